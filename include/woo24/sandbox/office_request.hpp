#pragma once
// A SOAP request as the office's .NET reads it: the elements that are in their place, the rest lost in silence.

#include "woo24/base/http_message.hpp"
#include "woo24/sandbox/office_record.hpp"
#include "woo24/sandbox/office_wsdl.hpp"

#include <pugixml.hpp>

#include <string>
#include <utility>
#include <vector>

namespace woo24::sandbox {

/// In the arguments that are kept: an item which held an element that the type has not.
constexpr const char* k_unknown_mark = "unknown";

struct OfficeRequest {
  std::string service, operation;
  pugi::xml_document document;
  pugi::xml_node arguments;                                      ///< the operation's element, with what was read; times are UTC
  std::string session;                                           ///< of the cookie
  std::string fault;                                             ///< why the call cannot be read; "" when it can
  bool client_fault = false;                                     ///< soap:Client rather than soap:Server
  int status = 0;                                                ///< 0, or the HTTP status that refuses the request before SOAP
  std::vector<std::pair<std::string, std::string>> faults_seen;  ///< violation id and detail
};

/// Fills `request` from an HTTP request. `utc`: times without offset are UTC, else Oslo's.
void read_request(const http::Request& http, const OfficeWsdl& wsdl, bool utc, OfficeRequest& request);

/// "http://24sevenOffice.com/webservices", and transactions' own.
std::string namespace_of_service(std::string_view service);

/// Values of an element and of what is nested in it; arrays left out.
OfficeRecord record_from(pugi::xml_node element);
/// The items of an array of simple values.
std::vector<std::string> list_from(pugi::xml_node array);
/// As numbers; what is none is left out.
std::vector<std::int64_t> numbers_from(pugi::xml_node array);

}  // namespace woo24::sandbox
