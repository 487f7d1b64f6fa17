#include "woo24/config/reader.hpp"

#include "woo24/base/text.hpp"
#include "woo24/config/checks.hpp"
#include "woo24/config/keys.hpp"

#include <fmt/core.h>

#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

namespace woo24::config {

namespace {

using settings::Settings;

constexpr std::uintmax_t k_largest_file = 1024 * 1024;

std::string leaf(std::string_view path) { return std::string(path.substr(path.rfind('.') + 1)); }

template <typename T>
bool is_section(std::span<const Key<T>> keys, const std::string& path) {
  return std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return key.path.starts_with(path + "."); });
}

/// Walks the tree along the table.
class Reading {
 public:
  explicit Reading(Settings& settings) : settings_(settings) {}

  std::vector<Reason> run(const Node& root) {
    if (root.form != Node::Form::map && root.form != Node::Form::nothing) {
      faults_.push_back(Reason{ReasonId::config_syntax,
                               {{"detail", "keys with their values are expected here"},
                                {"line", std::to_string(root.line)},
                                {"column", std::to_string(root.column)}}});
      return std::move(faults_);
    }
    fields(root, "", settings_keys(), settings_);
    auto more = clashes(settings_, spots_, keys_at_fault());
    faults_.insert(faults_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    std::stable_sort(faults_.begin(), faults_.end(), stands_before);
    return std::move(faults_);
  }

 private:
  [[nodiscard]] std::vector<std::string> keys_at_fault() const {
    std::vector<std::string> keys;
    for (const auto& fault : faults_) keys.push_back(fault.arguments.at("key"));
    return keys;
  }

  /// The entries of one mapping whose keys stand in `keys`; `base` is what stands before them in messages.
  template <typename T>
  void fields(const Node& map, const std::string& base, std::span<const Key<T>> keys, T& into) {
    section(map, base, "", keys, into);
    for (const auto& key : keys) {
      const auto path = base + std::string(key.path);
      if (key.required && !spots_.contains(path) && !in_broken(path)) missing(path, map.line);
    }
  }

  template <typename T>
  void section(const Node& map, const std::string& base, const std::string& inner, std::span<const Key<T>> keys, T& into) {
    for (const auto& entry : map.entries) {
      const auto local = inner + entry.key;
      const auto path = base + local;
      const auto key = std::find_if(keys.begin(), keys.end(), [&](const auto& one) { return one.path == local; });
      if (key != keys.end()) {
        spots_[path] = {entry.value.line, entry.value.column};
        value(entry, path, *key, into);
      } else if (is_section(keys, local)) {
        spots_[path] = {entry.line, entry.column};
        if (entry.value.form == Node::Form::map) {
          section(entry.value, base, local + ".", keys, into);
        } else {
          broken_.push_back(path + ".");
          wrong(path, entry.value, "{ … }");
        }
      } else {
        unknown(entry, path, base, inner, keys);
      }
    }
  }

  template <typename T>
  void value(const Entry& entry, const std::string& path, const Key<T>& key, T& into) {
    switch (key.holds) {
      case Holds::value:
        break;
      case Holds::payments:
        return payments(entry, path, std::string(key.expected));
      case Holds::sale_types:
        return list(entry, path, std::string(key.expected), sale_type_keys(), settings_.orders.sale_types);
      case Holds::vat:
        return list(entry, path, std::string(key.expected), vat_keys(), settings_.orders.vat);
      case Holds::fees:
        return list(entry, path, std::string(key.expected), fee_keys(), settings_.orders.fees);
      case Holds::row_dimensions:
        return list(entry, path, std::string(key.expected), row_dimension_keys(), settings_.orders.row_dimensions);
      case Holds::category_map:
        return list(entry, path, std::string(key.expected), category_pair_keys(), settings_.products.map);
    }
    if (cut_short(entry.value, path, key.free_text)) return;
    if (const auto* fault = key.set(entry.value, into)) wrong(path, *fault, std::string(key.expected));
  }

  /// Whether a comment may have been meant as part of the value. `free_text`: the value could hold a "#".
  bool cut_short(const Node& node, const std::string& path, bool free_text) {
    bool found = false;
    if (!node.cut_by.empty()) {
      const auto after = std::string_view(node.cut_by).substr(node.text.size());
      if (free_text || (after.starts_with(" #") && after.size() > 2 && after[2] != ' ')) {
        found = true;
        faults_.push_back(Reason{ReasonId::config_unquoted,
                                 {{"key", path},
                                  {"value", cut(node.cut_by, 60)},
                                  {"line", std::to_string(node.line)},
                                  {"column", std::to_string(node.column)}}});
      }
    }
    for (const auto& item : node.items) found = cut_short(item, path, free_text) || found;
    return found;
  }

  void payments(const Entry& entry, const std::string& path, const std::string& expected) {
    if (entry.value.form != Node::Form::map || entry.value.entries.empty()) return wrong(path, entry.value, expected);
    for (const auto& one : entry.value.entries) {
      const auto base = path + "." + one.key;
      spots_[base] = {one.line, one.column};
      if (one.value.form != Node::Form::map) {
        wrong(base, one.value, "{ paid_with: … } | { invoice_by: … }");
        continue;
      }
      settings::Payment payment;
      payment.method = one.key;
      payment.line = one.line;
      fields(one.value, base + ".", payment_keys(), payment);
      settings_.orders.payments.push_back(std::move(payment));
    }
  }

  template <typename T>
  void list(const Entry& entry, const std::string& path, const std::string& expected, std::span<const Key<T>> keys,
            std::vector<T>& into) {
    if (entry.value.form != Node::Form::list) return wrong(path, entry.value, expected);
    int number = 0;
    for (const auto& item : entry.value.items) {
      const auto base = fmt::format("{}[{}]", path, ++number);
      spots_[base] = {item.line, item.column};
      T one;
      one.line = item.line;
      if (item.form == Node::Form::map) {
        fields(item, base + ".", keys, one);
      } else {
        wrong(base, item, "{ … }");
      }
      into.push_back(std::move(one));  // also a wrong one, so that the numbers of entries stay true
    }
  }

  template <typename T>
  void unknown(const Entry& entry, const std::string& path, const std::string& base, const std::string& inner,
               std::span<const Key<T>> keys) {
    std::string near;
    if (!is_of_a_later_version(path)) {
      std::vector<std::string> siblings;
      std::vector<std::string> elsewhere;
      for (const auto& key : keys) {
        if (key.path.starts_with(inner)) {
          const auto rest = key.path.substr(inner.size());
          siblings.emplace_back(rest.substr(0, rest.find('.')));
        }
        elsewhere.push_back(leaf(key.path));
      }
      near = nearest(entry.key, siblings);
      if (near.empty() && base.empty()) near = whole_path(nearest(entry.key, elsewhere), keys);
    }
    faults_.push_back(Reason{
        ReasonId::config_key_unknown,
        {{"key", path}, {"line", std::to_string(entry.line)}, {"column", std::to_string(entry.column)}, {"nearest", near}}});
  }

  template <typename T>
  static std::string whole_path(const std::string& name, std::span<const Key<T>> keys) {
    for (const auto& key : keys) {
      if (!name.empty() && leaf(key.path) == name) return std::string(key.path);
    }
    return "";
  }

  void wrong(const std::string& key, const Node& node, const std::string& expected) {
    faults_.push_back(Reason{ReasonId::config_value_wrong,
                             {{"key", key},
                              {"found", shown(node)},
                              {"expected", expected},
                              {"line", std::to_string(node.line)},
                              {"column", std::to_string(node.column)}}});
  }

  void missing(const std::string& path, int line) {
    for (auto dot = path.rfind('.'); dot != std::string::npos && dot > 0; dot = path.rfind('.', dot - 1)) {
      if (const auto above = spots_.find(path.substr(0, dot)); above != spots_.end()) {
        line = above->second.line;
        break;
      }
    }
    faults_.push_back(Reason{ReasonId::config_key_missing, {{"key", path}, {"line", std::to_string(line)}}});
  }

  [[nodiscard]] bool in_broken(const std::string& path) const {
    return std::any_of(broken_.begin(), broken_.end(), [&](const std::string& start) { return path.starts_with(start); });
  }

  Settings& settings_;
  Spots spots_;
  std::vector<std::string> broken_;  ///< sections that are no mapping: what lacks in them is not said too
  std::vector<Reason> faults_;
};

/// Of a file whose form is wrong, so that its faults are said in the language of those who wrote it.
std::optional<settings::Language> language_of_lines(std::string_view yaml) {
  for (const auto& [word, language] : {std::pair{"sv", settings::Language::sv}, std::pair{"nb", settings::Language::nb},
                                       std::pair{"en", settings::Language::en}}) {
    const auto line = std::string("language: ") + word;
    for (auto at = yaml.find(line); at != std::string_view::npos; at = yaml.find(line, at + 1)) {
      const auto end = at + line.size();
      if ((at == 0 || yaml[at - 1] == '\n') && (end == yaml.size() || std::isspace(static_cast<unsigned char>(yaml[end])) != 0))
        return language;
    }
  }
  return std::nullopt;
}

Fail unreadable(const std::string& path, std::string detail) {
  return Fail{Kind::configuration, Reason{ReasonId::config_unreadable, {{"file", path}, {"detail", std::move(detail)}}}};
}

}  // namespace

Read read(std::string_view yaml, const std::string& file_name) {
  Read out;
  out.settings.file = file_name;
  auto tree = parse_tree(yaml);
  out.faults = std::move(tree.faults);
  if (!out.faults.empty()) {
    out.settings.language = language_of_lines(yaml).value_or(out.settings.language);
    return out;
  }
  out.faults = Reading(out.settings).run(tree.root);
  return out;
}

Result<Read> read_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return unreadable(path, error ? error.message() : "not a file");
  }
  if (std::filesystem::file_size(path, error) > k_largest_file) return unreadable(path, "larger than 1 MiB");
  std::ifstream in(path, std::ios::binary);
  if (!in) return unreadable(path, std::generic_category().message(errno));
  std::ostringstream text;
  text << in.rdbuf();
  if (in.bad()) return unreadable(path, std::generic_category().message(errno));
  return read(text.str(), path);
}

std::string place(const Reason& fault, const std::string& file) {
  std::string out = file;
  for (const char* name : {"line", "column"}) {
    const auto found = fault.arguments.find(name);
    if (found != fault.arguments.end()) out += ":" + found->second;
  }
  return out;
}

}  // namespace woo24::config
