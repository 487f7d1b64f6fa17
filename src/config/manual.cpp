// The page woo24.yaml(5), made from the table of keys as docs/settings.md is.
#include "woo24/base/manual.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/keys.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/config/secrets.hpp"

namespace woo24::config {

namespace {

void item(ManualPage& page, const KeyText& key) {
  std::string text(key.comment);
  text += " Value: " + std::string(key.expected) + ".";
  if (key.required) text += " Must be given.";
  if (!key.standard.empty()) text += " Default: " + std::string(key.standard) + ".";
  if (key.standard.empty() && !key.example.empty()) text += " Example: " + std::string(key.example) + ".";
  page.item(key.path, text);
}

template <typename T>
void entries(ManualPage& page, const std::string& title, std::span<const Key<T>> keys) {
  page.subheading(title);
  for (const auto& key : keys) item(page, key);
}

}  // namespace

std::string manual_page() {
  ManualPage page("woo24.yaml", 5, "the settings of woo24");
  page.heading("DESCRIPTION");
  page.paragraph(
      "The settings of one shop, as YAML. `woo24 init` writes the file, `woo24 config` checks it and shows what is in force, "
      "`woo24 check` holds every name in it against both sides, and `woo24 lists` shows the names that may stand in it. Names "
      "may "
      "stand wherever 24SevenOffice has numbers.");
  page.paragraph(
      "A key that is not known, given twice, or has a value that does not fit is a fault; all are told at once, with their "
      "lines.");
  page.heading("KEYS");
  for (const auto& key : settings_keys()) item(page, key);
  page.heading("ENTRIES");
  entries(page, "An entry of orders.payments", payment_keys());
  entries(page, "An entry of orders.sale_types", sale_type_keys());
  entries(page, "An entry of orders.vat", vat_keys());
  entries(page, "An entry of orders.fees", fee_keys());
  entries(page, "An entry of orders.row_dimensions", row_dimension_keys());
  page.heading("SECRETS");
  page.paragraph("Secrets are not in this file. `woo24 secret set NAME` keeps each in a file of its own. Their names: " +
                 joined(secret_names(), ", ") + ".");
  page.heading("FILES");
  page.item("/etc/woo24/woo24.yaml", "The settings of `woo24.service`.");
  page.item("/etc/woo24/NAME.yaml",
            "Those of `woo24@NAME.service`, one of several shops. Each needs a `database` of its own: "
            "`/var/lib/woo24/NAME/woo24.db`.");
  page.item("/usr/share/doc/woo24/examples/woo24.yaml", "An example with every key.");
  page.heading("SEE ALSO");
  page.paragraph("woo24(1)");
  return page.text();
}

}  // namespace woo24::config
