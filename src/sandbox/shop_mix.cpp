// Believable customers, carts and orders of a Swedish shop.
#include "woo24/sandbox/shop_money.hpp"
#include "woo24/sandbox/shop_order_spec.hpp"
#include "woo24/sandbox/sim_doors.hpp"

#include <array>

namespace woo24::sandbox {

const std::vector<ShopProduct>& shop_products() {
  static const std::vector<ShopProduct> k_products = {
      {10, "HAM-001", "Hammare 450 g", "199.20", ""},
      {11, "SKR-010", "Skruv & plugg, 200 st", "103.92", ""},
      {12, "BOK-001", "Snickarens handbok", "300.00", "zero-rate"},
      {13, "BOR-550", "Borrmaskin 550 W", "796.00", ""},
      {19, "JAC-R-M", "Arbetsjacka - Röd, M", "716.00", ""},
      {21, "TRO-M", "Tröja - M", "319.20", ""},
      {22, "SÅG-22", "Handsåg 22\"", "151.92", ""},
      {23, "MÅT-5", "Måttband 5 m", "63.92", ""},
      {24, "LIM-750", "Trälim 750 ml", "87.20", ""},
      {25, "PEN-03", "Penselset 3 st", "26.664", ""},
      {26, "SPI-1", "Spik, styckvis", "0.792", ""},
      {27, "KAF-500", "Snickarkaffe 500 g ☕", "71.25", "reduced-rate"},
      {28, "CHO-100", "Choklad 🍫 mandel & havssalt", "31.16", "reduced-rate"},
      {29, "BOK-002", "Måla huset själv", "187.74", "zero-rate"},
  };
  return k_products;
}

const std::vector<ShopProduct>& recorded_products() {
  static const std::vector<ShopProduct> k_products = {
      {30, "24SO-FRITEXT", "Fritext", "0.00", ""},
      {31, "ORE", "Öresprodukt", "26.664", ""},
      {32, "ORE2", "Öresprodukt 2", "0.792", ""},
  };
  return k_products;
}

namespace {

struct Dice {
  std::uint64_t state;
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next_random(state) % n); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
};

ShopMoney percent_of(const std::string& tax_class) {
  if (tax_class == "reduced-rate") return money_or_zero("12");
  if (tax_class == "zero-rate") return money_or_zero("6");
  return tax_class.empty() ? money_or_zero("25") : ShopMoney{};
}

ShopRow row_of(const ShopProduct& product, int quantity) {
  const auto net = money_or_zero(product.price);
  ShopRow row;
  row.sku = product.sku;
  row.name = product.name;
  row.quantity = quantity;
  row.price = money_text(net + tax_on(net, percent_of(product.tax_class)), 2);
  row.tax_class = product.tax_class;
  row.product_id = product.id;
  return row;
}

ShopRow row_of(const char* sku, int quantity) {
  for (const auto& product : shop_products()) {
    if (product.sku == sku) return row_of(product, quantity);
  }
  return row_of({0, sku, sku, "100.00", ""}, quantity);
}

struct Person {
  const char *first, *last, *street, *postcode, *city;
};

constexpr std::array<Person, 12> k_persons = {{
    {"Anna", "Åkesson", "Björkgatan 7", "211 20", "Malmö"},
    {"Eva", "Ek", "Storgatan 1", "222 22", "Lund"},
    {"Erik", "Öberg", "Kungsgatan 14 B", "411 19", "Göteborg"},
    {"Lisa 🌸", "Berg", "Strandvägen 3", "114 51", "Stockholm"},
    {"Karl-Johan", "von Essen", "Slottet", "582 73", "Linköping"},
    {"Mikael", "Sjögren", "Hamngatan 22", "392 31", "Kalmar"},
    {"Sara", "D'Angelo", "Parkgatan 9", "702 22", "Örebro"},
    {"Åsa", "Lindqvist", "Norra vägen 101", "903 25", "Umeå"},
    {"Per & Lena", "Holm", "Lillgatan 5", "831 31", "Östersund"},
    {"Nils", "Ärlig", "Torget 2", "891 33", "Örnsköldsvik"},
    {"Ingrid", "Sundström", "Sjövägen 8", "761 30", "Norrtälje"},
    {"Olle", "Nyman", "Skolgatan 4", "341 30", "Ljungby"},
}};

constexpr std::array<const char*, 6> k_companies = {
    "Öst Bygg AB", "Ek & Co AB", "Snickarn i Lund HB", "Måleri & Fasad AB", "Bröderna Holm Åkeri AB", "Brf Solsidan 3"};

ShopAddress address_of(std::size_t index) {
  const auto& person = k_persons[index % k_persons.size()];
  ShopAddress address;
  address.first_name = person.first;
  address.last_name = person.last;
  address.address_1 = person.street;
  address.postcode = person.postcode;
  address.city = person.city;
  address.email = "kund" + std::to_string(index) + "@example.se";
  address.phone = "070-" + std::to_string(1'000'000 + index * 7919 % 9'000'000);
  return address;
}

/// Ten digits, the last a check digit (Luhn), as Swedish organisation numbers have it.
std::string organisation_number(std::size_t index) {
  auto digits = "55" + std::to_string(6'600'000 + index * 7'331 % 300'000);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto twice = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += twice > 9 ? twice - 9 : twice;
  }
  digits += static_cast<char>('0' + (10 - sum % 10) % 10);
  return digits.substr(0, 6) + "-" + digits.substr(6);
}

