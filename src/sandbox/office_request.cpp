#include "woo24/sandbox/office_request.hpp"

#include "woo24/base/when.hpp"
#include "woo24/sandbox/office_time.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace woo24::sandbox {

namespace {

constexpr const char* k_many_mark = "many";
constexpr const char* k_soap_11 = "http://schemas.xmlsoap.org/soap/envelope/";
constexpr const char* k_unreadable = "Server was unable to read request. ---> There is an error in XML document (1, 1). ---> ";

struct ServicePath {
  const char* path;
  const char* service;
};

constexpr std::array<ServicePath, 8> k_paths = {{
    {"/authenticate/v001/authenticate.asmx", "auth"},
    {"/crm/company/v001/companyservice.asmx", "company"},
    {"/logistics/product/v001/productservice.asmx", "product"},
    {"/economy/invoiceorder/v001/invoiceservice.asmx", "invoice"},
    {"/client/v001/clientservice.asmx", "client"},
    {"/economy/account/v004/accountservice.asmx", "account"},
    {"/project/v001/projectservice.asmx", "project"},
    {"/economy/accounting/v001/transactionservice.asmx", "transaction"},
}};

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string service_of(const std::string& url) {
  const auto scheme = url.find("://");
  const auto slash = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  if (slash == std::string::npos) return "";
  const auto path = lowered(url.substr(slash, url.find('?', slash) - slash));
  for (const auto& known : k_paths) {
    if (path == known.path) return known.service;
  }
  return "";
}

std::string header_of(const http::Request& request, std::string_view name) {
  for (const auto& header : request.headers) {
    if (lowered(header.name) == name) return header.value;
  }
  return "";
}

std::string session_of(const http::Request& request) {
  const std::string cookie = header_of(request, "cookie");
  constexpr std::string_view k_name = "ASP.NET_SessionId=";
  const auto at = cookie.find(k_name);
  if (at == std::string::npos) return "";
  const auto start = at + k_name.size();
  return cookie.substr(start, cookie.find(';', start) - start);
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view namespace_at(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  const auto declaration = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  for (auto at = node; at; at = at.parent()) {
    if (const auto attribute = at.attribute(declaration.c_str())) return attribute.value();
  }
  return {};
}

bool is_nil(const pugi::xml_node& node) {
  for (const auto& attribute : node.attributes()) {
    const std::string_view name = attribute.name(), value = attribute.value();
    if (name.ends_with(":nil") && (value == "true" || value == "1")) return true;
  }
  return false;
}

/// What a strict XML parser refuses and a lenient one lets through.
bool is_clean_xml(const std::string& body) {
  for (std::size_t i = 0; i < body.size(); ++i) {
    const auto c = static_cast<unsigned char>(body[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
    if (c == '&') {
      const auto end = body.find(';', i);
      if (end == std::string::npos || end - i > 10) return false;
      const auto entity = body.substr(i + 1, end - i - 1);
      const bool named = entity == "amp" || entity == "lt" || entity == "gt" || entity == "quot" || entity == "apos";
      if (!named && !entity.starts_with('#')) return false;
      if (entity == "#0" || entity == "#x0" || entity == "#x1F" || entity == "#8" || entity == "#x8") return false;
    }
    if (c < 0x80) continue;
    const std::size_t more = c >= 0xF0 && c < 0xF5 ? 3 : c >= 0xE0 ? 2 : c >= 0xC2 ? 1 : 0;
    if (more == 0 || c >= 0xF5 || i + more >= body.size()) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      if ((static_cast<unsigned char>(body[i + k]) & 0xC0) != 0x80) return false;
    }
    i += more;
  }
  return true;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool is_guid(const std::string& text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = std::string_view("0123456789abcdefABCDEF").find(text[i]) != std::string_view::npos;
    if (dash ? text[i] != '-' : !hex) return false;
  }
  return true;
}

template <typename Whole>
bool is_whole(const std::string& text) {
  Whole value = 0;
  const auto start = text.starts_with('+') ? 1u : 0u;
  const auto read = std::from_chars(text.data() + start, text.data() + text.size(), value);
  return !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

/// Reads one request's elements into a clean copy.
class Reading {
 public:
  Reading(const OfficeWsdl& wsdl, bool utc, OfficeRequest& request) : wsdl_(wsdl), utc_(utc), request_(request) {}

  /// As .NET reads a sequence: it goes on through the fields at each element that is not the one awaited, so that after a
  /// stranger, or one out of its place, nothing fits any more.
  void sequence(const pugi::xml_node& from, const WsdlType& type, pugi::xml_node into) {
    std::size_t state = 0;
    for (const auto& child : from.children()) {
      if (child.type() != pugi::node_element) continue;
      bool taken = false;
      for (; state < type.fields.size() && !taken;) {
        const auto& field = type.fields[state];
        taken = is_field(child, field);
        if (taken) value(child, field, into);
        if (!taken || !field.many) ++state;
      }
      if (!taken) lost(child, type);
      if (!request_.fault.empty()) return;
    }
    for (const auto& field : type.fields) {
      const auto stands =
          std::any_of(from.begin(), from.end(), [&](const auto& child) { return local_name(child) == field.name; });
      if (field.required && !stands) note("missing-element", std::string(local_name(from)) + " without " + field.name);
    }
  }

 private:
  bool is_field(const pugi::xml_node& node, const WsdlField& field) const {
    return local_name(node) == field.name && namespace_at(node) == namespace_of_service(request_.service);
  }

  void lost(const pugi::xml_node& child, const WsdlType& type) {
    const std::string name(local_name(child));
    const bool known =
        std::any_of(type.fields.begin(), type.fields.end(), [&](const auto& field) { return field.name == name; });
    note(known ? "out-of-sequence" : "unknown-element", request_.operation + ": " + name);
    if (!known && item_ && !item_.attribute(k_unknown_mark)) item_.append_attribute(k_unknown_mark) = true;
  }

  void value(const pugi::xml_node& node, const WsdlField& field, pugi::xml_node into) {
    const auto* type = wsdl_.type(request_.service, field.type);
    if (is_nil(node)) return nil(field, type);
    if (type != nullptr && !type->fields.empty()) return group(node, field, *type, into);
    if (type == nullptr || type->values.empty()) return simple(node, field, into);
    const auto text = trimmed(node.text().get());
    if (std::find(type->values.begin(), type->values.end(), text) == type->values.end()) {
      note("bad-value", field.name + ": " + text);
      request_.fault = "Instance validation error: '" + text + "' is not a valid value for " + field.type + ".";
      return;
    }
    into.append_child(field.name.c_str()).text().set(text.c_str());
  }

  void nil(const WsdlField& field, const WsdlType* type) {
    const bool may = field.nillable || field.type == "string" || (type != nullptr && !type->fields.empty());
    if (!may) refuse(field, "nil");
  }

  void group(const pugi::xml_node& node, const WsdlField& field, const WsdlType& type, pugi::xml_node into) {
    auto made = into.append_child(field.name.c_str());
    const auto outer = item_;
    if (field.many) item_ = made;
    if (field.type.starts_with("ArrayOf")) made.append_attribute(k_many_mark) = true;
    sequence(node, type, made);
    item_ = outer;
  }

  void simple(const pugi::xml_node& node, const WsdlField& field, pugi::xml_node into) {
    const std::string raw = node.text().get();
    auto text = field.type == "string" ? raw : trimmed(raw);
    if (field.type == "dateTime") {
      const auto read = read_request_time(text, utc_);
      if (read.fault != TimeFault::none) return refuse(field, text);
      if (!read.at) return;
      text = format_plain(*read.at);
    } else if (!fits(field.type, text)) {
      return refuse(field, text);
    }
    if (field.type == "boolean") text = text == "1" || text == "true" ? "true" : "false";
    if (text.empty() && field.type == "string" && !field.many) return;  // "" is .NET's "no value" there
    if (text == sentinel_of(field.type) && !text.empty()) return note("sentinel", field.name);
    into.append_child(field.name.c_str()).text().set(text.c_str());
  }

  static bool fits(const std::string& type, const std::string& text) {
    if (type == "int") return is_whole<std::int32_t>(text);
    if (type == "short") return is_whole<std::int16_t>(text);
    if (type == "long") return is_whole<std::int64_t>(text);
    if (type == "decimal") return text == sentinel_of(type) || OfficeMoney::from(text).has_value();
    if (type == "boolean") return text == "true" || text == "false" || text == "1" || text == "0";
    if (type == "guid") return is_guid(text);
    if (type == "currency")
      return text == "LOCAL" ||
             (text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
    return true;
  }

  void refuse(const WsdlField& field, const std::string& text) {
    note("bad-value", field.name + ": " + text);
    request_.fault = std::string(k_unreadable) + "Input string was not in a correct format.";
    request_.client_fault = true;
  }

  void note(const std::string& id, const std::string& detail) { request_.faults_seen.emplace_back(id, detail); }

  const OfficeWsdl& wsdl_;
  bool utc_;
  OfficeRequest& request_;
  pugi::xml_node item_;
};

void unreadable(OfficeRequest& request, const std::string& id, const std::string& text) {
  request.faults_seen.emplace_back(id, request.operation + " " + text);
  request.fault = text;
  request.client_fault = true;
}

pugi::xml_node payload_of(const pugi::xml_document& envelope) {
  const auto root = envelope.document_element();
  if (local_name(root) != "Envelope" || namespace_at(root) != k_soap_11) return {};
  for (const auto& part : root.children()) {
    if (local_name(part) != "Body") continue;
    for (const auto& payload : part.children()) {
      if (payload.type() == pugi::node_element) return payload;
    }
  }
  return {};
}

void read_envelope(const std::string& body, const std::string& action, const OfficeWsdl& wsdl, bool utc,
                   OfficeRequest& request) {
  pugi::xml_document envelope;
  const bool parsed =
      is_clean_xml(body) &&
      envelope.load_buffer(body.data(), body.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  const auto payload = parsed ? payload_of(envelope) : pugi::xml_node{};
  if (!payload) return unreadable(request, "bad-xml", std::string(k_unreadable) + "Data at the root level is invalid.");
  request.operation = local_name(payload);
  const auto space = namespace_of_service(request.service);
  const auto wanted = space + (space.ends_with('/') ? "" : "/") + request.operation;
  if (action != "\"" + wanted + "\"" && action != wanted) {
    return unreadable(request, "soap-action", "Server did not recognize the value of HTTP Header SOAPAction: " + action + ".");
  }
  const auto* type = wsdl.operation(request.service, request.operation);
  if (type == nullptr || namespace_at(payload) != namespace_of_service(request.service)) {
    return unreadable(request, "unknown-operation",
                      "Server did not recognize the value of HTTP Header SOAPAction: " + action + ".");
  }
  request.arguments = request.document.append_child(request.operation.c_str());
  Reading(wsdl, utc, request).sequence(payload, *type, request.arguments);
}

void flatten(const pugi::xml_node& element, const std::string& prefix, OfficeRecord& record) {
  for (const auto& child : element.children()) {
    if (child.type() != pugi::node_element || child.attribute(k_many_mark)) continue;
    const auto path = prefix + child.name();
    const bool nested =
        std::any_of(child.begin(), child.end(), [](const auto& one) { return one.type() == pugi::node_element; });
    if (nested) {
      flatten(child, path + ".", record);
    } else {
      record.set(path, child.text().get());
    }
  }
}

}  // namespace

std::string namespace_of_service(std::string_view service) {
  return service == "transaction" ? "http://24sevenoffice.com/webservices/economy/accounting/"
                                  : "http://24sevenOffice.com/webservices";
}

void read_request(const http::Request& http, const OfficeWsdl& wsdl, bool utc, OfficeRequest& request) {
  request.service = service_of(http.url);
  request.session = session_of(http);
  if (request.service.empty()) {
    request.faults_seen.emplace_back("unknown-path", http.url);
    request.status = 404;
    return;
  }
  if (http.method != "POST") {
    request.status = 405;
    return;
  }
  if (!lowered(header_of(http, "content-type")).starts_with("text/xml")) {
    request.faults_seen.emplace_back("content-type", header_of(http, "content-type"));
    request.status = 415;
    return;
  }
  read_envelope(http.body, header_of(http, "soapaction"), wsdl, utc, request);
}

OfficeRecord record_from(pugi::xml_node element) {
  OfficeRecord record;
  flatten(element, "", record);
  return record;
}

std::vector<std::string> list_from(pugi::xml_node array) {
  std::vector<std::string> out;
  for (const auto& item : array.children()) {
    if (item.type() == pugi::node_element) out.emplace_back(item.text().get());
  }
  return out;
}

std::vector<std::int64_t> numbers_from(pugi::xml_node array) {
  std::vector<std::int64_t> out;
  for (const auto& text : list_from(array)) {
    OfficeRecord one;
    one.set("value", text);
    if (const auto value = one.number("value")) out.push_back(*value);
  }
  return out;
}

}  // namespace woo24::sandbox
