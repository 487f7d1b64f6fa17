#pragma once
// MailDoor over libcurl's SMTP. TLS as asked for or more, never less; always verified. One connection a mail. Thread-safe.

#include "woo24/base/doors.hpp"
#include "woo24/settings/mail.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace woo24::net {

class CurlMailer final : public MailDoor {
 public:
  /// `password` is used only where there is a username. `stop` is asked about once a second, by the thread that sends.
  CurlMailer(settings::Smtp smtp, std::string password, std::function<bool()> stop = {},
             std::chrono::seconds total = std::chrono::seconds{120});
  Result<MailTaken> send(const std::string& from, const std::vector<std::string>& to, const std::string& message) override;

 private:
  const settings::Smtp smtp_;
  const std::string password_;
  const std::function<bool()> stop_;
  const std::chrono::seconds total_;
};

/// "smtps://mail.example.se:465" and what goes with it, as the settings mean it.
struct MailRoute {
  std::string url, server;  ///< server: host and port, for people
  bool starttls = false;
  friend bool operator==(const MailRoute&, const MailRoute&) = default;
};
MailRoute route_of(const settings::Smtp& smtp);

}  // namespace woo24::net
