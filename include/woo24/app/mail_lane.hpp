#pragma once
// The service's mail: composes what is due, and sends it from a thread of its own, so that a slow mail server holds up no
// order.

#include "woo24/app/program.hpp"
#include "woo24/jobs/outbox.hpp"

#include <atomic>
#include <future>
#include <optional>

namespace woo24::app {

class MailLane {
 public:
  MailLane(Context& context, jobs::Tables& tables) : context_(context), tables_(tables) {}
  /// Ends what is being sent, and keeps what became of it.
  ~MailLane();
  MailLane(const MailLane&) = delete;
  MailLane& operator=(const MailLane&) = delete;

  /// Every second. `tried`: both sides have been tried since the start; `down`: what ended the last try.
  Result<void> turn(bool tried, const std::optional<Error>& down);
  /// Looks at everything again at once: the settings are others.
  void at_once() { looked_at_.reset(); }

 private:
  Result<void> compose(bool tried, const std::optional<Error>& down, Instant now);
  Result<void> keep_what_came_of_it();
  Result<void> begin(Instant now);

  Context& context_;
  jobs::Tables& tables_;
  std::optional<Instant> looked_at_;
  std::optional<bool> stood_;  ///< whether nothing got through, when last told
  std::atomic<bool> stopping_{false};
  std::optional<store::Letter> under_way_;
  std::future<Result<MailTaken>> outcome_;
};

/// Sends one letter now, by the settings in force.
Result<MailTaken> send_letter(Context& context, const store::Letter& letter, const std::function<bool()>& stop);
/// The password where one is needed. Error: those of secrets.
Result<std::string> mail_password(Context& context);

}  // namespace woo24::app
