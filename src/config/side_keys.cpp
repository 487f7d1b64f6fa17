// The keys at the top of the file and those of the two sides: part of the one table.
#include "woo24/base/result.hpp"
#include "woo24/config/key_values.hpp"
#include "woo24/config/keys.hpp"

namespace woo24::config {

namespace {

using settings::Settings;
using namespace std::chrono_literals;
using namespace std::string_view_literals;

constexpr Words<settings::Language, 3> k_languages{
    {{"sv", settings::Language::sv}, {"nb", settings::Language::nb}, {"en", settings::Language::en}}};
constexpr Words<bool, 2> k_external_status{{{"use", true}, {"leave", false}}};

const Node* shop_id(const Node& node, std::string& into) {
  const auto text = word(node);
  if (!text || text->size() > 16 || text->find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
    return &node;
  into = *text;
  return nullptr;
}

const Node* zone(const Node& node, std::string& into) {
  const auto text = word(node);
  if (!text || !Zone::named(*text).ok()) return &node;
  into = *text;
  return nullptr;
}

const Node* shop_url(const Node& node, std::string& into) {
  const auto text = word(node);
  const auto found = text ? address(*text) : std::nullopt;
  if (!found) return &node;
  into = found->text;
  return nullptr;
}

const Node* bare_address(const Node& node, std::string& into) {
  const auto text = word(node);
  const auto found = text ? address(*text) : std::nullopt;
  if (!found || !found->bare || (found->plain && !found->loopback)) return &node;
  into = found->text;
  return nullptr;
}

const Key<Settings> k_side[] = {
    {{.path = "shop_id",
      .expected = "a-z 0-9 - (1 … 16)",
      .required = true,
      .comment = "Part of every reference in 24SevenOffice (WOO-exempel-…). Never change it.",
      .example = "exempel",
      .free_text = true},
     [](const Node& node, Settings& s) { return shop_id(node, s.shop_id); },
     [](const Settings& s) { return text_of(s.shop_id); }},
    {{.path = "time_zone",
      .expected = "Europe/Stockholm | Europe/Oslo | …",
      .comment = "Whose calendar the orders' days follow. Default: the shop's own.",
      .example = "Europe/Stockholm",
      .free_text = true},
     [](const Node& node, Settings& s) { return zone(node, s.time_zone); },
     [](const Settings& s) { return text_of(s.time_zone); }},
    {{.path = "language",
      .expected = "sv | nb | en",
      .standard = "sv",
      .comment = "Of reasons, remedies and order notes.",
      .example = "sv"},
     [](const Node& node, Settings& s) { return choose(node, k_languages, s.language); },
     [](const Settings& s) { return word_of(k_languages, s.language); }},
    {{.path = "database",
      .expected = "FILE",
      .standard = "/var/lib/woo24/woo24.db",
      .comment = "What woo24 remembers. Keep it in the backups.",
      .example = "/var/lib/woo24/woo24.db",
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, word(node), s.database); },
     [](const Settings& s) { return text_of(s.database); }},
    {{.path = "woocommerce.url",
      .expected = "https://shop.example.se",
      .required = true,
      .comment = "The shop's address, with its folder where it has one.",
      .example = "https://shop.example.se",
      .free_text = true},
     [](const Node& node, Settings& s) { return shop_url(node, s.shop.url); },
     [](const Settings& s) { return text_of(s.shop.url); }},
    {{.path = "woocommerce.ca_file",
      .expected = "FILE",
      .comment = "Certificates to trust, for a shop with a certificate of its own.",
      .example = "/etc/ssl/certs/shop.pem",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, word(node), s.shop.ca_file); },
     [](const Settings& s) { return text_of(s.shop.ca_file); }},
    {{.path = "woocommerce.allow_plain_http",
      .expected = "yes | no",
      .standard = "no",
      .comment = "http:// without TLS, beyond this machine: everybody on the way can read the orders.",
      .example = "no",
      .in_use = false},
     [](const Node& node, Settings& s) { return keep(node, yes_no(node), s.shop.allow_plain_http); },
     [](const Settings& s) { return yes_no_text(s.shop.allow_plain_http); }},
    {{.path = "24sevenoffice.username",
      .expected = "USER",
      .required = true,
      .comment = "The user that the integration signs in as.",
      .example = "integration@example.se",
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, word(node), s.office.username); },
     [](const Settings& s) { return text_of(s.office.username); }},
    {{.path = "24sevenoffice.client",
      .expected = "NAME | ID",
      .required = true,
      .comment = "The company to book in, by name or id. No other is ever written to.",
      .example = "Exempel AB",
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, named(node), s.office.client); },
     [](const Settings& s) { return name_text(s.office.client); }},
    {{.path = "24sevenoffice.calls_per_hour",
      .expected = "100 … 7200",
      .standard = "6000",
      .comment = "24SevenOffice allows 7200 an hour and address; other integrations may share them.",
      .example = "6000",
      .in_use = false},
     [](const Node& node, Settings& s) { return keep(node, whole(node, 100, 7200), s.office.calls_per_hour); },
     [](const Settings& s) { return std::to_string(s.office.calls_per_hour); }},
    {{.path = "24sevenoffice.price_decimals",
      .expected = "2 … 4",
      .standard = "2",
      .comment = "Decimals of a row's price.",
      .example = "2",
      .in_use = false},
     [](const Node& node, Settings& s) { return keep(node, whole(node, 2, 4), s.office.price_decimals); },
     [](const Settings& s) { return std::to_string(s.office.price_decimals); }},
    {{.path = "24sevenoffice.external_status",
      .expected = "use | leave",
      .standard = "use",
      .comment = "leave: the field ExternalStatus is used by something else and is not touched.",
      .example = "use",
      .in_use = false},
     [](const Node& node, Settings& s) { return choose(node, k_external_status, s.office.use_external_status); },
     [](const Settings& s) { return word_of(k_external_status, s.office.use_external_status); }},
    {{.path = "24sevenoffice.settle",
      .expected = "1s … 6h",
      .standard = "10m",
      .comment = "How long after an unclear answer an order not found counts as not saved.",
      .example = "10m",
      .in_use = false},
     [](const Node& node, Settings& s) { return keep(node, duration(node, 1s, 6h), s.office.settle); },
     [](const Settings& s) { return duration_text(s.office.settle); }},
    {{.path = "24sevenoffice.batch",
      .expected = "1 … 100",
      .standard = "20",
      .comment = "Orders that take a step together.",
      .example = "20",
      .in_use = false},
     [](const Node& node, Settings& s) { return keep(node, whole(node, 1, 100), s.office.batch); },
     [](const Settings& s) { return std::to_string(s.office.batch); }},
    {{.path = "24sevenoffice.ca_file",
      .expected = "FILE",
      .comment = "Certificates to trust, for trying things.",
      .example = "/etc/ssl/certs/office.pem",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, word(node), s.office.ca_file); },
     [](const Settings& s) { return text_of(s.office.ca_file); }},
    {{.path = "24sevenoffice.api_url",
      .expected = "https://api.24sevenoffice.com",
      .standard = "https://api.24sevenoffice.com",
      .comment = "A bare address, for trying things; plain http only to this machine.",
      .example = "https://api.24sevenoffice.com",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return bare_address(node, s.office.api_url); },
     [](const Settings& s) { return text_of(s.office.api_url); }},
    {{.path = "24sevenoffice.webservices_url",
      .expected = "https://webservices.24sevenoffice.com",
      .standard = "https://webservices.24sevenoffice.com",
      .comment = "As api_url.",
      .example = "https://webservices.24sevenoffice.com",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return bare_address(node, s.office.webservices_url); },
     [](const Settings& s) { return text_of(s.office.webservices_url); }},
};

}  // namespace

std::span<const Key<Settings>> side_keys() { return k_side; }

}  // namespace woo24::config
