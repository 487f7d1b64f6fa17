#pragma once
// A customer's card in the office (Company).

#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/model/office_order.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::office {

enum class CompanyType { none, lead, consumer, business, supplier };

struct Company {
  std::optional<CompanyId> id;
  std::string external_id;  ///< 100; only on cards that woo24 makes
  std::string org_number;   ///< free text, 20
  std::string name;         ///< 200; a consumer's last name
  std::string first_name;   ///< 50; consumers only
  Address post, delivery, invoice;
  std::string phone;                ///< sent as Primary (Mobile for consumers is left alone)
  std::vector<std::string> phones;  ///< read: all of them
  std::string email_invoice, email_work, email_primary, email_home;
  std::string country;  ///< 2 letters
  CompanyType type = CompanyType::none;
  std::string vat_number;
  bool block_invoice = false;
  std::optional<bool> is_private;
  friend bool operator==(const Company&, const Company&) = default;
};

/// What one GetCompanies asks for; exactly one field is set.
struct CompanySearch {
  std::optional<std::string> external_id, name, email, org_number;
  std::vector<CompanyId> ids;
  std::optional<Instant> changed_after;
  friend bool operator==(const CompanySearch&, const CompanySearch&) = default;
};

struct SavedCompany {
  std::optional<CompanyId> id;
  std::string external_id;
  std::optional<std::string> exception;
  friend bool operator==(const SavedCompany&, const SavedCompany&) = default;
};

}  // namespace woo24::office
