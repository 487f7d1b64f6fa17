// `woo24 proof`: whether the books equal the shop. `woo24 backup`: a copy of what woo24 remembers.
#include "woo24/app/program.hpp"
#include "woo24/app/proof_lines.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/jobs/proof.hpp"
#include "woo24/words/format.hpp"

#include <ostream>

namespace woo24::app {

using words::Phrase;

Exit proof(Context& context) {
  auto wiring = Wiring::make(context, false);
  if (!wiring.ok()) return say(context, wiring.error());
  auto sides = wiring.value()->sides(false);
  if (!sides.ok()) return say(context, sides.error());
  const auto days = context.invocation.days;
  const auto proved = jobs::run_proof(sides.value(), days);
  if (!proved.ok()) return say(context, proved.error());
  const auto language = context.settings.language;
  if (context.invocation.json) {
    context.outside.out << proved_json(proved.value(), days, language).written() << "\n";
  } else {
    context.outside.out << proved_lines(proved.value(), language);
  }
  return proved.value().equal() ? Exit::done : Exit::listed;
}

Exit backup(Context& context) {
  if (auto owned = own_state_folder(context); !owned.ok()) return say(context, owned.error());
  const auto& file = context.invocation.subject;
  const auto copied = store::Database::backup(context.settings.database, file);
  if (!copied.ok()) return say(context, copied.error());
  const auto bytes = static_cast<std::int64_t>(copied.value());
  if (context.invocation.json) {
    context.outside.out << Json::object({{"file", Json::text(file)}, {"bytes", Json::number(bytes)}}).written() << "\n";
  } else {
    context.outside.out << bytes << " " << words::phrase(Phrase::copied_bytes, context.settings.language) << " " << file
                        << "\n";
  }
  return Exit::done;
}

}  // namespace woo24::app
