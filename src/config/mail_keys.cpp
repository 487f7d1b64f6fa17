// The keys of mail and alarms: part of the one table.
#include "woo24/base/text.hpp"
#include "woo24/config/key_values.hpp"
#include "woo24/config/keys.hpp"

namespace woo24::config {

namespace {

using settings::MailTls;
using settings::MailWhen;
using settings::Settings;
using namespace std::chrono_literals;

constexpr Words<settings::Language, 3> k_languages{
    {{"sv", settings::Language::sv}, {"nb", settings::Language::nb}, {"en", settings::Language::en}}};
constexpr Words<MailWhen, 2> k_when{{{"failures", MailWhen::failures}, {"always", MailWhen::always}}};
constexpr Words<MailTls, 4> k_tls{
    {{"auto", MailTls::automatic}, {"none", MailTls::none}, {"starttls", MailTls::starttls}, {"implicit", MailTls::implicit}}};
constexpr Words<std::optional<std::chrono::weekday>, 8> k_days{{{"monday", std::chrono::Monday},
                                                                {"tuesday", std::chrono::Tuesday},
                                                                {"wednesday", std::chrono::Wednesday},
                                                                {"thursday", std::chrono::Thursday},
                                                                {"friday", std::chrono::Friday},
                                                                {"saturday", std::chrono::Saturday},
                                                                {"sunday", std::chrono::Sunday},
                                                                {"off", std::nullopt}}};

/// NAME@HOST, of what every mail server takes: ASCII, no blanks, no comments, no quotes.
bool is_mail_address(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
  const auto host = text.substr(at + 1);
  const auto plain = [](std::string_view part, std::string_view more) {
    return !part.empty() && part.front() != '.' && part.back() != '.' && part.find("..") == std::string_view::npos &&
           std::all_of(part.begin(), part.end(), [&](char c) {
             return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                    more.find(c) != std::string_view::npos;
           });
  };
  return plain(text.substr(0, at), ".!#$%&'*+-/=?^_`{|}~") && plain(host, ".-") && host.front() != '-';
}

const Node* mail_address(const Node& node, std::string& into) {
  const auto text = word(node);
  if (!text || !is_mail_address(*text)) return &node;
  into = *text;
  return nullptr;
}

const Node* mail_addresses(const Node& node, std::vector<std::string>& into) {
  into.clear();
  if (node.form != Node::Form::list) return &node;
  for (const auto& item : node.items) {
    std::string one;
    if (const auto* fault = mail_address(item, one)) return fault;
    if (std::find(into.begin(), into.end(), one) != into.end()) return &item;
    into.push_back(one);
  }
  return nullptr;
}

const Node* mail_host(const Node& node, std::string& into) {
  const auto text = word(node);
  const auto found = text ? address("http://" + *text) : std::nullopt;
  if (!found || !found->bare || found->host != *text) return &node;
  into = *text;
  return nullptr;
}

const Key<Settings> k_mail[] = {
    {{.path = "mail.from",
      .expected = "woo24@example.se",
      .comment = "Who the mails come from. Without it, nobody is told what did not reach the books.",
      .example = "woo24@example.se",
      .free_text = true},
     [](const Node& node, Settings& s) { return mail_address(node, s.mail.from); },
     [](const Settings& s) { return text_of(s.mail.from); }},
    {{.path = "mail.failures_to",
      .expected = "[ekonomi@example.se, …]",
      .comment = "Who gets the report of the night: those who keep the books.",
      .example = "[ekonomi@example.se]",
      .free_text = true},
     [](const Node& node, Settings& s) { return mail_addresses(node, s.mail.failures_to); },
     [](const Settings& s) { return s.mail.failures_to.empty() ? std::string() : list_text(s.mail.failures_to); }},
    {{.path = "mail.alarms_to",
      .expected = "[it@example.se, …]",
      .comment = "Who is told at once when nothing gets through. Default: as failures_to.",
      .example = "[it@example.se]",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return mail_addresses(node, s.mail.alarms_to); },
     [](const Settings& s) { return s.mail.alarms_to.empty() ? std::string() : list_text(s.mail.alarms_to); }},
    {{.path = "mail.language",
      .expected = "sv | nb | en",
      .comment = "Of the mails. Default: as language.",
      .example = "sv",
      .in_use = false},
     [](const Node& node, Settings& s) {
       auto language = settings::Language::sv;
       const auto* fault = choose(node, k_languages, language);
       if (fault == nullptr) s.mail.language = language;
       return fault;
     },
     [](const Settings& s) { return s.mail.language ? word_of(k_languages, *s.mail.language) : std::string(); }},
    {{.path = "mail.when",
      .expected = "failures | always",
      .standard = "failures",
      .comment = "failures: only when there is something to say. In the first 14 days a report comes every day.",
      .example = "failures"},
     [](const Node& node, Settings& s) { return choose(node, k_when, s.mail.when); },
     [](const Settings& s) { return word_of(k_when, s.mail.when); }},
    {{.path = "mail.all_is_well",
      .expected = "monday | … | sunday | off",
      .standard = "monday",
      .comment = "The day on which a report comes also when all is well, so that silence means something.",
      .example = "monday"},
     [](const Node& node, Settings& s) { return choose(node, k_days, s.mail.all_is_well); },
     [](const Settings& s) { return word_of(k_days, s.mail.all_is_well); }},
    {{.path = "mail.smtp.host",
      .expected = "HOST",
      .standard = "localhost",
      .comment = "The mail server.",
      .example = "localhost",
      .free_text = true},
     [](const Node& node, Settings& s) { return mail_host(node, s.mail.smtp.host); },
     [](const Settings& s) { return text_of(s.mail.smtp.host); }},
    {{.path = "mail.smtp.port",
      .expected = "1 … 65535",
      .comment = "Default: 25 on this machine, 465 with tls: implicit, else 587.",
      .example = "587",
      .in_use = false},
     [](const Node& node, Settings& s) { return keep(node, whole(node, 1, 65535), s.mail.smtp.port); },
     [](const Settings& s) { return s.mail.smtp.port ? std::to_string(*s.mail.smtp.port) : std::string(); }},
    {{.path = "mail.smtp.tls",
      .expected = "auto | none | starttls | implicit",
      .standard = "auto",
      .comment = "auto: none on this machine, implicit on port 465, else STARTTLS. Never less than asked for.",
      .example = "auto"},
     [](const Node& node, Settings& s) { return choose(node, k_tls, s.mail.smtp.tls); },
     [](const Settings& s) { return word_of(k_tls, s.mail.smtp.tls); }},
    {{.path = "mail.smtp.username",
      .expected = "USER",
      .comment = "Signs in with the secret smtp_password. Default: no sign-in.",
      .example = "woo24@example.se",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, word(node), s.mail.smtp.username); },
     [](const Settings& s) { return text_of(s.mail.smtp.username); }},
    {{.path = "mail.smtp.ca_file",
      .expected = "FILE",
      .comment = "Certificates to trust, for a mail server with a certificate of its own.",
      .example = "/etc/ssl/certs/mail.pem",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, word(node), s.mail.smtp.ca_file); },
     [](const Settings& s) { return text_of(s.mail.smtp.ca_file); }},
    {{.path = "alarm.oldest_unsent",
      .expected = "10m … 7d",
      .standard = "2h",
      .comment = "An order that is due and has waited longer raises an alarm.",
      .example = "2h"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 10min, 24h * 7), s.alarm.oldest_unsent); },
     [](const Settings& s) { return duration_text(s.alarm.oldest_unsent); }},
    {{.path = "alarm.nothing_through",
      .expected = "10m … 7d",
      .standard = "6h",
      .comment = "No run has ended well for so long: an alarm. A sign-in that is refused raises one at once.",
      .example = "6h"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 10min, 24h * 7), s.alarm.nothing_through); },
     [](const Settings& s) { return duration_text(s.alarm.nothing_through); }},
    {{.path = "alarm.repeat",
      .expected = "1h … 7d",
      .standard = "12h",
      .comment = "How long until an alarm whose cause still stands is said again.",
      .example = "12h"},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 1h, 24h * 7), s.alarm.repeat); },
     [](const Settings& s) { return duration_text(s.alarm.repeat); }},
};

}  // namespace

std::span<const Key<Settings>> mail_keys() { return k_mail; }

}  // namespace woo24::config
