#include "woo24/tfso/xml_fields.hpp"

#include "woo24/base/text.hpp"

#include <pugixml.hpp>

#include <charconv>

namespace woo24::tfso {

namespace {

constexpr std::size_t k_shown = 60;

pugi::xml_node at_path(const pugi::xml_node& record, std::string_view path) {
  pugi::xml_node node = record;
  for (const auto& part : split(path, '.')) node = node.child(part.c_str());
  return node;
}

bool is_sentinel_number(std::string_view text) {
  const auto point = text.find('.');
  const bool zeros = point != std::string_view::npos && text.find_first_not_of('0', point + 1) == std::string_view::npos;
  const auto whole = zeros ? text.substr(0, point) : text;
  return whole == "-2147483648" || whole == "-32768" || whole == "-9223372036854775808" ||
         whole == "-79228162514264337593543950335" || starts_with_ignoring_case(text, "-1.797693134862315");
}

bool is_sentinel_time(std::string_view text) { return text.starts_with("0001-01-01T00:00:00"); }

}  // namespace

bool is_nil(const pugi::xml_node& node) {
  const std::string_view nil = node.attribute("nil").value();
  return nil == "true" || nil == "1";
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  const auto digits = trimmed(text);
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

void XmlFields::wrong(std::string_view path, const std::string& found) {
  if (fault_) return;
  fault_ = Error{Kind::refused,
                 Reason{ReasonId::office_answer_wrong,
                        {{"operation", operation_}, {"field", std::string(path)}, {"found", cut(found, k_shown)}}},
                 std::nullopt};
}

std::string XmlFields::text(std::string_view path) const {
  const auto node = at_path(record_, path);
  return is_nil(node) ? std::string() : std::string(node.text().get());
}

std::optional<std::string> XmlFields::filled(std::string_view path) const {
  auto value = text(path);
  return value.empty() ? std::nullopt : std::optional(std::move(value));
}

std::optional<std::int64_t> XmlFields::integer(std::string_view path) {
  const auto found = text(path);
  const auto value = trimmed(found);
  if (value.empty() || is_sentinel_number(value)) return std::nullopt;
  const auto number = whole_number(value);
  if (!number) wrong(path, found);
  return number;
}

std::optional<Amount> XmlFields::amount(std::string_view path) {
  const auto found = text(path);
  const auto value = trimmed(found);
  if (value.empty() || is_sentinel_number(value)) return std::nullopt;
  const auto number = Amount::parse_noisy(value);
  if (number && number->is_believable()) return number;
  wrong(path, found);
  return std::nullopt;
}

std::optional<bool> XmlFields::boolean(std::string_view path) {
  const auto found = text(path);
  const auto value = lower(trimmed(found));
  if (value == "true" || value == "1") return true;
  if (value == "false" || value == "0") return false;
  if (!value.empty()) wrong(path, found);
  return std::nullopt;
}

std::optional<Instant> XmlFields::moment(std::string_view path) {
  const auto found = text(path);
  const auto value = trimmed(found);
  if (value.empty() || is_sentinel_time(value)) return std::nullopt;
  const auto at = parse_utc(value);
  if (!at) wrong(path, found);
  return at;
}

std::optional<Day> XmlFields::day(std::string_view path) {
  const auto at = moment(path);
  if (!at) return std::nullopt;
  const auto day = std::chrono::floor<std::chrono::days>(*at);
  const auto time = *at - day;
  const bool next = time == std::chrono::hours{22} || time == std::chrono::hours{23};
  return Day{next ? day + std::chrono::days{1} : day};
}

Result<void> XmlFields::checked() const {
  if (fault_) return Fail{*fault_};
  return {};
}

std::optional<std::string> XmlFields::exception() const {
  const auto node = record_.child("APIException");
  if (!node || is_nil(node)) return std::nullopt;
  const auto message = trimmed(node.child("Message").text().get());
  if (message.empty() && trimmed(node.child("Type").text().get()).empty()) return std::nullopt;
  return message.empty() ? std::string("unspecified") : cut(to_utf8(message), 300);
}

}  // namespace woo24::tfso
