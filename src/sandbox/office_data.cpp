// The pretend companies: what a Swedish shop's office would hold.
#include "woo24/sandbox/office_state.hpp"
#include "woo24/sandbox/shop_order_spec.hpp"

#include <array>

namespace woo24::sandbox {

namespace {

OfficeMoney money(const char* text) { return OfficeMoney::from(text).value_or(OfficeMoney{}); }

constexpr std::int64_t k_tools = 4;
constexpr std::int64_t k_clothes = 5;
constexpr std::int64_t k_books = 6;
constexpr std::int64_t k_food = 7;
constexpr std::int64_t k_charges = 8;
constexpr std::int64_t k_untaxed = 9;

/// Numbers that people see and ids that the wire takes differ, and one list's number is another's id.
std::vector<OfficeTaxCode> tax_codes() {
  return {{5, "1", "Utgående moms 25 %", money("25"), 2611},
          {3, "2", "Utgående moms 12 %", money("12"), 2621},
          {2, "3", "Utgående moms 6 %", money("6"), 2631},
          {1, "13", "Momsfri försäljning", money("0"), 0},
          {61, "41", "OSS Finland 25,5 %", money("25.5"), 2670},
          {62, "42", "OSS Tyskland 19 %", money("19"), 2671},
          {70, "50", "Varor till EU, omvänd skattskyldighet", money("0"), 0},
          {71, "51", "Export utanför EU", money("0"), 0}};
}

std::vector<OfficeSaleType> sale_types() {
  return {{-100, 3001, "Kreditsälg", false, true},  {-99, 3001, "Kontantsälg", false, true},
          {12, 3105, "Sälj utland", true, true},    {13, 3004, "Sälj utan moms", true, true},
          {15, 3108, "EU varor", true, true},       {16, 3106, "EU privat", false, true},
          {-200, 4010, "Kreditinköp", false, false}};
}

std::vector<OfficeCategory> categories() {
  return {{k_tools, 0, "Verktyg", money("25")},
          {k_clothes, 0, "Arbetskläder", money("25")},
          {k_books, 0, "Böcker", money("6")},
          {k_food, 0, "Livsmedel", money("12")},
          {k_charges, 0, "Frakt och avgifter", money("25")},
          {k_untaxed, 0, "Utan moms", money("0")},
          {10, k_tools, "Skruv", money("25")}};
}

std::vector<OfficeCurrency> currencies() {
  return {{1, "SEK", money("1"), 1},       {2, "EUR", money("11.255"), 1},  {3, "NOK", money("97.45"), 100},
          {4, "DKK", money("151.1"), 100}, {5, "USD", money("10.4215"), 1}, {6, "GBP", money("13.2"), 1}};
}

OfficeRecord product(const std::string& number, const std::string& name, const std::string& price, std::int64_t category) {
  OfficeRecord record;
  record.set("No", number);
  record.set("Name", name);
  record.set("Price", money(price.c_str()));
  record.set("CategoryId", category);
  record.set("StatusId", std::int64_t{1});
  record.set("Stock", money("100"));
  record.set("StockControlled", "true");
  return record;
}

std::int64_t category_of_class(const std::string& tax_class) {
  if (tax_class == "zero-rate") return k_books;
  return tax_class == "reduced-rate" ? k_food : k_tools;
}

void add_products(OfficeClient& client, Instant now) {
  struct Charge {
    const char *number, *name, *price;
    std::int64_t category;
  };
  constexpr std::array<Charge, 8> k_charge_list = {{{"FRAKT", "Frakt", "47.20", k_charges},
                                                    {"AVGIFT", "Avgift", "29.00", k_charges},
                                                    {"ORES", "Öresavrundning", "0", k_untaxed},
                                                    {"PANT", "Pant", "2.00", k_untaxed},
                                                    {"PRESENTKORT", "Presentkort", "0", k_untaxed},
                                                    {"PRISAVDRAG", "Prisavdrag", "0", k_charges},
                                                    {"SK-1", "Skruv 5x60", "1.20", 10},
                                                    {"KOPP-1", "Kopp", "100.00", k_tools}}};
  // Of the recorded shop, beside what its orders sell.
  constexpr std::array<Charge, 12> k_shelf = {{{"SLU-000", "Såg, slutsåld", "279.20", k_tools},
                                               {"EJL-001", "Presentkort", "500.00", k_untaxed},
                                               {"NY-001", "Ny artikel", "100.00", k_tools},
                                               {"AMP-1", "Skruv & mutter M8", "0.80", k_tools},
                                               {"DRF-001", "Ny produkt", "79.20", k_tools},
                                               {"TRO-L", "Tröja - L", "319.20", k_clothes},
                                               {"JAC-R-S", "Arbetsjacka - Röd, S", "716.00", k_clothes},
                                               {"JAC-R-L", "Arbetsjacka - Röd, L", "716.00", k_clothes},
                                               {"JAC-R-XL", "Arbetsjacka - Röd, XL", "716.00", k_clothes},
                                               {"JAC-B-M", "Arbetsjacka - Blå, M", "716.00", k_clothes},
                                               {"JAC-B-L", "Arbetsjacka - Blå, L", "716.00", k_clothes},
                                               {"JAC-B-XL", "Arbetsjacka - Blå, XL", "716.00", k_clothes}}};
  for (const auto& charge : k_charge_list) {
    auto record = product(charge.number, charge.name, charge.price, charge.category);
    if (charge.category == k_charges || charge.category == k_untaxed) record.set("StockControlled", "false");
    store_product(client, std::move(record), now);
  }
  for (const auto& sold : k_shelf) store_product(client, product(sold.number, sold.name, sold.price, sold.category), now);
  for (const auto* list : {&shop_products(), &recorded_products()}) {
    for (const auto& sold : *list) {
      store_product(client, product(sold.sku, sold.name, sold.price, category_of_class(sold.tax_class)), now);
    }
  }
}

OfficeRecord company(const std::string& name, const std::string& org_number, const std::string& email,
                     const std::string& street, const std::string& code, const std::string& area) {
  OfficeRecord card;
  card.set("Name", name);
  card.set("OrganizationNumber", org_number);
  card.set("Type", org_number.empty() ? "Consumer" : "Business");
  card.set("EmailAddresses.Invoice.Value", email);
  for (const std::string kind : {"Post", "Invoice"}) {
    card.set("Addresses." + kind + ".Street", street);
    card.set("Addresses." + kind + ".PostalCode", code);
    card.set("Addresses." + kind + ".PostalArea", area);
    card.set("Addresses." + kind + ".Country", "SE");
  }
  card.set("Country", "SE");
  return card;
}

void add_companies(OfficeClient& client, Instant now) {
  store_company(
      client,
      company("Exempelbolaget AB", "556677-8899", "faktura@exempelbolaget.example.se", "Industrigatan 4", "211 19", "Malmö"),
      now);
  store_company(
      client,
      company("Norrlands Bygg & Måleri AB", "5560360793", "faktura@norrlandsbygg.example.se", "Storgatan 12", "903 26", "Umeå"),
      now);
  auto person = company("Svensson", "", "sven.svensson@example.se", "Lillgatan 9", "222 20", "Lund");
  person.set("FirstName", "Sven");
  store_company(client, std::move(person), now);
  auto discounted =
      company("Storkunden i Växjö AB", "16556012-5790", "ekonomi@storkunden.example.se", "Linnégatan 2", "352 33", "Växjö");
  discounted.set("Discount", "10");
  store_company(client, std::move(discounted), now);
  auto blocked = company("Spärrade Kunden AB", "556703-7485", "info@sparrad.example.se", "Bakgatan 1", "111 22", "Stockholm");
  blocked.set("BlockInvoice", "true");
  store_company(client, std::move(blocked), now);
  auto supplier =
      company("Grossisten AB", "556016-0680", "order@grossisten.example.se", "Lagervägen 8", "254 64", "Helsingborg");
  supplier.set("Type", "Supplier");
  store_company(client, std::move(supplier), now);
}

OfficeClient filled(OfficeClient client, Instant now) {
  client.country = "SE";
  client.currency = "SEK";
  client.methods = {{1, "Faktura", 1510}, {3, "Klarna", 1685}, {4, "Stripe", 1686}, {5, "Swish", 1687}, {6, "PayPal", 1688}};
  client.sale_types = sale_types();
  client.tax_codes = tax_codes();
  client.categories = categories();
  client.currencies = currencies();
  client.departments = {{10, "Webb"}, {11, "Verkstad"}, {12, "Butik"}};
  client.dimensions = {{101, "Kampanj", {"Sommar", "Vinter"}}, {102, "Säljare", {}}};
  client.projects = {{501, "Skruv"}, {502, "Vårkampanj"}};
  add_products(client, now);
  add_companies(client, now);
  return client;
}

}  // namespace

std::vector<OfficeClient> office_clients() {
  const Instant long_ago = std::chrono::sys_days{std::chrono::year{2026} / 1 / 15} + std::chrono::hours{9};
  OfficeClient own;
  own.id = k_office_client;
  own.name = "Exempel AB";
  own.org_number = "559012-3456";
  own.identity = "aaaaaaaa-0000-0000-0000-000000004711";
  own.next_order = 5001, own.next_invoice = 20001, own.next_company = 1001, own.next_product = 77;
  OfficeClient test;
  test.id = k_office_test_client;
  test.name = "Exempel Test AB";
  test.org_number = "559065-4321";
  test.identity = "aaaaaaaa-0000-0000-0000-000000004712";
  test.next_order = 9501, test.next_invoice = 90001, test.next_company = 9001, test.next_product = 10077;
  std::vector<OfficeClient> clients;
  clients.push_back(filled(std::move(own), long_ago));
  clients.push_back(filled(std::move(test), long_ago));
  return clients;
}

}  // namespace woo24::sandbox
