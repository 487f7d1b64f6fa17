#pragma once
// The service's mail: composes what is due, and sends it from a thread of its own, so that a slow mail server holds up no
// order.

#include "woo24/app/program.hpp"
#include "woo24/jobs/alarm.hpp"
#include "woo24/jobs/outbox.hpp"

#include <atomic>
#include <future>
#include <optional>

namespace woo24::app {

/// What it does is a job each, of the desk.
class MailLane {
 public:
  MailLane(const Context& context, jobs::Tables& tables) : context_(context), tables_(tables) {}
  /// Ends what is being sent, and keeps what became of it.
  ~MailLane();
  MailLane(const MailLane&) = delete;
  MailLane& operator=(const MailLane&) = delete;

  [[nodiscard]] bool is_configured() const { return context_.settings.mail.configured() && context_.outside.mail; }
  /// Keeps what became of a letter, and begins with the next.
  Result<void> send();
  /// The report of the night, if it is not made yet. `down`: what keeps everything from going through.
  Result<void> report(const std::optional<Reason>& down);
  /// Says what has to be said of these.
  Result<void> alarms(const jobs::Seen& seen);
  /// For a simulated day: waits until what is under way has been sent.
  void settle();

 private:
  Result<void> keep_what_came_of_it();
  Result<void> begin(Instant now);

  const Context& context_;
  jobs::Tables& tables_;
  std::optional<Instant> looked_at_;  ///< the state file is asked once a minute, and when there is something new
  std::atomic<bool> stopping_{false};
  std::optional<store::Letter> under_way_;
  std::future<Result<MailTaken>> outcome_;
};

/// Sends one letter now, by the settings in force.
Result<MailTaken> send_letter(Context& context, const store::Letter& letter, const std::function<bool()>& stop);
/// The password where one is needed. Error: those of secrets.
Result<std::string> mail_password(const Context& context);

}  // namespace woo24::app
