#pragma once
// The lists that names in the settings are looked up in, and what the client says of itself.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::office {

struct Named {
  std::int64_t id = 0;
  std::string name;
  friend bool operator==(const Named&, const Named&) = default;
};

struct TaxCode {
  std::int64_t id = 0;  ///< TaxId: what is sent
  std::string number;   ///< TaxNo: what people see and the settings say
  std::string name;
  Amount rate;  ///< percent
  std::optional<std::int64_t> account;
  friend bool operator==(const TaxCode&, const TaxCode&) = default;
};

struct SaleType {
  std::int64_t id = 0, account = 0;
  std::string name;
  friend bool operator==(const SaleType&, const SaleType&) = default;
};

struct CurrencyRate {
  std::string symbol;
  Amount rate;
  std::int64_t unit = 1;
  friend bool operator==(const CurrencyRate&, const CurrencyRate&) = default;
};

struct FiscalYear {
  Day first{}, last{};
  bool locked = false;
  friend bool operator==(const FiscalYear&, const FiscalYear&) = default;
};

/// A kind of user-defined dimension, and what it may be set to; no values: the office lists none.
struct DimensionType {
  std::int64_t type = 0;
  std::string name;
  std::vector<std::string> values;
  friend bool operator==(const DimensionType&, const DimensionType&) = default;
};

struct Client {
  std::int64_t id = 0;   ///< of the identity's Client
  std::string identity;  ///< guid
  std::string name, country, org_number, currency;
  friend bool operator==(const Client&, const Client&) = default;
};

struct Lists {
  std::vector<Named> payment_methods, departments, projects, categories;
  std::vector<SaleType> sale_types;
  std::vector<TaxCode> tax_codes;
  std::vector<CurrencyRate> currencies;
  std::vector<DimensionType> dimensions;  ///< user-defined ones; only where they were asked for
  std::vector<FiscalYear> fiscal_years;   ///< empty where the office does not tell
  friend bool operator==(const Lists&, const Lists&) = default;
};

struct Product {
  ProductId id;
  std::string number;  ///< No
  std::string name;
  bool active = true;         ///< StatusId
  std::int64_t category = 0;  ///< CategoryId, 0 where it was not told
  friend bool operator==(const Product&, const Product&) = default;
};

/// An identity the user may work as.
struct Identity {
  std::string id;  ///< guid
  std::int64_t client_id = 0;
  std::string client_name;
  bool current = false, is_default = false, disabled = false;
  friend bool operator==(const Identity&, const Identity&) = default;
};

}  // namespace woo24::office
