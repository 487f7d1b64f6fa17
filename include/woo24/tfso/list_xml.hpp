#pragma once
// The small lists, and what the client and the identities say of themselves.

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/model/office_order.hpp"

#include <string_view>

namespace pugi {
class xml_node;
}

namespace woo24::tfso {

/// Any item of Id and Name: PaymentMethod, Department, ProjectShort, Category.
Result<office::Named> read_named(const pugi::xml_node& record, std::string_view operation);
Result<office::SaleType> read_sale_type(const pugi::xml_node& record);
Result<office::TaxCode> read_tax_code(const pugi::xml_node& record);
Result<office::CurrencyRate> read_currency_rate(const pugi::xml_node& record);
/// Error: office-answer-wrong (a year without its days: whether a day is locked must never be guessed).
/// A type (its values are left out), or one value of it. Error: as above.
Result<office::UserDimension> read_dimension(const pugi::xml_node& record, std::string_view operation);
Result<office::FiscalYear> read_fiscal_year(const pugi::xml_node& record);
/// `record`: an <Identity>, or any node that holds its children.
Result<office::Identity> read_identity(const pugi::xml_node& record, std::string_view operation);
/// The children of GetClientInformationResult come one by one: takes one into `client`.
void take_client_field(const pugi::xml_node& field, office::Client& client);

}  // namespace woo24::tfso
