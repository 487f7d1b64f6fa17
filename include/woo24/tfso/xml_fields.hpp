#pragma once
// The values of one record. .NET's "not set" values, xsi:nil and absence are alike: no value. A value of the wrong type is
// remembered, and the first such fault is the record's.

#include "woo24/base/amount.hpp"
#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pugi {
class xml_node;
}

namespace woo24::tfso {

class XmlFields {
 public:
  /// `record` must outlive this.
  XmlFields(const pugi::xml_node& record, std::string_view operation) : record_(record), operation_(operation) {}

  /// Paths are dotted: "Addresses.Post.Street".
  [[nodiscard]] std::string text(std::string_view path) const;  ///< "" when there is none
  [[nodiscard]] std::optional<std::string> filled(std::string_view path) const;
  std::optional<std::int64_t> integer(std::string_view path);
  std::optional<Amount> amount(std::string_view path);
  std::optional<bool> boolean(std::string_view path);
  std::optional<Instant> moment(std::string_view path);
  /// The calendar day of the moment, in UTC; a day that a person entered is its midnight in the Nordic countries, 22:00 or
  /// 23:00 of the day before.
  std::optional<Day> day(std::string_view path);
  template <typename Strong>
  std::optional<Strong> id(std::string_view path) {
    const auto value = integer(path);
    return value ? std::optional<Strong>(Strong{*value}) : std::nullopt;
  }
  /// office-answer-wrong for the first value of a wrong type.
  [[nodiscard]] Result<void> checked() const;
  /// APIException.Message ("unspecified" where it has none); nothing when there is no exception.
  [[nodiscard]] std::optional<std::string> exception() const;

 private:
  void wrong(std::string_view path, const std::string& found);
  const pugi::xml_node& record_;
  std::string operation_;
  std::optional<Error> fault_;
};

bool is_nil(const pugi::xml_node& node);
/// The whole content of a record that is a plain value, such as <int>.
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace woo24::tfso