void make_company(ShopOrderSpec& order, std::size_t index) {
  order.billing.company = k_companies[index % k_companies.size()];
  order.billing.email = "inkop" + std::to_string(index) + "@example.se";
  order.meta.emplace_back("_billing_org_nr", organisation_number(index));
}

void send_abroad(ShopOrderSpec& order, const std::string& country, bool own_currency) {
  order.billing.country = country;
  order.billing.state = "";
  if (country == "FI") order.billing.city = "Helsingfors", order.billing.postcode = "00100";
  if (country == "DK") order.billing.city = "København", order.billing.postcode = "1050";
  if (country == "NO") order.billing.city = "Oslo", order.billing.postcode = "0150";
  if (own_currency) order.currency = country == "FI" ? "EUR" : country == "DK" ? "DKK" : "NOK";
}

/// The shop knows other countries' standard rates only; a cart that goes there holds nothing else.
void keep_standard_rows(ShopOrderSpec& order) {
  for (auto& row : order.rows) {
    if (!row.tax_class.empty()) row = row_of("HAM-001", row.quantity);
  }
}

void pay_with(ShopOrderSpec& order, Dice& dice, bool unpaid) {
  const auto draw = dice.below(100);
  if (draw < 50) {
    order.payment_method = "klarna_payments", order.payment_title = "Klarna";
    order.transaction_id = "kl-" + std::to_string(dice.below(1'000'000'000));
  } else if (draw < 80 || !unpaid) {
    order.payment_method = "swish", order.payment_title = "Swish";
    order.transaction_id = std::to_string(dice.below(1'000'000'000));
  } else if (draw < 90) {
    order.payment_method = "invoice", order.payment_title = "Faktura", order.status = "on-hold";
  } else {
    order.payment_method = "bacs", order.payment_title = "Banköverföring", order.status = "on-hold";
  }
  if (order.status == "processing" && dice.chance(15)) order.status = "completed";
  if (unpaid && dice.chance(4)) order.status = "pending";
}

void fill_cart(ShopOrderSpec& order, Dice& dice, const OrderMix& mix) {
  const auto rows = 1 + dice.below(6);
  const auto& products = shop_products();
  const auto first = dice.below(products.size());
  for (std::size_t i = 0; i < rows; ++i) {
    order.rows.push_back(
        row_of(products[(first + i * 5) % products.size()], 1 + static_cast<int>(dice.below(dice.chance(10) ? 24 : 3))));
  }
  if (mix.untaxed_rows && dice.chance(10)) order.rows.back().tax_class = "untaxed";
  if (dice.chance(85))
    order.shipping.push_back(dice.chance(70) ? ShopShipping{} : ShopShipping{"Fri frakt", "free_shipping", "0", ""});
  if (mix.fees && dice.chance(10)) order.fees.push_back({});
  if (mix.discounts && dice.chance(15)) {
    order.coupons.push_back(dice.chance(60) ? ShopCoupon{} : ShopCoupon{"AVDRAG50", false, "50"});
  }
}

ShopOrderSpec drawn_order(Dice& dice, const OrderMix& mix) {
  ShopOrderSpec order;
  order.prices_include_tax = true;
  const auto who = dice.below(40);
  order.billing = address_of(who);
  if (who % 3 == 0) order.customer_id = static_cast<std::int64_t>(100 + who);
  fill_cart(order, dice, mix);
  pay_with(order, dice, mix.unpaid);
  if (mix.companies && dice.chance(20))
    make_company(order, who);
  else if (mix.abroad && dice.chance(8)) {
    constexpr std::array<const char*, 3> k_countries = {"FI", "DK", "NO"};
    send_abroad(order, k_countries[dice.below(3)], mix.other_currencies);
    keep_standard_rows(order);
  }
  if (dice.chance(10)) order.customer_note = "Lämna vid dörren 🚪 tack";
  return order;
}

ShopOrderSpec simple(std::size_t who, std::vector<ShopRow> rows, const char* method, const char* title) {
  ShopOrderSpec order;
  order.prices_include_tax = true;
  order.billing = address_of(who);
  order.rows = std::move(rows);
  order.shipping.push_back({});
  order.payment_method = method;
  order.payment_title = title;
  return order;
}

}  // namespace

std::vector<ShopOrderSpec> swedish_orders(std::uint64_t seed, int count, const OrderMix& mix) {
  Dice dice{seed};
  std::vector<ShopOrderSpec> orders;
  for (int i = 0; i < count; ++i) orders.push_back(drawn_order(dice, mix));
  return orders;
}

std::vector<ShopOrderSpec> first_look_orders() {
  std::vector<ShopOrderSpec> orders;
  orders.push_back(simple(0, {row_of("HAM-001", 2), row_of("SKR-010", 1)}, "klarna_payments", "Klarna"));
  orders.push_back(simple(1, {row_of("BOR-550", 1)}, "swish", "Swish"));
  orders.push_back(simple(2, {row_of("BOK-001", 1), row_of("KAF-500", 2), row_of("TRO-M", 1)}, "klarna_payments", "Klarna"));
  orders.push_back(simple(3, {row_of("CHO-100", 3), row_of("PEN-03", 3)}, "swish", "Swish"));
  orders.push_back(simple(4, {row_of("JAC-R-M", 2), row_of("BOK-002", 1)}, "klarna_payments", "Klarna"));
  orders.back().coupons.push_back({});
  orders.push_back(simple(5, {row_of("LIM-750", 4), row_of("SPI-1", 7)}, "swish", "Swish"));
  orders.back().coupons.push_back({"AVDRAG50", false, "50"});
  orders.push_back(simple(6, {row_of("BOR-550", 3), row_of("SKR-010", 10)}, "invoice", "Faktura"));
  orders.back().status = "on-hold";
  orders.back().fees.push_back({});
  make_company(orders.back(), 6);
  orders.push_back(simple(7, {row_of("HAM-001", 2)}, "klarna_payments", "Klarna"));
  send_abroad(orders.back(), "FI", false);
  orders.push_back(simple(8, {row_of("TRO-M", 2)}, "klarna_payments", "Klarna"));
  send_abroad(orders.back(), "NO", false);
  orders.push_back(simple(0, {row_of("MÅT-5", 1)}, "swish", "Swish"));
  orders.back().status = "completed";
  auto unknown = row_of("SKÅP-9", 1);
  unknown.name = "Verktygsskåp, 9 lådor";
  orders.push_back(simple(9, {row_of("HAM-001", 1), unknown}, "klarna_payments", "Klarna"));
  orders.push_back(simple(10, {row_of("SÅG-22", 1)}, "ppcp-gateway", "PayPal"));
  return orders;
}

}  // namespace woo24::sandbox
