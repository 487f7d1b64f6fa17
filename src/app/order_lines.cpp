#include "woo24/app/order_lines.hpp"

#include "woo24/store/postings.hpp"
#include "woo24/sync/unsure_payment.hpp"
#include "woo24/words/format.hpp"
#include "woo24/words/words.hpp"

#include <charconv>

namespace woo24::app {

namespace {

using settings::Language;

std::string_view kind_name(PostingKind kind) {
  switch (kind) {
    case PostingKind::order:
      return "order";
    case PostingKind::credit:
      return "credit";
    case PostingKind::update:
      return "update";
    case PostingKind::cancel:
      return "void";
  }
  return "order";
}

std::string head_line(const OrderName& name, Language language) {
  auto line = name.number.empty() ? std::to_string(name.order.value) : name.number;
  if (line != std::to_string(name.order.value)) line += " (" + std::to_string(name.order.value) + ")";
  if (!name.currency.empty()) line += "  " + words::money(name.total.text(2), name.currency, language);
  return line;
}

OrderName name_of(const Posting& posting) {
  return {posting.order, posting.number, posting.key, posting.total, posting.currency};
}

}  // namespace

std::string reason_lines(const Reason& reason, Language language) {
  return "    " + words::text(reason, language) + "\n    → " + words::remedy(reason, language) + "\n";
}

namespace {

Json name_json(const char* change, const OrderName& name, std::vector<std::pair<std::string, Json>> more) {
  std::vector<std::pair<std::string, Json>> members{
      {"change", Json::text(change)}, {"order", Json::number(name.order.value)}, {"number", Json::text(name.number)},
      {"key", Json::text(name.key)},  {"total", Json::text(name.total.text(2))}, {"currency", Json::text(name.currency)}};
  for (auto& member : more) members.push_back(std::move(member));
  return Json::object(members);
}

struct ChangeJson {
  Language language;
  Json operator()(const SendOrder& c) const {
    return name_json("send", c.name, {{"becomes", Json::text(c.becomes)}, {"payment", Json::text(c.payment)}});
  }
  Json operator()(const ContinueOrder& c) const {
    return name_json("continue", c.name, {{"stage", Json::text(store::stage_name(c.stage))}});
  }
  Json operator()(const FailOrder& c) const { return name_json("fail", c.name, {{"reason", reason_json(c.reason, language)}}); }
  Json operator()(const WaitOrder& c) const { return name_json("wait", c.name, {{"reason", reason_json(c.reason, language)}}); }
  Json operator()(const CreditRefund& c) const {
    return name_json("credit", c.name, {{"refund", Json::number(c.refund.value)}});
  }
  Json operator()(const ChangeOrder& c) const { return name_json(c.called_off ? "void" : "update", c.name, {}); }
  Json operator()(const RestOrder& c) const { return name_json("rest", c.name, {{"reason", reason_json(c.reason, language)}}); }
};

struct ChangeLines {
  Language language;
  std::string operator()(const SendOrder& c) const {
    return words::phrase(words::Phrase::would_send, language) + "  " + head_line(c.name, language) + "  → " + c.becomes +
           (c.payment.empty() ? "" : ", " + c.payment) + "\n";
  }
  std::string operator()(const ContinueOrder& c) const {
    return words::phrase(words::Phrase::would_continue, language) + "  " + head_line(c.name, language) + "  (" +
           std::string(store::stage_name(c.stage)) + ")\n";
  }
  std::string operator()(const FailOrder& c) const {
    return words::phrase(words::Phrase::would_fail, language) + "  " + head_line(c.name, language) + "\n" +
           reason_lines(c.reason, language);
  }
  std::string operator()(const WaitOrder& c) const {
    return words::phrase(words::Phrase::would_wait, language) + "  " + head_line(c.name, language) + "\n" +
           reason_lines(c.reason, language);
  }
  std::string operator()(const CreditRefund& c) const {
    return words::phrase(words::Phrase::would_credit, language) + "  " + head_line(c.name, language) + "\n";
  }
  std::string operator()(const ChangeOrder& c) const {
    const auto verb = c.called_off ? words::Phrase::would_call_off : words::Phrase::would_change;
    return words::phrase(verb, language) + "  " + head_line(c.name, language) + "\n";
  }
  std::string operator()(const RestOrder& c) const {
    return words::phrase(words::Phrase::rests, language) + "  " + head_line(c.name, language) + "  (" +
           words::text(c.reason, language) + ")\n";
  }
};

}  // namespace

Json reason_json(const Reason& reason, Language language) {
  return Json::object({{"id", Json::text(reason_id(reason.id))},
                       {"text", Json::text(words::text(reason, language))},
                       {"remedy", Json::text(words::remedy(reason, language))}});
}

Json posting_json(const Posting& posting, Language language) {
  return Json::object({
      {"order", Json::number(posting.order.value)},
      {"number", Json::text(posting.number)},
      {"kind", Json::text(kind_name(posting.kind))},
      {"key", Json::text(posting.key)},
      {"stage", Json::text(store::stage_name(posting.stage))},
      {"standing", Json::text(store::standing_name(posting.standing))},
      {"office_order", posting.office_order ? Json::number(posting.office_order->value) : Json::null()},
      {"total", Json::text(posting.total.text(2))},
      {"currency", Json::text(posting.currency)},
      {"customer_name", posting.customer_name.empty() ? Json::null() : Json::text(posting.customer_name)},
      {"check_payment", Json::boolean(posting.payment_unsure)},
      {"reason", posting.reason ? reason_json(*posting.reason, language) : Json::null()},
      {"next_try_at", posting.next_try_at ? Json::text(format_utc(*posting.next_try_at)) : Json::null()},
  });
}

std::vector<Json> changes_json(const OrderPlan& plan, Language language) {
  std::vector<Json> items;
  for (const auto& change : plan.changes) items.push_back(std::visit(ChangeJson{language}, change));
  return items;
}

std::vector<Json> completions_json(const jobs::CompletionWork& work, Language language) {
  std::vector<Json> items;
  for (const auto& one : work.found) {
    const auto reason = jobs::listed_because(one);
    items.push_back(name_json(one.ending == sync::Ending::complete ? "complete" : "invoiced", name_of(one.posting),
                              {{"invoice", Json::text(sync::invoice_numbers(one.sale))},
                               {"status", one.order ? Json::text(one.order->status) : Json::null()},
                               {"reason", reason ? reason_json(*reason, language) : Json::null()}}));
  }
  return items;
}

Json counts_json(const RunCounts& counts) {
  return Json::object(
      {{"seen", Json::number(counts.seen)},
       {"sent", Json::number(counts.sent)},
       {"waiting", Json::number(counts.waiting)},
       {"failed", Json::number(counts.failed)},
       {"skipped", Json::number(counts.skipped)},
       {"calls", Json::object({{"shop", Json::number(counts.shop_calls)}, {"office", Json::number(counts.office_calls)}})}});
}

Json completed_json(const RunCounts& counts) {
  return Json::object(
      {{"invoiced", Json::number(counts.seen)},
       {"completed", Json::number(counts.sent)},
       {"waiting", Json::number(counts.waiting)},
       {"failed", Json::number(counts.failed)},
       {"calls", Json::object({{"shop", Json::number(counts.shop_calls)}, {"office", Json::number(counts.office_calls)}})}});
}

std::string posting_lines(const Posting& posting, Language language) {
  auto text = head_line(name_of(posting), language) + "  ";
  if (!posting.customer_name.empty()) text += posting.customer_name + "  ";
  text += std::string(store::stage_name(posting.stage));
  if (posting.standing != Standing::moving) text += ", " + std::string(store::standing_name(posting.standing));
  if (posting.office_order) text += "  24SevenOffice " + std::to_string(posting.office_order->value);
  text += "\n";
  if (posting.reason) text += reason_lines(*posting.reason, language);
  if (posting.payment_unsure && (!posting.reason || posting.reason->id != ReasonId::check_the_payment)) {
    text += reason_lines(sync::unsure_payment(posting), language);
  }
  return text;
}

std::string plan_lines(const OrderPlan& plan, Language language) {
  std::string text;
  for (const auto& change : plan.changes) text += std::visit(ChangeLines{language}, change);
  return text;
}

std::string completion_lines(const jobs::CompletionWork& work, Language language) {
  std::string text;
  for (const auto& one : work.found) {
    const bool completes = one.ending == sync::Ending::complete;
    text += words::phrase(completes ? words::Phrase::would_complete : words::Phrase::would_note, language) + "  " +
            head_line(name_of(one.posting), language) + "  (" + sync::invoice_numbers(one.sale) + ")\n";
    if (const auto reason = jobs::listed_because(one)) text += reason_lines(*reason, language);
  }
  return text;
}

std::string completed_line(const RunCounts& counts, Language language) {
  return words::phrase(words::Phrase::invoiced, language) + " " + std::to_string(counts.seen) + ", " +
         words::phrase(words::Phrase::completed, language) + " " + std::to_string(counts.sent) + ", " +
         words::phrase(words::Phrase::waiting, language) + " " + std::to_string(counts.waiting) + ", " +
         words::phrase(words::Phrase::failed, language) + " " + std::to_string(counts.failed);
}

std::string counts_line(const RunCounts& counts, Language language) {
  const auto part = [&](words::Phrase phrase, std::int64_t count) {
    return words::phrase(phrase, language) + " " + std::to_string(count);
  };
  return part(words::Phrase::seen, counts.seen) + ", " + part(words::Phrase::sent, counts.sent) + ", " +
         part(words::Phrase::waiting, counts.waiting) + ", " + part(words::Phrase::failed, counts.failed) + ", " +
         part(words::Phrase::skipped, counts.skipped) + " (" + part(words::Phrase::shop_calls, counts.shop_calls) + ", " +
         part(words::Phrase::office_calls, counts.office_calls) + ")";
}

Result<shop::OrderId> order_id(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || value <= 0) {
    return Fail{Kind::usage,
                Reason{ReasonId::usage_wrong, {{"detail", "an order id is a whole number, not \"" + text + "\""}}}};
  }
  return shop::OrderId{value};
}

}  // namespace woo24::app
