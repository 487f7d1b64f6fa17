#include "woo24/app/proof_lines.hpp"

#include "woo24/app/order_lines.hpp"
#include "woo24/jobs/proof.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/words.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

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

Json rate_json(const sync::ProofRate& rate) {
  const auto money = [](Amount amount) { return Json::text(amount.text(2)); };
  return Json::object({{"rate", rate.rate ? Json::text(rate.rate->shortest()) : Json::null()},
                       {"shop_net", money(rate.shop_net)},
                       {"shop_vat", money(rate.shop_vat)},
                       {"office_net", money(rate.office_net)},
                       {"office_vat", money(rate.office_vat)},
                       {"listed_net", money(rate.apart_net)},
                       {"listed_vat", money(rate.apart_vat)},
                       {"rounding_net", money(rate.rounding_net)},
                       {"rounding_vat", money(rate.rounding_vat)},
                       {"equal", Json::boolean(rate.equal())}});
}

Json sum_json(const sync::ProofSum& sum) {
  const auto money = [](Amount amount) { return Json::text(amount.text(2)); };
  std::vector<Json> rates;
  for (const auto& rate : sum.rates) rates.push_back(rate_json(rate));
  return Json::object({{"day", Json::text(format_day(sum.day))},
                       {"payment_method", Json::text(sum.payment_method)},
                       {"currency", Json::text(sum.currency)},
                       {"count", Json::number(sum.count)},
                       {"shop", money(sum.shop)},
                       {"office", money(sum.office)},
                       {"listed", money(sum.apart)},
                       {"vat_rounding", money(sum.rounding)},
                       {"rates", Json::list(rates)},
                       {"equal", Json::boolean(sum.equal())}});
}

/// Same words for a rate that neither side tells.
std::string rate_name(const std::optional<Amount>& rate) { return rate ? rate->shortest() + " %" : "-"; }

/// "    25 %  net 3 216,00 SEK  VAT 804,00 SEK", the office's behind it where it is not the same, and why.
std::string rate_line(const sync::ProofRate& rate, const std::string& currency, Language language) {
  const auto money = [&](Amount amount) { return words::money(amount.text(2), currency, language); };
  const auto both = [&](Amount net, Amount vat) {
    return words::phrase(Phrase::proof_net, language) + " " + money(net) + ", " + words::phrase(Phrase::proof_vat, language) +
           " " + money(vat);
  };
  auto line = "    " + rate_name(rate.rate) + "  " + both(rate.shop_net, rate.shop_vat);
  if (rate.office_net != rate.shop_net || rate.office_vat != rate.shop_vat)
    line += "  24SevenOffice " + both(rate.office_net, rate.office_vat);
  if (!rate.rounding_net.is_zero() || !rate.rounding_vat.is_zero()) {
    line += "  (" + words::phrase(Phrase::proof_vat_rounding, language) + " " + money(rate.rounding_net) + ", " +
            money(rate.rounding_vat) + ")";
  }
  return line + "\n";
}

/// "  swish  12  shop 4 020,00 SEK  24SevenOffice 4 020,00 SEK", what differs behind it, and its rates below.
std::string sum_line(const sync::ProofSum& sum, const std::string& name, Language language) {
  const auto money = [&](Amount amount) { return words::money(amount.text(2), sum.currency, language); };
  std::string line = "  " + (name.empty() ? "-" : name) + "  " + std::to_string(sum.count) + "  " +
                     words::phrase(Phrase::proof_shop, language) + " " + money(sum.shop) + "  24SevenOffice " +
                     money(sum.office);
  if (sum.office != sum.shop)
    line += "  " + words::phrase(Phrase::proof_difference, language) + " " + money(sum.office - sum.shop);
  line += "\n";
  for (const auto& rate : sum.rates) line += rate_line(rate, sum.currency, language);
  return line;
}

void gather(sync::ProofSum& whole, const sync::ProofSum& day) {
  whole.currency = day.currency;
  whole.count += day.count;
  whole.shop += day.shop;
  whole.office += day.office;
  for (const auto& one : day.rates) {
    const auto at =
        std::find_if(whole.rates.begin(), whole.rates.end(), [&](const auto& rate) { return rate.rate == one.rate; });
    if (at == whole.rates.end()) {
      whole.rates.push_back(one);
      continue;
    }
    at->shop_net += one.shop_net;
    at->shop_vat += one.shop_vat;
    at->office_net += one.office_net;
    at->office_vat += one.office_vat;
    at->rounding_net += one.rounding_net;
    at->rounding_vat += one.rounding_vat;
  }
}

