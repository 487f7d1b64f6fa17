#pragma once
// One record of the office: an order's head, a row, a card. Values stand as the text that the wire carries, under the WSDL's
// names; nested ones under a dotted name ("Currency.Rate", "Addresses.Delivery.Street"). What has no value is not there.

#include "woo24/sandbox/office_money.hpp"
#include "woo24/sandbox/office_wsdl.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sandbox {

struct OfficeRecord {
  std::map<std::string, std::string, std::less<>> values;

  [[nodiscard]] bool has(std::string_view name) const { return values.contains(name); }
  /// "" where there is no value.
  [[nodiscard]] const std::string& text(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const;
  [[nodiscard]] std::optional<OfficeMoney> money(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name) const { return text(name) == "true"; }
  /// "" takes the value away.
  void set(std::string_view name, std::string value);
  void set(std::string_view name, std::int64_t value) { set(name, std::to_string(value)); }
  void set(std::string_view name, const OfficeMoney& value) { set(name, value.text(4)); }
  /// The value, and all under "name.".
  void erase(std::string_view name);
  /// Every value of the other over its own; a nested group is replaced as a whole.
  void take(const OfficeRecord& other);
  friend bool operator==(const OfficeRecord&, const OfficeRecord&) = default;
};

/// Which properties an answer is to carry.
class OfficeProperties {
 public:
  static OfficeProperties all();
  explicit OfficeProperties(std::set<std::string, std::less<>> names) : names_(std::move(names)) {}
  /// Asked for by its own name, or by that of a group it is in.
  [[nodiscard]] bool wants(std::string_view path) const;
  [[nodiscard]] bool wants_nothing() const { return !all_ && names_.empty(); }
  [[nodiscard]] const std::set<std::string, std::less<>>& names() const { return names_; }

 private:
  std::set<std::string, std::less<>> names_;
  bool all_ = false;
};

enum class OfficeEmpty { absent, sentinel, nil };

/// Writes records as XML, in the order of their type.
struct RecordXml {
  const OfficeWsdl& wsdl;
  std::string service;
  OfficeEmpty empty = OfficeEmpty::absent;
  using Lists = std::map<std::string, std::string, std::less<>>;  ///< what stands inside an array, by its field's name

  /// <Type>…</Type>
  [[nodiscard]] std::string element(const std::string& type, const OfficeRecord& record, const OfficeProperties& wanted,
                                    const Lists& lists = {}) const;

 private:
  void fields(std::string& out, const WsdlType& type, const std::string& prefix, const OfficeRecord& record,
              const OfficeProperties& wanted, const Lists& lists) const;
  void field(std::string& out, const WsdlField& field, const std::string& path, const OfficeRecord& record,
             const OfficeProperties& wanted, const Lists& lists) const;
};

std::string xml_escaped(std::string_view text);
/// <name>text</name>
std::string xml_element(std::string_view name, std::string_view text);
/// .NET's "no value" of a type; "" for a type that has none.
std::string sentinel_of(std::string_view type);
bool is_property(const OfficeWsdl& wsdl, std::string_view service, std::string_view type, std::string_view path);

}  // namespace woo24::sandbox
