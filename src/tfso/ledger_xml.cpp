#include "woo24/tfso/ledger_xml.hpp"

#include "woo24/tfso/soap.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <pugixml.hpp>

namespace woo24::tfso {

namespace {

std::optional<office::CompanyId> customer_of(const pugi::xml_node& record) {
  for (const auto& node : record.child("Dimensions").children("Dimension")) {
    if (std::string_view(node.child("Type").text().get()) != "Customer") continue;
    const auto id = whole_number(node.child("Value").text().get());
    if (id && *id > 0) return office::CompanyId{*id};
  }
  return std::nullopt;
}

}  // namespace

std::string ledger_search(const office::LedgerSearch& search) {
  XmlText xml;
  xml.open("searchParams").text("DateSearchParameters", "EntryDate");
  // ShowOpenEntries may mean "only open ones": left out, each line tells by itself.
  xml.text("DateStart", format_day(search.from) + "T00:00:00").text("DateEnd", format_day(search.to) + "T23:59:59");
  if (search.customer) xml.integer("CustomerId", search.customer->value);
  xml.nil("SystemType");
  if (search.has_invoice) {
    xml.boolean("HasInvoiceId", search.has_invoice);
  } else {
    xml.nil("HasInvoiceId");
  }
  xml.given("InvoiceNo", search.invoice_number);
  return xml.close("searchParams").str();
}

Result<office::LedgerEntry> read_ledger_entry(const pugi::xml_node& record) {
  XmlFields in(record, "GetTransactions");
  office::LedgerEntry entry;
  const auto account = in.integer("AccountNo");
  const auto amount = in.amount("Amount");
  entry.day = in.day("Date");
  entry.account = account.value_or(0);
  entry.currency = in.text("Currency");
  entry.rate = in.amount("CurrencyRate");
  entry.unit = in.integer("CurrencyUnit");
  entry.amount = amount.value_or(Amount{});
  entry.comment = in.text("Comment");
  entry.voucher = in.integer("TransactionNo").value_or(0);
  entry.link = in.integer("LinkId");
  entry.invoice_number = in.text("InvoiceNo");
  if (entry.invoice_number == "0") entry.invoice_number.clear();
  entry.sequence = in.integer("SequenceNo").value_or(0);
  entry.kind = in.text("SystemType");
  entry.due = in.day("DueDate");
  entry.customer = customer_of(record);
  entry.hidden = in.boolean("Hidden").value_or(false);
  const auto open = in.boolean("Open");
  entry.open = open.value_or(false);
  entry.ocr = in.text("OCR");
  TRY(in.checked());
  const auto lacks = [&](const char* field) {
    return Fail{Kind::refused, Reason{ReasonId::office_answer_wrong,
                                      {{"operation", "GetTransactions"}, {"field", field}, {"found", in.text(field)}}}};
  };
  if (!account) return lacks("AccountNo");
  if (!amount) return lacks("Amount");
  if (!open) return lacks("Open");  // taken for settled, a debt would be missed
  return entry;
}

}  // namespace woo24::tfso
