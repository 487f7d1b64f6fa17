#include "woo24/sandbox/office_record.hpp"

#include <charconv>

namespace woo24::sandbox {

namespace {

/// "Currency.Rate" → "Currency"; "OrderId" → "".
std::string_view group_of(std::string_view name) {
  const auto dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(0, dot);
}

bool has_under(const std::map<std::string, std::string, std::less<>>& values, const std::string& prefix) {
  const auto found = values.lower_bound(prefix);
  return found != values.end() && found->first.starts_with(prefix);
}

}  // namespace

const std::string& OfficeRecord::text(std::string_view name) const {
  static const std::string k_none;
  const auto found = values.find(name);
  return found == values.end() ? k_none : found->second;
}

std::optional<std::int64_t> OfficeRecord::number(std::string_view name) const {
  const auto& digits = text(name);
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<OfficeMoney> OfficeRecord::money(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() ? std::nullopt : OfficeMoney::from(found->second);
}

void OfficeRecord::set(std::string_view name, std::string value) {
  if (value.empty()) {
    erase(name);
  } else {
    values.insert_or_assign(std::string(name), std::move(value));
  }
}

void OfficeRecord::erase(std::string_view name) {
  const auto prefix = std::string(name) + ".";
  std::erase_if(values, [&](const auto& value) { return value.first == name || value.first.starts_with(prefix); });
}

void OfficeRecord::take(const OfficeRecord& other) {
  std::set<std::string_view> groups;
  for (const auto& [name, value] : other.values) {
    if (const auto group = group_of(name); !group.empty()) groups.insert(group);
  }
  for (const auto group : groups) erase(group);
  for (const auto& [name, value] : other.values) values.insert_or_assign(name, value);
}

OfficeProperties OfficeProperties::all() {
  OfficeProperties properties{{}};
  properties.all_ = true;
  return properties;
}

bool OfficeProperties::wants(std::string_view path) const {
  if (all_) return true;
  for (auto part = path; !part.empty();) {
    if (names_.contains(part)) return true;
    const auto dot = part.rfind('.');
    part = dot == std::string_view::npos ? std::string_view{} : part.substr(0, dot);
  }
  return false;
}

std::string RecordXml::element(const std::string& type, const OfficeRecord& record, const OfficeProperties& wanted,
                               const Lists& lists) const {
  std::string out = "<" + type + ">";
  if (const auto* shape = wsdl.type(service, type)) fields(out, *shape, "", record, wanted, lists);
  return out + "</" + type + ">";
}

void RecordXml::fields(std::string& out, const WsdlType& type, const std::string& prefix, const OfficeRecord& record,
                       const OfficeProperties& wanted, const Lists& lists) const {
  for (const auto& each : type.fields) field(out, each, prefix + each.name, record, wanted, lists);
}

void RecordXml::field(std::string& out, const WsdlField& field, const std::string& path, const OfficeRecord& record,
                      const OfficeProperties& wanted, const Lists& lists) const {
  const auto nil = [&] { out += "<" + field.name + " xsi:nil=\"true\"/>"; };
  if (field.type.starts_with("ArrayOf")) {
    const auto list = lists.find(field.name);
    if (list != lists.end()) out += "<" + field.name + ">" + list->second + "</" + field.name + ">";
    return;
  }
  const auto* type = wsdl.type(service, field.type);
  if (type != nullptr && !type->fields.empty()) {
    if (has_under(record.values, path + ".") && (wanted.wants(path) || field.name == "APIException")) {
      out += "<" + field.name + ">";
      fields(out, *type, path + ".", record, OfficeProperties::all(), lists);
      out += "</" + field.name + ">";
    } else if (has_under(record.values, path + ".")) {
      std::string inner;
      for (const auto& each : type->fields) {
        if (wanted.wants(path + "." + each.name)) this->field(inner, each, path + "." + each.name, record, wanted, lists);
      }
      if (!inner.empty()) out += "<" + field.name + ">" + inner + "</" + field.name + ">";
    } else if (empty == OfficeEmpty::nil) {
      nil();
    }
    return;
  }
  const auto found = record.values.find(path);
  if (found != record.values.end() && (wanted.wants(path) || field.required)) {
    out += xml_element(field.name, found->second);
  } else if (empty == OfficeEmpty::nil || (field.required && field.nillable)) {
    nil();
  } else if (const auto none = sentinel_of(field.type);
             empty == OfficeEmpty::sentinel && (!none.empty() || field.type == "string")) {
    out += xml_element(field.name, none);
  }
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '\r') {
      out += "&#xD;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string xml_element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return "<" + tag + ">" + xml_escaped(text) + "</" + tag + ">";
}

std::string sentinel_of(std::string_view type) {
  if (type == "int") return "-2147483648";
  if (type == "short") return "-32768";
  if (type == "long") return "-9223372036854775808";
  if (type == "decimal") return "-79228162514264337593543950335";
  if (type == "double") return "-1.7976931348623157E+308";
  if (type == "dateTime") return "0001-01-01T00:00:00";
  if (type == "guid") return "00000000-0000-0000-0000-000000000000";
  return "";
}

bool is_property(const OfficeWsdl& wsdl, std::string_view service, std::string_view type, std::string_view path) {
  const auto* shape = wsdl.type(service, type);
  if (shape == nullptr) return false;
  const auto dot = path.find('.');
  const auto first = path.substr(0, dot);
  for (const auto& field : shape->fields) {
    if (field.name != first) continue;
    return dot == std::string_view::npos || is_property(wsdl, service, field.type, path.substr(dot + 1));
  }
  return false;
}

}  // namespace woo24::sandbox