/// All days together by payment method and currency, then the days that differ.
std::string sum_lines(const sync::Proof& proved, Language language) {
  std::map<std::pair<std::string, std::string>, sync::ProofSum> whole;
  for (const auto& one : proved.sums) gather(whole[{one.payment_method, one.currency}], one);
  std::string text;
  for (const auto& [name, sum] : whole) text += sum_line(sum, name.first, language);
  for (const auto& one : proved.sums) {
    if (one.shop != one.office || !one.equal()) text += sum_line(one, format_day(one.day) + " " + one.payment_method, language);
  }
  return text;
}

/// Of a Finding, and of what is remembered of one.
template <typename Found>
std::string finding_lines(const Found& one, Language language) {
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

Json line_json(const store::ProofLine& one, Language language) {
  return Json::object({{"order", Json::number(one.order.value)},
                       {"number", Json::text(one.number)},
                       {"refund", one.refund ? Json::number(one.refund->value) : Json::null()},
                       {"office_order", one.office_order ? Json::number(one.office_order->value) : Json::null()},
                       {"listed", Json::boolean(one.listed)},
                       {"reason", reason_json(one.reason, language)}});
}

std::string outcome_of(const store::ProofResult& result, Language language) {
  if (result.equal()) return words::phrase(Phrase::proof_equal, language);
  if (result.findings > 0) return words::text(jobs::said(result), language);
  return words::phrase(Phrase::proof_equal_but, language) + ": " + std::to_string(result.listed);
}

std::string command_of(const store::ProofResult& result) { return "woo24 proof --days " + std::to_string(result.days); }

}  // namespace

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

Result<LastProof> last_proof_of(store::Database& database) {
  jobs::Tables tables(database);
  LastProof last;
  last.result = TRY(tables.proofs.last());
  last.failed = TRY(tables.runs.last("proof"));
  const auto& run = last.failed;
  const bool failed = run && run->ended && run->error && run->error->id != ReasonId::proof_differs;
  if (!failed || (last.result && run->started < last.result->at)) last.failed.reset();
  return last;
}

Json last_proof_json(const LastProof& last, Language language) {
  const auto failed = last.failed ? Json::object({{"at", Json::text(format_utc(*last.failed->ended))},
                                                  {"reason", reason_json(*last.failed->error, language)}})
                                  : Json::null();
  if (!last.result) return last.failed ? Json::object({{"at", Json::null()}, {"failed", failed}}) : Json::null();
  const auto& result = *last.result;
  std::vector<Json> lines;
  for (const auto& one : result.lines) lines.push_back(line_json(one, language));
  return Json::object({{"at", Json::text(format_utc(result.at))},
                       {"nightly", Json::boolean(result.nightly)},
                       {"days", Json::number(result.days)},
                       {"equal", Json::boolean(result.equal())},
                       {"reason", result.findings == 0 ? Json::null() : reason_json(jobs::said(result), language)},
                       {"orders", Json::number(result.orders)},
                       {"credits", Json::number(result.credits)},
                       {"on_the_way", Json::number(result.on_the_way)},
                       {"differing", Json::number(result.findings)},
                       {"listed", Json::number(result.listed)},
                       {"most_important", Json::list(lines)},
                       {"command", Json::text(command_of(result))},
                       {"failed", failed}});
}

std::string last_proof_lines(const LastProof& last, Language language) {
  std::string text;
  const auto heading = words::phrase(Phrase::last_proof, language) + ": ";
  if (last.result) {
    const auto& result = *last.result;
    text += heading + format_utc(result.at) + " (" + std::to_string(result.days) + " " +
            words::phrase(Phrase::proof_days, language) + ")  " + outcome_of(result, language) + "\n";
    if (!result.lines.empty()) text += finding_lines(result.lines.front(), language);
    const auto more = result.findings + result.listed - 1;
    if (more > 0) text += "+ " + std::to_string(more) + " " + words::phrase(Phrase::proof_more, language) + "\n";
    if (!result.equal()) text += command_of(result) + "\n";
  }
  if (last.failed) {
    text += heading + format_utc(*last.failed->ended) + "  " + words::text(*last.failed->error, language) + "\n" +
            "    \u2192 " + words::remedy(*last.failed->error, language) + "\n";
  }
  return text;
}

}  // namespace woo24::app
