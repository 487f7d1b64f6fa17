#include "woo24/tfso/office_writer.hpp"

#include "saving.hpp"
#include "woo24/tfso/company_xml.hpp"
#include "woo24/tfso/invoice_xml.hpp"

namespace woo24::tfso {

namespace {

template <typename Saved>
std::optional<std::int64_t> id_of(const Saved& saved) {
  return saved.id ? std::optional(saved.id->value) : std::nullopt;
}

struct SavesOrders {
  using Sent = office::Order;
  using Answered = office::Saved;
  using Saved = office::Saved;
  static SentItem sent(const Sent& order) { return {order.reference_number.value_or(""), id_of(order)}; }
  static AnsweredItem answered(const Answered& item) {
    return {item.reference_number, id_of(item), item.exception.has_value()};
  }
  static Saved saved(const Answered& item) { return item; }
  static Fail refused(const Answered& item, const Sent&) {
    return Fail{Kind::refused, Reason{ReasonId::office_refused_order, {{"message", item.exception.value_or("")}}}};
  }
  static Result<Answered> read(const pugi::xml_node& record) { return read_saved_invoice(record); }
};

struct SavesCompanies {
  using Sent = office::Company;
  using Answered = office::SavedCompany;
  using Saved = office::SavedCompany;
  static SentItem sent(const Sent& card) { return {card.external_id, id_of(card)}; }
  static AnsweredItem answered(const Answered& item) {
    return {item.external_id.empty() ? std::nullopt : std::optional(item.external_id), id_of(item), item.exception.has_value()};
  }
  static Saved saved(const Answered& item) { return item; }
  static Fail refused(const Answered& item, const Sent& card) {
    return Fail{Kind::refused,
                Reason{ReasonId::customer_not_saved, {{"name", card.name}, {"message", item.exception.value_or("")}}}};
  }
  static Result<Answered> read(const pugi::xml_node& record) { return read_saved_company(record); }
};

}  // namespace

Result<std::vector<Result<office::Saved>>> OfficeWriter::save_orders(const std::vector<office::Order>& orders) {
  return save<SavesOrders>(session_, {Service::invoice, "SaveInvoices", save_invoices_arguments(orders)}, orders);
}

Result<std::vector<Result<office::SavedCompany>>> OfficeWriter::save_companies(const std::vector<office::Company>& cards) {
  return save<SavesCompanies>(session_, {Service::company, "SaveCompanies", save_companies_arguments(cards)}, cards);
}

}  // namespace woo24::tfso
