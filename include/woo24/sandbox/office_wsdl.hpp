#pragma once
// The types of the office's services, as their WSDLs have them: which elements, in which order, of which kind.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sandbox {

struct WsdlField {
  std::string name, type;  ///< xs names without prefix ("int", "dateTime"), "currency", or a type of the service
  std::size_t most = 0;    ///< characters; 0: no limit. From the reference, not from the WSDL
  bool many = false;       ///< maxOccurs unbounded
  bool required = false;   ///< minOccurs 1
  bool nillable = false;
};

struct WsdlType {
  std::vector<WsdlField> fields;    ///< of a sequence, in order
  std::vector<std::string> values;  ///< of an enumeration
};

class OfficeWsdl {
 public:
  OfficeWsdl();
  /// Null for simple types. A service's own type goes before one that all share.
  [[nodiscard]] const WsdlType* type(std::string_view service, std::string_view name) const;
  /// The wrapper element of an operation; null where the service has none of that name.
  [[nodiscard]] const WsdlType* operation(std::string_view service, std::string_view name) const;

 private:
  std::map<std::string, std::map<std::string, WsdlType, std::less<>>, std::less<>> services_;
};

/// "@service", then a type a paragraph: "Name field:type/most*!? …", "Name = value …", "<Operation> argument:type …";
/// * many, ! required, ? nillable.
const char* office_wsdl_text();

}  // namespace woo24::sandbox
