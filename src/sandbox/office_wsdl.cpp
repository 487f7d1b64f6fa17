#include "woo24/sandbox/office_wsdl.hpp"

#include <sstream>

namespace woo24::sandbox {

namespace {

WsdlField field_from(const std::string& word) {
  WsdlField field;
  const auto colon = word.find(':');
  field.name = word.substr(0, colon);
  const auto type = word.substr(colon + 1);
  field.type = type.substr(0, type.find_first_of("/*!?"));
  field.many = type.find('*') != std::string::npos;
  field.required = type.find('!') != std::string::npos;
  field.nillable = type.find('?') != std::string::npos;
  if (const auto slash = type.find('/'); slash != std::string::npos) field.most = std::stoul(type.substr(slash + 1));
  return field;
}

}  // namespace

OfficeWsdl::OfficeWsdl() {
  std::istringstream lines{std::string(office_wsdl_text())};
  std::string service, line;
  WsdlType* type = nullptr;
  while (std::getline(lines, line)) {
    if (line.empty()) continue;
    if (line.front() == '@') {
      service = line.substr(1);
      continue;
    }
    std::istringstream words{line};
    std::string word;
    if (line.front() != ' ') {
      words >> word;
      type = &services_[service][word];
    }
    while (words >> word) {
      if (word == "=") continue;
      if (word.find(':') == std::string::npos) {
        type->values.push_back(word);
      } else {
        type->fields.push_back(field_from(word));
      }
    }
  }
}

const WsdlType* OfficeWsdl::type(std::string_view service, std::string_view name) const {
  for (const auto from : {service, std::string_view{}}) {
    const auto types = services_.find(from);
    if (types == services_.end()) continue;
    const auto found = types->second.find(name);
    if (found != types->second.end()) return &found->second;
  }
  return nullptr;
}

const WsdlType* OfficeWsdl::operation(std::string_view service, std::string_view name) const {
  const auto types = services_.find(service);
  if (types == services_.end()) return nullptr;
  const auto found = types->second.find("<" + std::string(name) + ">");
  return found == types->second.end() ? nullptr : &found->second;
}

}  // namespace woo24::sandbox
