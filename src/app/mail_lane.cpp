#include "woo24/app/mail_lane.hpp"

#include "woo24/base/log.hpp"
#include "woo24/jobs/alarm.hpp"
#include "woo24/jobs/nightly_report.hpp"

namespace woo24::app {

namespace {

using namespace std::chrono_literals;

constexpr auto k_look = 60s;

/// Without what the server answered: addresses of people are in it.
void log_unsent(const store::Letter& letter, const Error& error) {
  const auto server = error.reason.arguments.find("server");
  log::warning("a mail could not be sent; it is kept and tried again",
               {{"reason", std::string(reason_id(error.reason.id))},
                {"server", server == error.reason.arguments.end() ? "" : server->second},
                {"mail", letter.kind}});
}

}  // namespace

Result<std::string> mail_password(const Context& context) {
  if (context.settings.mail.smtp.username.empty()) return std::string();
  return context.outside.environment.secret("smtp_password");
}

Result<MailTaken> send_letter(Context& context, const store::Letter& letter, const std::function<bool()>& stop) {
  auto door = context.outside.mail(context.settings, TRY(mail_password(context)), stop);
  return door->send(context.settings.mail.from, jobs::recipients(context.settings.mail, letter.kind), letter.message);
}

MailLane::~MailLane() {
  if (!under_way_) return;
  stopping_ = true;
  outcome_.wait();
  (void)keep_what_came_of_it().ok();  // not kept: the same letter goes out again, and its Message-ID tells
}

void MailLane::settle() {
  if (under_way_) outcome_.wait();
}

Result<void> MailLane::send() {
  if (under_way_ && outcome_.wait_for(0s) == std::future_status::ready) TRY(keep_what_came_of_it());
  if (!is_configured() || under_way_) return {};
  const auto now = context_.outside.clock.now();
  if (looked_at_ && now >= *looked_at_ && now - *looked_at_ < k_look) return {};
  looked_at_ = now;
  return begin(now);
}

Result<void> MailLane::report(const std::optional<Reason>& down) {
  if (!is_configured()) return {};
  const auto& settings = context_.settings;
  const auto now = context_.outside.clock.now();
  const auto zone = TRY(jobs::known_zone(tables_, settings));
  const auto due = TRY(jobs::next_report(tables_, settings, zone, now));
  if (!due || *due > now) return {};  // a person had it made meanwhile
  const auto letter = TRY(jobs::compose_report(tables_, settings, zone, context_.outside.chance, now, false, down));
  log::info(letter ? "report composed" : "nothing to report");
  looked_at_.reset();
  return {};
}

Result<void> MailLane::alarms(const jobs::Seen& seen) {
  if (!is_configured()) return {};
  const auto& settings = context_.settings;
  const auto now = context_.outside.clock.now();
  const auto zone = TRY(jobs::known_zone(tables_, settings));
  const auto causes = TRY(jobs::standing_causes(tables_, settings, zone, now, seen));
  const auto said = TRY(jobs::raise_alarms(tables_, settings, zone, context_.outside.chance, now, causes));
  if (said > 0) looked_at_.reset();
  return {};
}

Result<void> MailLane::begin(Instant now) {
  auto letter = TRY(jobs::next_letter(tables_, now));
  if (!letter) return {};
  under_way_ = std::move(letter);
  auto password = mail_password(context_);
  auto door =
      password.ok() ? context_.outside.mail(context_.settings, password.value(), [this] { return stopping_.load(); }) : nullptr;
  // Everything that the thread needs goes with it: settings and letters change meanwhile.
  outcome_ = std::async(
      std::launch::async,
      [door = std::move(door), password = std::move(password), from = context_.settings.mail.from,
       to = jobs::recipients(context_.settings.mail, under_way_->kind), message = under_way_->message]() -> Result<MailTaken> {
        if (!door) return Fail{password.error()};
        return door->send(from, to, message);
      });
  return {};
}

Result<void> MailLane::keep_what_came_of_it() {
  const auto letter = std::move(*under_way_);
  under_way_.reset();
  const auto sent = outcome_.get();
  const auto now = context_.outside.clock.now();
  if (!sent.ok()) {
    log_unsent(letter, sent.error());
  } else {
    log::info("mail sent", {{"mail", letter.kind}});
    if (!sent.value().refused.empty())
      log::warning("the mail server would not take a mail for all", {{"refused", std::to_string(sent.value().refused.size())}});
    looked_at_.reset();  // there may be another
  }
  return jobs::keep_outcome(tables_, letter, sent, now);
}

}  // namespace woo24::app
