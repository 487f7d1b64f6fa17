#pragma once
// InvoiceOrder: the model as XML in WSDL order, and back.

#include "woo24/base/result.hpp"
#include "woo24/model/office_order.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pugi {
class xml_node;
}

namespace woo24::tfso {

/// One <InvoiceOrder>. Row discounts are sent as 0 where the row says nothing, so that no card's discount alters the order.
std::string invoice_xml(const office::Order& order);
/// The arguments of SaveInvoices.
std::string save_invoices_arguments(const std::vector<office::Order>& orders);

enum class OrderView { whole, keys, standing, booked };
/// invoiceReturnProperties and rowReturnProperties; the search stands before them.
std::string invoice_properties(OrderView view);

/// Error: office-answer-wrong, office-item-refused (an exception in an answer to a search).
Result<office::Order> read_invoice(const pugi::xml_node& record, std::string_view operation);
/// Only what matters of a save's answer.
Result<office::Saved> read_saved_invoice(const pugi::xml_node& record);

std::string address_xml(std::string_view name, const office::Address& address);
office::Address read_address(const pugi::xml_node& node);

}  // namespace woo24::tfso
