#pragma once
// An order of the office (InvoiceOrder): an order, an invoice or a credit. A credit is an order of its own that names the
// original in reference_invoice (or reference_order while that is not invoiced), with negative quantities and positive prices;
// the service has no state or type for it, and its total is negative. No due date is told: it is date_invoiced plus
// payment_time days where that is positive, or LedgerEntry::due. An empty optional means "not set": left out when sent, absent
// (or a .NET sentinel, or xsi:nil) when read. Lengths in characters are the office's field limits.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::office {

struct Address {
  std::string street, state, postal_code, postal_area, name, country;
  friend bool operator==(const Address&, const Address&) = default;
};

/// A dimension that the client has made itself. `name` is that of its type.
struct UserDimension {
  std::int64_t type = 0;
  std::string name, value;
  friend bool operator==(const UserDimension&, const UserDimension&) = default;
};

enum class RowType { normal, text };
enum class ChangeState { none, add, edit, remove };

struct Row {
  std::optional<RowId> id;  ///< the office's; needed to change or delete a row
  RowType type = RowType::normal;
  ProductId product;                    ///< 0 for a text row
  std::string name;                     ///< 300
  std::optional<Amount> price;          ///< net, a piece
  std::optional<Amount> discount_rate;  ///< percent; always sent as 0
  std::optional<Amount> quantity;
  std::optional<Amount> vat_rate;        ///< percent; read only
  std::optional<std::int64_t> tax_code;  ///< TaxSettings.TaxCode: the TaxId of the list
  std::optional<std::int64_t> department, project;
  std::vector<UserDimension> user_dimensions;
  ChangeState change = ChangeState::none;
  std::string product_number;                                                 ///< ProductNo; read only
  std::optional<Amount> quantity_ordered, quantity_delivered, quantity_rest;  ///< read only; of rest deliveries
  friend bool operator==(const Row&, const Row&) = default;
};

struct Currency {
  std::string symbol;
  std::optional<Amount> rate;
  std::optional<std::int64_t> unit;
  friend bool operator==(const Currency&, const Currency&) = default;
};

struct Order {
  std::optional<OrderId> id;
  std::optional<CompanyId> customer;
  std::string customer_name;                  ///< 100, read only use
  std::optional<std::string> delivery_name;   ///< 250
  std::optional<std::string> delivery_phone;  ///< 25
  std::optional<Address> invoice_address, delivery_address;
  std::optional<std::string> state;  ///< OrderStatus as the WSDL spells it: Web, ForInvoicing, Invoiced, Inactive …
  std::optional<InvoiceId> invoice;  ///< read only
  std::optional<Day> date_ordered, date_invoiced, paid;  ///< the shop's calendar day, sent as 12:00
  std::optional<Instant> date_changed;                   ///< read only, UTC
  std::optional<std::int64_t> payment_time;              ///< days
  std::optional<std::int64_t> department, project;
  std::optional<bool> include_vat;                 ///< sent as false (prices are net)
  std::optional<std::string> your_reference;       ///< 50
  std::optional<std::string> invoice_title;        ///< 300
  std::optional<std::string> invoice_text;         ///< 750
  std::optional<Amount> total_inc_vat, total_vat;  ///< read only
  std::optional<std::string> customer_org_no;      ///< 20
  std::optional<Currency> currency;                ///< left out for the client's own
  std::optional<std::int64_t> payment_method;
  std::optional<Amount> payment_amount;  ///< write only: registers a payment; in exactly one save
  std::optional<std::int64_t> type_of_sale;
  std::optional<std::string> distributor;          ///< Default, Manual, Auto
  std::optional<std::string> distribution_method;  ///< Unchanged, Print, EMail, ElectronicInvoice
  std::optional<std::int64_t> external_status;
  std::optional<std::string> invoice_email;     ///< 250
  std::optional<std::string> reference_number;  ///< 50: the key, with its mark while staged
  std::optional<bool> skip_stock, send_to_factoring;
  std::vector<Row> rows;
  std::optional<std::string> ocr;              ///< 32; the office's, once invoiced
  std::optional<InvoiceId> reference_invoice;  ///< of a credit: the invoice that it credits
  std::optional<OrderId> reference_order;      ///< of a credit not yet tied to an invoice, and of what an order was split into
  friend bool operator==(const Order&, const Order&) = default;
};

/// One item of a save's answer.
struct Saved {
  std::optional<OrderId> id;
  std::optional<std::string> reference_number;
  std::optional<InvoiceId> invoice;
  std::optional<std::string> exception;  ///< APIException.Message; may stand beside an id
  friend bool operator==(const Saved&, const Saved&) = default;
};

}  // namespace woo24::office
