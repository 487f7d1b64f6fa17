// `woo24 pause JOB|all`, `woo24 resume JOB|all`: a person stops what goes by itself, and lets it go on.
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/jobs/pauses.hpp"
#include "woo24/words/status.hpp"

#include <ostream>

namespace woo24::app {

namespace {

using words::Status;

Result<void> kept(Context& context, const std::string& job, bool paused) {
  auto database = TRY(open_state(context, true));
  jobs::Tables tables(database);
  return jobs::set_paused(tables, job, paused, context.outside.clock.now());
}

/// Here, or by the service that is at work, which stops between two steps.
Exit set(Context& context, const char* what) {
  const auto& job = context.invocation.subject;
  const bool paused = std::string_view(what) == "pause";
  const auto turn = take_turn(context, what, job, "");
  if (!turn.ok()) return say(context, turn.error());
  if (turn.value().granted && !is_order(*turn.value().granted)) return say_granted(context, *turn.value().granted);
  if (turn.value().lease) {
    if (auto done = kept(context, job, paused); !done.ok()) return say(context, done.error());
  } else if (!turn.value().granted) {
    return Exit::listed;
  }
  if (context.invocation.json) {
    context.outside.out << Json::object({{"job", Json::text(job)}, {"paused", Json::boolean(paused)}}).written() << "\n";
  } else {
    const auto language = context.settings.language;
    context.outside.out << (paused ? words::phrase(Status::now_paused, language) + " " + job + "`"
                                   : words::phrase(Status::now_resumed, language) + ": " + job)
                        << "\n";
  }
  return Exit::done;
}

}  // namespace

Exit pause(Context& context) { return set(context, "pause"); }

Exit resume(Context& context) { return set(context, "resume"); }

}  // namespace woo24::app
