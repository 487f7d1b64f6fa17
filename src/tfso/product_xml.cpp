#include "woo24/tfso/product_xml.hpp"

#include "woo24/tfso/soap.hpp"
#include "woo24/tfso/xml_fields.hpp"

#include <pugixml.hpp>

namespace woo24::tfso {

namespace {

std::string arguments(std::string_view element, std::string_view value) {
  XmlText xml;
  xml.open("searchParams").text(element, value).close("searchParams");
  return xml.strings("returnProperties", {"Id", "Name", "CategoryId", "StatusId", "No"}).str();
}

}  // namespace

std::string products_by_number_arguments(std::string_view number) { return arguments("No", number); }
// A date all products were changed after is a search that means the same under every reading of names and patterns.
std::string every_product_arguments() { return arguments("DateChanged", "1900-01-01T00:00:00"); }

Result<office::Product> read_product(const pugi::xml_node& record) {
  XmlFields in(record, "GetProducts");
  const auto id = in.id<office::ProductId>("Id");
  constexpr std::int64_t k_expired = 0;
  office::Product product{id.value_or(office::ProductId{}), in.text("No"), in.text("Name"), true, 0};
  product.category = in.integer("CategoryId").value_or(0);
  product.active = in.integer("StatusId").value_or(1) != k_expired;
  TRY(in.checked());
  if (const auto exception = in.exception()) {
    return Fail{Kind::refused, Reason{ReasonId::office_item_refused, {{"what", "GetProducts"}, {"message", *exception}}}};
  }
  if (id) return product;
  return Fail{Kind::refused,
              Reason{ReasonId::office_answer_wrong, {{"operation", "GetProducts"}, {"field", "Id"}, {"found", in.text("Id")}}}};
}

}  // namespace woo24::tfso
