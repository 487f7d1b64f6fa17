#include "woo24/tfso/office_writer.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/tfso/company_xml.hpp"
#include "woo24/tfso/invoice_xml.hpp"
#include "woo24/tfso/office_failure.hpp"
#include "woo24/tfso/save_answer.hpp"

#include <pugixml.hpp>

#include <chrono>

namespace woo24::tfso {

namespace {

Fail unclear(std::string what) { return Fail{Kind::ambiguous, Reason{ReasonId::save_unclear, {{"what", std::move(what)}}}}; }

template <typename Saved>
std::optional<std::int64_t> id_of(const Saved& saved) {
  return saved.id ? std::optional(saved.id->value) : std::nullopt;
}

std::optional<std::string> key_of(const office::Saved& saved) { return saved.reference_number; }
std::optional<std::string> key_of(const office::SavedCompany& saved) {
  return saved.external_id.empty() ? std::nullopt : std::optional(saved.external_id);
}

SentItem sent_item(const office::Order& order) { return {order.reference_number.value_or(""), id_of(order)}; }
SentItem sent_item(const office::Company& card) { return {card.external_id, id_of(card)}; }

Fail refused(const office::Saved& saved, const office::Order&) {
  return Fail{Kind::refused, Reason{ReasonId::office_refused_order, {{"message", saved.exception.value_or("")}}}};
}
Fail refused(const office::SavedCompany& saved, const office::Company& card) {
  return Fail{Kind::refused,
              Reason{ReasonId::customer_not_saved, {{"name", card.name}, {"message", saved.exception.value_or("")}}}};
}

template <typename Saved, typename Sent>
std::vector<Result<Saved>> judged(const std::vector<Sent>& sent, const std::vector<Saved>& answered) {
  std::vector<SentItem> sent_items;
  for (const auto& item : sent) sent_items.push_back(sent_item(item));
  std::vector<AnsweredItem> answered_items;
  for (const auto& item : answered) answered_items.push_back({key_of(item), id_of(item), item.exception.has_value()});

  std::vector<Result<Saved>> out;
  const auto matched = match_answer(sent_items, answered_items);
  for (std::size_t n = 0; n < sent.size(); ++n) {
    switch (matched[n].outcome) {
      case Outcome::saved:
        out.emplace_back(answered[matched[n].answer]);
        break;
      case Outcome::refused:
        out.emplace_back(refused(answered[matched[n].answer], sent[n]));
        break;
      case Outcome::unclear:
        out.emplace_back(unclear(matched[n].why));
        break;
    }
  }
  return out;
}

/// Sends once; `read` turns an answered record into a Saved.
template <typename Saved, typename Sent, typename Read>
Result<std::vector<Result<Saved>>> save(Session& session, Call call, const std::vector<Sent>& sent, Read read) {
  if (sent.empty()) return std::vector<Result<Saved>>{};
  call.write = true;
  std::vector<Saved> answered;
  const auto send = [&] {
    answered.clear();
    return session.call(call, [&](const pugi::xml_node& record) -> Result<void> {
      answered.push_back(TRY(read(record)));
      return {};
    });
  };
  auto done = send();
  if (!done && !WOO24_RULE(a_write_is_sent_once)) done = send();
  if (done) return judged(sent, answered);
  if (done.error().kind != Kind::ambiguous) return Fail{done.error()};
  return std::vector<Result<Saved>>(sent.size(), Result<Saved>(Fail{done.error()}));
}

}  // namespace

Result<std::vector<Result<office::Saved>>> OfficeWriter::save_orders(const std::vector<office::Order>& orders) {
  return save<office::Saved>(session_, {Service::invoice, "SaveInvoices", save_invoices_arguments(orders)}, orders,
                             read_saved_invoice);
}

Result<std::vector<Result<office::SavedCompany>>> OfficeWriter::save_companies(const std::vector<office::Company>& cards) {
  return save<office::SavedCompany>(session_, {Service::company, "SaveCompanies", save_companies_arguments(cards)}, cards,
                                    read_saved_company);
}

}  // namespace woo24::tfso
