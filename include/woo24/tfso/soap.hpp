#pragma once
// SOAP 1.1 as the office speaks it: one envelope, one namespace, elements in the order in which they are written here.
// The WSDLs are xs:sequences, so whoever writes a record writes its elements in the WSDL's order.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::tfso {

inline constexpr std::string_view k_namespace = "http://24sevenOffice.com/webservices";
/// The transaction service's own: other letters, another path.
inline constexpr std::string_view k_accounting_namespace = "http://24sevenoffice.com/webservices/economy/accounting/";

/// What XML 1.0 cannot carry dropped, the rest escaped. Bytes that are not UTF-8 become U+FFFD.
std::string escaped(std::string_view text);
std::string envelope(std::string_view operation, std::string_view arguments, std::string_view name_space = k_namespace);
/// The moment as a search parameter: UTC without offset, moved before the hour that Oslo's summer time skips (the server
/// refuses it), never before the year 2000. Callers leave a margin for the zone that the server may read it in.
std::string search_time(Instant at);

/// Writes elements one after the other. An absent optional writes nothing.
class XmlText {
 public:
  XmlText& open(std::string_view name);
  XmlText& close(std::string_view name);
  XmlText& text(std::string_view name, std::string_view value);
  XmlText& given(std::string_view name, const std::optional<std::string>& value);
  XmlText& filled(std::string_view name, std::string_view value);  ///< nothing when empty
  XmlText& integer(std::string_view name, std::int64_t value);
  XmlText& integer(std::string_view name, const std::optional<std::int64_t>& value);
  XmlText& amount(std::string_view name, const std::optional<Amount>& value, int least_decimals);
  XmlText& boolean(std::string_view name, const std::optional<bool>& value);
  XmlText& day(std::string_view name, const std::optional<Day>& value);  ///< at 12:00, without offset
  XmlText& nil(std::string_view name);
  XmlText& strings(std::string_view name, const std::vector<std::string_view>& values);  ///< ArrayOfString
  XmlText& ints(std::string_view name, const std::vector<std::int64_t>& values);         ///< ArrayOfInt
  XmlText& raw(std::string_view xml);
  [[nodiscard]] const std::string& str() const { return out_; }

 private:
  std::string out_;
};

}  // namespace woo24::tfso
