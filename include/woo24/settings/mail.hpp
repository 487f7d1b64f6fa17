#pragma once
// Who is told, and by which server.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace woo24::settings {

enum class Language { sv, nb, en };

enum class MailTls { automatic, none, starttls, implicit };
enum class MailWhen { failures, always };

struct Smtp {
  std::string host = "localhost";
  std::optional<int> port;           ///< empty: 25 on this machine, 465 with implicit TLS, else 587
  MailTls tls = MailTls::automatic;  ///< automatic: none on this machine, implicit on port 465, else STARTTLS, always
  std::string username;              ///< "" signs in nowhere; else the secret smtp_password goes with it
  std::string ca_file;
  friend bool operator==(const Smtp&, const Smtp&) = default;
};

struct Mail {
  std::string from;                      ///< "" : no mail is sent
  std::optional<Language> language;      ///< empty: that of everything else
  std::vector<std::string> failures_to;  ///< the report
  std::vector<std::string> alarms_to;    ///< empty: as failures_to
  MailWhen when = MailWhen::failures;
  std::optional<std::chrono::weekday> all_is_well = std::chrono::Monday;  ///< said on this day even when `when` is failures
  Smtp smtp;
  [[nodiscard]] bool configured() const { return !from.empty() && !failures_to.empty(); }
  friend bool operator==(const Mail&, const Mail&) = default;
};

struct Alarm {
  std::chrono::seconds oldest_unsent{7200};
  std::chrono::seconds nothing_through{21600};
  std::chrono::seconds repeat{43200};
  friend bool operator==(const Alarm&, const Alarm&) = default;
};

}  // namespace woo24::settings
