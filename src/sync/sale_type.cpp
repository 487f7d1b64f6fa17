#include "woo24/sync/sale_type.hpp"

#include "woo24/sync/territory.hpp"

#include <algorithm>
#include <optional>

namespace woo24::sync {

namespace {

using settings::Region;

Fail refused(ReasonId id, std::map<std::string, std::string> arguments) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

Sale sale_of(const TaxedPart& part, const Rules& rules) {
  switch (part.treatment) {
    case Treatment::oss:
      return {Region::eu, false, part.country};
    case Treatment::foreign:
      return {Region::outside, false, part.country};
    case Treatment::reverse_charge:
      return {Region::eu, true, part.country};
    case Treatment::exports:
      return {Region::outside, false, part.country};
    case Treatment::home:
    case Treatment::exempt:
    case Treatment::debt:
    case Treatment::nothing:
      return {Region::home, false, rules.home};
  }
  return {};
}

/// An order of zeros has no tax to follow: then the place decides.
Sale sale_of_place(const Destination& to, const Rules& rules) {
  if (to.country.empty() || to.territory == Territory::home) return {Region::home, false, rules.home};
  return {to.territory == Territory::eu ? Region::eu : Region::outside, false, to.country};
}

bool fits(const settings::SaleTypeRule& rule, const Sale& sale) {
  if (rule.region != Region::any && rule.region != sale.region) return false;
  if (rule.vat_number && *rule.vat_number != sale.reverse_charge) return false;
  return !rule.country || country_code(*rule.country) == sale.country;
}

}  // namespace

const char* region_name(Region region) {
  switch (region) {
    case Region::home:
      return "home";
    case Region::eu:
      return "eu";
    case Region::outside:
      return "outside";
    case Region::any:
      return "any";
  }
  return "any";
}

Result<Sale> sale_of_rows(const std::vector<BookRow>& rows, const VatOfOrder& vat, const Rules& rules) {
  std::optional<Sale> sale;
  Treatment first = Treatment::nothing;
  for (const auto& row : rows) {
    if (row.part.treatment == Treatment::nothing || row.part.treatment == Treatment::debt) continue;
    const auto own = sale_of(row.part, rules);
    if (!sale) {
      sale = own;
      first = row.part.treatment;
    } else if (!(*sale == own)) {
      return refused(ReasonId::mixed_vat_treatment,
                     {{"first", treatment_name(first)}, {"second", treatment_name(row.part.treatment)}});
    }
  }
  return sale ? *sale : sale_of_place(vat.to(), rules);
}

Result<const SaleTypeRule*> sale_type_of(const Sale& sale, const Rules& rules) {
  if (rules.sale_types.empty()) return static_cast<const SaleTypeRule*>(nullptr);
  const auto found = std::find_if(rules.sale_types.begin(), rules.sale_types.end(),
                                  [&](const SaleTypeRule& rule) { return fits(rule.setting, sale); });
  if (found != rules.sale_types.end()) return &*found;
  return refused(ReasonId::no_sale_type_fits,
                 {{"region", region_name(sale.region)}, {"vat_number", sale.reverse_charge ? "yes" : "no"}});
}

}  // namespace woo24::sync
