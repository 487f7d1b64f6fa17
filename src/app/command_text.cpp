#include "woo24/app/command_text.hpp"

#include "woo24/base/manual.hpp"
#include "woo24/base/text.hpp"

#include <algorithm>
#include <map>

namespace woo24::app {

namespace {

const char* const k_exit_codes[][2] = {
    {"0", "done"},
    {"1", "something failed, waits or differs, and is listed"},
    {"2", "wrong use"},
    {"3", "the settings, or a secret, are at fault"},
    {"4", "a sign-in was refused"},
    {"5", "a side cannot be reached"},
    {"6", "another process holds the state file"},
    {"7", "the state file is damaged, a newer version's, or cannot be written"},
};

std::string usage_of(const CommandText& command) {
  std::string line = "`woo24 " + command.name + "`";
  for (const auto& option : command.options) {
    if (!option.named) line += option.required ? " " + option.name : " [" + option.name + "]";
  }
  return line;
}

/// With a capital, unless it begins with a word that is typed so: "shop_key, shop_secret, …".
std::string sentence(std::string text) {
  const auto first = text.substr(0, text.find(' '));
  const bool plain = first.find_first_not_of("abcdefghijklmnopqrstuvwxyz;:'") == std::string::npos;
  if (!first.empty() && plain) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text.empty() ? text : text + ".";
}

std::string told(const OptionText& option) {
  auto text = sentence(option.about);
  const bool said = !option.choices.empty() && option.about.find(option.choices.front()) != std::string::npos;
  if (!option.choices.empty() && !said) text += " One of " + joined(option.choices, ", ") + ".";
  return text;
}

/// `orders` and `list`; a word alone stands under "".
std::map<std::string, std::vector<std::string>> words_after(const std::vector<CommandText>& commands) {
  std::map<std::string, std::vector<std::string>> after;
  for (const auto& command : commands) {
    const auto words = split(command.name, ' ');
    auto& first = after[""];
    if (std::find(first.begin(), first.end(), words[0]) == first.end()) first.push_back(words[0]);
    if (words.size() > 1) after[words[0]].push_back(words[1]);
  }
  return after;
}

/// The options that a word follows.
std::vector<std::string> with_value(const std::vector<CommandText>& commands) {
  std::vector<std::string> names;
  for (const auto& command : commands) {
    for (const auto& option : command.options) {
      const bool known = std::find(names.begin(), names.end(), option.name) != names.end();
      if (option.named && !option.value.empty() && !known) names.push_back(option.name);
    }
  }
  return names;
}

}  // namespace

std::string manual_page(const std::vector<CommandText>& commands) {
  ManualPage page("woo24", 1, "keeps a WooCommerce shop and 24SevenOffice in step");
  page.heading("SYNOPSIS");
  page.paragraph("`woo24` COMMAND [OPTIONS]");
  page.heading("DESCRIPTION");
  page.paragraph(
      "woo24 takes the orders of a WooCommerce shop into the books of 24SevenOffice: each once and to the öre, or somebody is "
      "told why. Where the settings say so, refunds, changes and cancellations follow, and orders made in 24SevenOffice go to "
      "the shop.");
  page.paragraph(
      "`woo24 run` is the service; systemd starts it (`woo24.service`, or `woo24@NAME.service` for one of several shops). The "
      "other commands may be used beside it: what changes something is left to the service as a wish, and answered within "
      "moments.");
  page.heading("COMMANDS");
  for (const auto& command : commands) {
    page.subheading(usage_of(command));
    page.paragraph(sentence(command.about));
    for (const auto& option : command.options) {
      if (option.name == "--config" || option.name == "--json") continue;
      const auto tag = option.named ? "`" + option.name + "`" + (option.value.empty() ? "" : " " + option.value) : option.name;
      page.item(tag, told(option));
    }
  }
  page.heading("OPTIONS OF ALL COMMANDS");
  page.item("`--config` FILE", "The settings. Default: `/etc/woo24/woo24.yaml`.");
  page.item("--json", "The answer as JSON on standard output, where the command has one that a script would read.");
  page.item("--help", "What may be typed.");
  page.heading("EXIT STATUS");
  for (const auto& [code, meaning] : k_exit_codes) page.item(code, meaning);
  page.heading("ENVIRONMENT");
  page.item("CREDENTIALS_DIRECTORY", "Where the secrets are looked for first; systemd sets it for the service.");
  page.item("`LC_ALL`, `LC_MESSAGES`, `LANG`",
            "The language, where there are no settings to ask: Swedish, Norwegian or English.");
  page.heading("FILES");
  page.item("/etc/woo24/woo24.yaml", "The settings: woo24.yaml(5).");
  page.item("/etc/woo24/credentials/",
            "The secrets, a file each, set by `woo24 secret set`. Those of a settings file NAME.yaml of another name are in "
            "`credentials/NAME/`.");
  page.item("/var/lib/woo24/woo24.db", "What woo24 remembers. Copy it by `woo24 backup`.");
  page.heading("SEE ALSO");
  page.paragraph("woo24.yaml(5), woo24-sandbox(1); `/usr/share/doc/woo24/operating.md`, `troubleshooting.md` and `errors.md`.");
  return page.text();
}

std::string bash_completion(const std::vector<CommandText>& commands) {
  std::string out =
      "# bash completion for woo24, made from the program's own table of commands.\n"
      "_woo24() {\n"
      "  local cur prev words cword\n"
      "  _init_completion || return\n"
      "  local command='' word value=''\n"
      "  for word in \"${words[@]:1:cword-1}\"; do\n"
      "    if [[ -n $value ]]; then value=''; continue; fi\n"
      "    case \"$word\" in\n"
      "      " +
      joined(with_value(commands), "|") +
      ") value=1; continue ;;\n"
      "      -*) continue ;;\n"
      "    esac\n"
      "    case \"$command\" in\n"
      "      '') command=$word ;;\n";
  const auto after = words_after(commands);
  std::vector<std::string> groups;
  for (const auto& [group, words] : after) {
    if (!group.empty()) groups.push_back(group);
  }
  out += "      " + joined(groups, "|") + ") command+=\" $word\" ;;\n    esac\n  done\n";
  out +=
      "  case \"$prev\" in\n    --config) _filedir yaml; return ;;\n    --database) _filedir; return ;;\n  esac\n  local "
      "offered=''\n  case \"$command\" in\n";
  out += "    '') offered='" + joined(after.at(""), " ") + "' ;;\n";
  for (const auto& group : groups) out += "    '" + group + "') offered='" + joined(after.at(group), " ") + "' ;;\n";
  for (const auto& command : commands) {
    std::vector<std::string> offered;
    bool a_file = false;
    for (const auto& option : command.options) {
      if (option.named) offered.push_back(option.name);
      offered.insert(offered.end(), option.choices.begin(), option.choices.end());
      a_file = a_file || (!option.named && option.name == "FILE");
    }
    out += "    '" + command.name + "')" + (a_file ? " _filedir;" : "") + " offered='" + joined(offered, " ") + "' ;;\n";
  }
  out += "  esac\n  COMPREPLY+=($(compgen -W \"$offered\" -- \"$cur\"))\n} &&\n  complete -F _woo24 woo24\n";
  return out;
}

}  // namespace woo24::app
