#pragma once
// Company: a customer's card as XML in WSDL order, and back.

#include "woo24/base/result.hpp"
#include "woo24/model/office_company.hpp"

#include <string>
#include <vector>

namespace pugi {
class xml_node;
}

namespace woo24::tfso {

std::string company_xml(const office::Company& card);
std::string save_companies_arguments(const std::vector<office::Company>& cards);
/// <searchParams> of one search; `ids` stands for the search's own ids (a call takes a thousand).
std::string company_search(const office::CompanySearch& search, const std::vector<office::CompanyId>& ids);
std::string company_properties();
/// Error: office-answer-wrong, office-item-refused.
Result<office::Company> read_company(const pugi::xml_node& record);
Result<office::SavedCompany> read_saved_company(const pugi::xml_node& record);

}  // namespace woo24::tfso
