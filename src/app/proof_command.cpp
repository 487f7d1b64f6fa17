// `woo24 proof`: whether the books equal the shop. `woo24 backup`: a copy of what woo24 remembers.
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/base/text.hpp"
#include "woo24/jobs/proof.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/words.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

namespace woo24::app {

namespace {

using settings::Language;
using words::Phrase;

Json finding_json(const sync::Finding& one, Language language) {
  return Json::object({{"order", Json::number(one.order.value)},
                       {"number", Json::text(one.number)},
                       {"refund", one.refund ? Json::number(one.refund->value) : Json::null()},
                       {"key", Json::text(one.key)},
                       {"office_order", one.office_order ? Json::number(one.office_order->value) : Json::null()},
                       {"settled", Json::boolean(one.settled)},
                       {"reason", reason_json(one.reason, language)}});
}

Json sum_json(const sync::ProofSum& sum) {
  const auto money = [](Amount amount) { return Json::text(amount.text(2)); };
  return Json::object({{"day", Json::text(format_day(sum.day))},
                       {"payment_method", Json::text(sum.payment_method)},
                       {"currency", Json::text(sum.currency)},
                       {"count", Json::number(sum.count)},
                       {"shop", money(sum.shop)},
                       {"office", money(sum.office)},
                       {"shop_vat", money(sum.shop_vat)},
                       {"office_vat", money(sum.office_vat)},
                       {"listed", money(sum.apart)},
                       {"vat_rounding", money(sum.rounding)},
                       {"equal", Json::boolean(sum.equal())}});
}

Json proved_json(const sync::Proof& proved, int days, Language language) {
  std::vector<Json> findings, listed, sums;
  for (const auto& one : proved.findings) findings.push_back(finding_json(one, language));
  for (const auto& one : proved.listed) listed.push_back(finding_json(one, language));
  for (const auto& one : proved.sums) sums.push_back(sum_json(one));
  return Json::object({{"equal", Json::boolean(proved.equal())},
                       {"days", Json::number(days)},
                       {"orders", Json::number(proved.orders)},
                       {"credits", Json::number(proved.credits)},
                       {"on_the_way", Json::number(proved.on_the_way)},
                       {"not_in_ledger", Json::number(proved.not_in_ledger)},
                       {"findings", Json::list(findings)},
                       {"listed", Json::list(listed)},
                       {"sums", Json::list(sums)}});
}

/// "  swish  12  shop 4 020,00 SEK  24SevenOffice 4 020,00 SEK", and what differs behind it.
std::string sum_line(const sync::ProofSum& sum, const std::string& name, Language language) {
  const auto money = [&](Amount amount) { return words::money(amount.text(2), sum.currency, language); };
  std::string line = "  " + (name.empty() ? "-" : name) + "  " + std::to_string(sum.count) + "  " +
                     words::phrase(Phrase::proof_shop, language) + " " + money(sum.shop) + "  24SevenOffice " +
                     money(sum.office);
  if (sum.office != sum.shop)
    line += "  " + words::phrase(Phrase::proof_difference, language) + " " + money(sum.office - sum.shop);
  if (!sum.rounding.is_zero())
    line += "  (" + words::phrase(Phrase::proof_vat_rounding, language) + " " + money(sum.rounding) + ")";
  return line + "\n";
}

/// All days together by payment method and currency, then the days that differ.
std::string sum_lines(const sync::Proof& proved, Language language) {
  std::map<std::pair<std::string, std::string>, sync::ProofSum> whole;
  for (const auto& one : proved.sums) {
    auto& sum = whole[{one.payment_method, one.currency}];
    sum.currency = one.currency;
    sum.count += one.count;
    sum.shop += one.shop;
    sum.office += one.office;
    sum.rounding += one.rounding;
  }
  std::string text;
  for (const auto& [name, sum] : whole) text += sum_line(sum, name.first, language);
  for (const auto& one : proved.sums) {
    if (one.shop != one.office) text += sum_line(one, format_day(one.day) + " " + one.payment_method, language);
  }
  return text;
}

std::string finding_lines(const sync::Finding& one, Language language) {
  auto text = one.number.empty() ? std::to_string(one.order.value) : one.number;
  if (one.number != std::to_string(one.order.value) && !one.number.empty())
    text += " (" + std::to_string(one.order.value) + ")";
  if (one.refund) text += " R" + std::to_string(one.refund->value);
  if (one.office_order) text += "  24SevenOffice " + std::to_string(one.office_order->value);
  return text + "\n" + reason_lines(one.reason, language);
}

std::string group(Phrase heading, const std::vector<sync::Finding>& found, Language language) {
  if (found.empty()) return "";
  auto text = words::phrase(heading, language) + "\n";
  for (const auto& one : found) text += finding_lines(one, language);
  return text;
}

std::string proved_lines(const sync::Proof& proved, Language language) {
  auto text = sum_lines(proved, language);
  std::vector<sync::Finding> open, settled;
  for (const auto& one : proved.listed) (one.settled ? settled : open).push_back(one);
  text += group(Phrase::proof_differs, proved.findings, language) + group(Phrase::proof_listed, open, language) +
          group(Phrase::proof_settled, settled, language);
  const auto count = [&](Phrase what, int number) {
    if (number > 0) text += words::phrase(what, language) + ": " + std::to_string(number) + "\n";
  };
  count(Phrase::proof_on_the_way, proved.on_the_way);
  count(Phrase::proof_not_in_ledger, proved.not_in_ledger);
  if (proved.equal()) text += words::phrase(Phrase::proof_equal, language) + "\n";
  return text;
}

}  // namespace

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
