#include "woo24/tfso/soap.hpp"

#include "woo24/base/text.hpp"

namespace woo24::tfso {

namespace {

using namespace std::chrono;

constexpr std::string_view k_head =
    R"(<?xml version="1.0" encoding="utf-8"?>)"
    "\n"
    R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">)"
    "<soap:Body>";
constexpr std::string_view k_tail = "</soap:Body></soap:Envelope>";

bool in_skipped_hour(Instant at) {
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const sys_days last_sunday_of_march{date.year() / March / Sunday[last]};
  const auto time_of_day = at - day;
  return day == last_sunday_of_march && time_of_day >= hours{2} && time_of_day < hours{3};
}

}  // namespace

std::string escaped(std::string_view text) {
  const std::string clean = without_xml_poison(to_utf8(text));
  std::string out;
  out.reserve(clean.size());
  for (const char c : clean) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string envelope(std::string_view operation, std::string_view arguments, std::string_view name_space) {
  std::string out(k_head);
  out.append("<").append(operation).append(" xmlns=\"").append(name_space).append("\">");
  out.append(arguments).append("</").append(operation).append(">").append(k_tail);
  return out;
}

std::string search_time(Instant at) {
  const Instant earliest = sys_days{year{2000} / January / 1};
  if (at < earliest) at = earliest;
  if (in_skipped_hour(at)) at = floor<days>(at) + hours{2} - seconds{1};
  return format_plain(at);
}

XmlText& XmlText::open(std::string_view name) {
  out_.append("<").append(name).append(">");
  return *this;
}

XmlText& XmlText::close(std::string_view name) {
  out_.append("</").append(name).append(">");
  return *this;
}

XmlText& XmlText::text(std::string_view name, std::string_view value) { return open(name).raw(escaped(value)).close(name); }

XmlText& XmlText::given(std::string_view name, const std::optional<std::string>& value) {
  return value ? text(name, std::string_view(*value)) : *this;
}

XmlText& XmlText::filled(std::string_view name, std::string_view value) { return value.empty() ? *this : text(name, value); }

XmlText& XmlText::integer(std::string_view name, std::int64_t value) {
  return open(name).raw(std::to_string(value)).close(name);
}

XmlText& XmlText::integer(std::string_view name, const std::optional<std::int64_t>& value) {
  return value ? integer(name, *value) : *this;
}

XmlText& XmlText::amount(std::string_view name, const std::optional<Amount>& value, int least_decimals) {
  return value ? open(name).raw(value->shortest(least_decimals)).close(name) : *this;
}

XmlText& XmlText::boolean(std::string_view name, const std::optional<bool>& value) {
  return value ? open(name).raw(*value ? "true" : "false").close(name) : *this;
}

XmlText& XmlText::day(std::string_view name, const std::optional<Day>& value) {
  return value ? open(name).raw(format_day(*value)).raw("T12:00:00").close(name) : *this;
}

XmlText& XmlText::nil(std::string_view name) {
  out_.append("<").append(name).append(" xsi:nil=\"true\"/>");
  return *this;
}

XmlText& XmlText::strings(std::string_view name, const std::vector<std::string_view>& values) {
  open(name);
  for (const auto value : values) text("string", value);
  return close(name);
}

XmlText& XmlText::ints(std::string_view name, const std::vector<std::int64_t>& values) {
  open(name);
  for (const auto value : values) integer("int", value);
  return close(name);
}

XmlText& XmlText::raw(std::string_view xml) {
  out_.append(xml);
  return *this;
}

}  // namespace woo24::tfso
