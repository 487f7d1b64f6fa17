// Wrong configurations, each with every message it gives, word for word.
#include "woo24/words/words.hpp"

#include "config_text.hpp"

namespace woo24::config {
namespace {

struct Wrong {
  std::string name;
  std::string yaml;
  std::vector<std::string> messages;
};

std::vector<std::string> messages_of(const std::string& yaml) {
  const auto read = config::read(yaml, "woo24.yaml");
  std::vector<std::string> out;
  for (const auto& fault : read.faults) {
    out.push_back(place(fault, "woo24.yaml") + ": " + words::text(fault, settings::Language::en));
  }
  return out;
}

/// Line 7 of the minimal configuration: the one entry of orders.payments.
std::string payment(const std::string& entry) { return minimal(7, "    swish: " + entry); }
std::string orders(const std::string& more) { return minimal(9, "  " + more); }

const std::vector<Wrong>& wrong() {
  static const std::vector<Wrong> k_wrong{
      {"nothing at all",
       "",
       {"woo24.yaml:1: The key shop_id is missing.", "woo24.yaml:1: The key woocommerce.url is missing.",
        "woo24.yaml:1: The key 24sevenoffice.username is missing.", "woo24.yaml:1: The key 24sevenoffice.client is missing.",
        "woo24.yaml:1: The key orders.from is missing.", "woo24.yaml:1: The key orders.payments is missing.",
        "woo24.yaml:1: The key orders.rows.shipping is missing."}},
      {"only a comment",
       "# nothing\n",
       {"woo24.yaml:1: The key shop_id is missing.", "woo24.yaml:1: The key woocommerce.url is missing.",
        "woo24.yaml:1: The key 24sevenoffice.username is missing.", "woo24.yaml:1: The key 24sevenoffice.client is missing.",
        "woo24.yaml:1: The key orders.from is missing.", "woo24.yaml:1: The key orders.payments is missing.",
        "woo24.yaml:1: The key orders.rows.shipping is missing."}},
      {"a list in its place", "- shop_id: exempel\n", {"woo24.yaml:1:1: Not YAML: keys with their values are expected here."}},
      {"a text in its place", "shop_id\n", {"woo24.yaml:1:1: Not YAML: keys with their values are expected here."}},
      {"byte order mark", "\xEF\xBB\xBF" + minimal(), {"woo24.yaml:1:1: A byte that is not UTF-8 text, or a byte order mark."}},
      {"Latin-1",
       minimal(3, "24sevenoffice: { username: bj\xF6rn, client: Exempel AB }"),
       {"woo24.yaml:3:30: A byte that is not UTF-8 text, or a byte order mark."}},
      {"a tab", minimal(8, "\trows: { shipping: FRAKT }"), {"woo24.yaml:8:1: A tab; YAML allows only blanks here."}},
      {"a tab after a letter of two bytes",
       minimal(3, "24sevenoffice: { username: björn,\tclient: Exempel AB }"),
       {"woo24.yaml:3:34: A tab; YAML allows only blanks here."}},
      {"a control character", minimal(1, "shop_id: exem\x01pel"), {"woo24.yaml:1:14: Not YAML: a control character."}},
      {"an open brace",
       minimal(2, "woocommerce: { url: https://shop.example.se"),
       {"woo24.yaml:2:14: Not YAML: this bracket is not closed."}},
      {"an open bracket", orders("send_when: [processing"), {"woo24.yaml:9:14: Not YAML: this bracket is not closed."}},
      {"an open quote", minimal(1, "shop_id: \"exempel"), {"woo24.yaml:1:10: Not YAML: a quote is not closed."}},
      {"two colons",
       minimal(1, "shop_id: exempel: b"),
       {"woo24.yaml:1:17: Not YAML: a colon or an indentation that does not fit what stands above it."}},
      {"a line too far in",
       minimal(5, "  from: 2026-12-01\n    late: fail"),
       {"woo24.yaml:6:9: Not YAML: a colon or an indentation that does not fit what stands above it."}},
      {"a line too far out",
       minimal(8, " rows: { shipping: FRAKT }"),
       {"woo24.yaml:8:2: Not YAML: what stands here does not belong to what stands before it."}},
      {"a second document",
       minimal(9, "---\nshop_id: annan"),
       {"woo24.yaml:9: A second document (---) begins; only one is read."}},
      {"a document after the end mark",
       minimal(9, "...\nshop_id: annan"),
       {"woo24.yaml:10: A second document (---) begins; only one is read."}},
      {"a key twice", minimal(9, "shop_id: annan"), {"woo24.yaml:9: The key shop_id is given twice, first in line 1."}},
      {"a key twice in braces",
       payment("{ paid_with: Swish, paid_with: Klarna }"),
       {"woo24.yaml:7: The key paid_with is given twice, first in line 7."}},
      {"a method twice",
       minimal(7, "    swish: { paid_with: Swish }\n    swish: { paid_with: Klarna }"),
       {"woo24.yaml:8: The key swish is given twice, first in line 7."}},
      {"an anchor",
       minimal(8, "  rows: &rows { shipping: FRAKT }"),
       {"woo24.yaml:8:9: rows: the unquoted value &rows { shipping: FRAKT would not be read as it is written."}},
      {"an anchor on a text",
       minimal(1, "shop_id: &id exempel"),
       {"woo24.yaml:1:10: shop_id: the unquoted value &id exempel would not be read as it is written."}},
      {"an alias",
       payment("{ paid_with: *swish }"),
       {"woo24.yaml:7:25: paid_with: the unquoted value *swish would not be read as it is written."}},
      {"a tag",
       payment("{ paid_with: !Swish betalning }"),
       {"woo24.yaml:7:25: paid_with: the unquoted value !Swish betalning would not be read as it is written."}},
      {"an exclamation mark first",
       payment("{ paid_with: !Swish }"),
       {"woo24.yaml:7:25: paid_with: the unquoted value !Swish would not be read as it is written."}},
      {"an at sign first",
       payment("{ paid_with: @swish }"),
       {"woo24.yaml:7:25: paid_with: the unquoted value @swish would not be read as it is written."}},
      {"a merge key", minimal(9, "<<: { language: sv }"), {"woo24.yaml:9:1: This version does not know the key <<."}},
      {"a comment that cuts a name",
       minimal(3, "24sevenoffice: { username: integration@example.se, client: Exempel #1 AB }"),
       {"woo24.yaml:3:60: client: the unquoted value Exempel #1 AB would not be read as it is written."}},
      {"a comment close to a name",
       orders("department: Webb # den nya"),
       {"woo24.yaml:9:15: orders.department: the unquoted value Webb # den nya would not be read as it is written."}},
      {"a comment that touches",
       orders("attempts: 8 #9"),
       {"woo24.yaml:9:13: orders.attempts: the unquoted value 8 #9 would not be read as it is written."}},
      {"a comment that cuts an item",
       orders("customers: { vat_number_from: [\n    vat #2\n  ] }"),
       {"woo24.yaml:10:5: orders.customers.vat_number_from: the unquoted value vat #2 would not be read as it is written."}},
      {"a text over two lines",
       minimal(1, "shop_id: exem\n  pel"),
       {"woo24.yaml:1:10: shop_id: the unquoted value exem would not be read as it is written."}},
      {"an unknown key",
       minimal(9, "shopid: annan"),
       {"woo24.yaml:9:1: This version does not know the key shopid. Is shop_id meant?"}},
      {"an unknown key near another",
       orders("pyments: {}"),
       {"woo24.yaml:9:3: This version does not know the key orders.pyments. Is payments meant?"}},
      {"a key in the wrong place",
       minimal(9, "mode: send"),
       {"woo24.yaml:9:1: This version does not know the key mode. Is orders.mode meant?"}},
      {"an unknown key of an entry",
       payment("{ paid_with: Swish, relese: captured }"),
       {"woo24.yaml:7:32: This version does not know the key orders.payments.swish.relese. Is release meant?"}},
      {"an unknown key of the office",
       minimal(3, "24sevenoffice: { username: integration@example.se, client: Exempel AB, pasword: hemligt }"),
       {"woo24.yaml:3:72: This version does not know the key 24sevenoffice.pasword."}},
      {"mail with nobody to tell",
       minimal(9, "mail: { from: woo24@example.se }"),
       {"woo24.yaml:9: The key mail.failures_to is missing."}},
      {"a mail password in the clear",
       minimal(9,
               "mail:\n  from: woo24@example.se\n  failures_to: [a@example.se]\n"
               "  smtp: { host: mail.example.se, tls: none, username: woo24 }"),
       {"woo24.yaml:12:55: mail.smtp.username does not go with mail.smtp.tls: beyond this machine the password would be sent "
        "for all to read."}},
      {"mail addresses and a mail server that are none",
       minimal(9,
               "mail:\n  from: Woo24 <woo24@example.se>\n  failures_to: [a@example.se, b]\n  smtp: { host: \"smtp://mail\", "
               "tls: ssl, port: 0 }"),
       {"woo24.yaml:10:9: mail.from is 'Woo24 <woo24@example.se>'; expected: woo24@example.se",
        "woo24.yaml:11:31: mail.failures_to is 'b'; expected: [ekonomi@example.se, …]",
        "woo24.yaml:12:17: mail.smtp.host is 'smtp://mail'; expected: HOST",
        "woo24.yaml:12:37: mail.smtp.tls is 'ssl'; expected: auto | none | starttls | implicit",
        "woo24.yaml:12:48: mail.smtp.port is '0'; expected: 1 … 65535"}},
      {"a key of a later version",
       minimal(9, "keep: { payloads: 90d }"),
       {"woo24.yaml:9:9: This version does not know the key keep.payloads."}},
      {"what follows a refund or a cancellation, misspelt",
       minimal(9, "  after: { refunds: kredit, cancelled: aktiv }"),
       {"woo24.yaml:9:21: orders.after.refunds is 'kredit'; expected: credit | report | off",
        "woo24.yaml:9:40: orders.after.cancelled is 'aktiv'; expected: inactive | report | off"}},
      {"nothing of what is needed",
       "language: sv\n",
       {"woo24.yaml:1: The key shop_id is missing.", "woo24.yaml:1: The key woocommerce.url is missing.",
        "woo24.yaml:1: The key 24sevenoffice.username is missing.", "woo24.yaml:1: The key 24sevenoffice.client is missing.",
        "woo24.yaml:1: The key orders.from is missing.", "woo24.yaml:1: The key orders.payments is missing.",
        "woo24.yaml:1: The key orders.rows.shipping is missing."}},
      {"no client",
       minimal(3, "24sevenoffice: { username: integration@example.se }"),
       {"woo24.yaml:3: The key 24sevenoffice.client is missing."}},
      {"no shipping", minimal(8, "  rows: { fee: AVGIFT }"), {"woo24.yaml:8: The key orders.rows.shipping is missing."}},
      {"an empty value", minimal(1, "shop_id:"), {"woo24.yaml:1:1: shop_id is empty; expected: a-z 0-9 - (1 … 16)"}},
      {"a null", minimal(1, "shop_id: ~"), {"woo24.yaml:1:1: shop_id is empty; expected: a-z 0-9 - (1 … 16)"}},
      {"an empty section", minimal(2, "woocommerce:"), {"woo24.yaml:2:1: woocommerce is empty; expected: { … }"}},
      {"a text for a section",
       minimal(2, "woocommerce: https://shop.example.se"),
       {"woo24.yaml:2:14: woocommerce is 'https://shop.example.se'; expected: { … }"}},
      {"a list for a section", minimal(8, "  rows: [FRAKT]"), {"woo24.yaml:8:9: orders.rows is a list; expected: { … }"}},
      {"shop_id in capitals",
       minimal(1, "shop_id: Exempel"),
       {"woo24.yaml:1:10: shop_id is 'Exempel'; expected: a-z 0-9 - (1 … 16)"}},
      {"shop_id too long",
       minimal(1, "shop_id: exempel-exempel-1"),
       {"woo24.yaml:1:10: shop_id is 'exempel-exempel-1'; expected: a-z 0-9 - (1 … 16)"}},
      {"url without scheme",
       minimal(2, "woocommerce: { url: shop.example.se }"),
       {"woo24.yaml:2:21: woocommerce.url is 'shop.example.se'; expected: https://shop.example.se"}},
      {"url with a sign-in",
       minimal(2, "woocommerce: { url: \"https://ck_1:cs_2@shop.example.se\" }"),
       {"woo24.yaml:2:21: woocommerce.url is 'https://…@shop.example.se'; expected: https://shop.example.se"}},
      {"url in plain http",
       minimal(2, "woocommerce: { url: http://shop.example.se }"),
       {"woo24.yaml:2:21: woocommerce.url does not go with woocommerce.allow_plain_http: plain http beyond this machine needs "
        "allow_plain_http: yes."}},
      {"api_url with a path",
       minimal(3, "24sevenoffice: { username: a, client: b, api_url: https://api.example.se/x }"),
       {"woo24.yaml:3:51: 24sevenoffice.api_url is 'https://api.example.se/x'; expected: https://api.24sevenoffice.com"}},
      {"api_url in plain http",
       minimal(3, "24sevenoffice: { username: a, client: b, webservices_url: http://api.example.se }"),
       {"woo24.yaml:3:59: 24sevenoffice.webservices_url is 'http://api.example.se'; expected: "
        "https://webservices.24sevenoffice.com"}},
      {"calls_per_hour too many",
       minimal(3, "24sevenoffice: { username: a, client: b, calls_per_hour: 7201 }"),
       {"woo24.yaml:3:58: 24sevenoffice.calls_per_hour is '7201'; expected: 100 … 7200"}},
      {"price_decimals too few",
       minimal(3, "24sevenoffice: { username: a, client: b, price_decimals: 1 }"),
       {"woo24.yaml:3:58: 24sevenoffice.price_decimals is '1'; expected: 2 … 4"}},
      {"settle without unit",
       minimal(3, "24sevenoffice: { username: a, client: b, settle: 10 }"),
       {"woo24.yaml:3:50: 24sevenoffice.settle is '10'; expected: 1s … 6h"}},
      {"batch zero",
       minimal(3, "24sevenoffice: { username: a, client: b, batch: 0 }"),
       {"woo24.yaml:3:49: 24sevenoffice.batch is '0'; expected: 1 … 100"}},
      {"external_status otherwise",
       minimal(3, "24sevenoffice: { username: a, client: b, external_status: yes }"),
       {"woo24.yaml:3:59: 24sevenoffice.external_status is 'yes'; expected: use | leave"}},
      {"time zone",
       minimal(9, "time_zone: Europe/Uppsala"),
       {"woo24.yaml:9:12: time_zone is 'Europe/Uppsala'; expected: Europe/Stockholm | Europe/Oslo | …"}},
      {"language", minimal(9, "language: se"), {"woo24.yaml:9:11: language is 'se'; expected: sv | nb | en"}},
      {"mode", orders("mode: on"), {"woo24.yaml:9:9: orders.mode is 'on'; expected: off | watch | send"}},
      {"a day that does not exist",
       minimal(5, "  from: 2026-02-30"),
       {"woo24.yaml:5:9: orders.from is '2026-02-30'; expected: 2026-12-01 (YYYY-MM-DD)"}},
      {"a month with a day",
       orders("closed_through: 2026-10-31"),
       {"woo24.yaml:9:19: orders.closed_through is '2026-10-31'; expected: 2026-10 (YYYY-MM)"}},
      {"no statuses",
       orders("send_when: []"),
       {"woo24.yaml:9:14: orders.send_when is []; expected: [processing, completed, …]"}},
      {"one status without list",
       orders("send_when: processing"),
       {"woo24.yaml:9:14: orders.send_when is 'processing'; expected: [processing, completed, …]"}},
      {"a draft",
       orders("send_when: [processing, checkout-draft]"),
       {"woo24.yaml:9:27: orders.send_when is 'checkout-draft'; expected: [processing, completed, …]"}},
      {"a status with wc-",
       orders("send_when: [wc-processing]"),
       {"woo24.yaml:9:15: orders.send_when is 'wc-processing'; expected: [processing, completed, …]"}},
      {"a state that is none",
       orders("becomes: Fakturera"),
       {"woo24.yaml:9:12: orders.becomes is 'Fakturera'; expected: ForInvoicing | Confirmed | Web | …"}},
      {"a state that skips the invoice",
       orders("becomes: InvoicedCashAccount"),
       {"woo24.yaml:9:12: orders.becomes is 'InvoicedCashAccount'; expected: ForInvoicing | Confirmed | Web | …"}},
      {"a payment that cannot be registered",
       orders("becomes: Web"),
       {"woo24.yaml:9:12: orders.becomes does not go with orders.payments.swish.paid_with: a payment cannot be registered on "
        "an order in this state; it needs registration: off."}},
      {"an entry that cannot be registered",
       payment("{ paid_with: Swish, becomes: Draft }"),
       {"woo24.yaml:7:41: orders.payments.swish.becomes does not go with orders.payments.swish.paid_with: a payment cannot be "
        "registered on an order in this state; it needs registration: off."}},
      {"both ways of paying",
       payment("{ paid_with: Swish, invoice_by: email }"),
       {"woo24.yaml:7:25: orders.payments.swish.paid_with does not go with orders.payments.swish.invoice_by: exactly one of "
        "the two must be given."}},
      {"no way of paying",
       payment("{ release: paid }"),
       {"woo24.yaml:7:5: orders.payments.swish.paid_with does not go with orders.payments.swish.invoice_by: exactly one of the "
        "two must be given."}},
      {"registration of an invoice",
       payment("{ invoice_by: email, registration: with_release }"),
       {"woo24.yaml:7:47: orders.payments.swish.registration does not go with orders.payments.swish.invoice_by: only a payment "
        "made in the shop is registered."}},
      {"two ways for one invoice to go out",
       payment("{ invoice_by: email, distribution: print }"),
       {"woo24.yaml:7:47: orders.payments.swish.distribution does not go with orders.payments.swish.invoice_by: an invoice "
        "goes "
        "out as the one of them says, not as both."}},
      {"a way to go out that there is not",
       payment("{ paid_with: Swish, distribution: fax }"),
       {"woo24.yaml:7:46: orders.payments.swish.distribution is 'fax'; expected: manual | email | print | e_invoice"}},
      {"one payment registered after the invoice",
       payment("{ paid_with: Swish, registration: after_invoiced }"),
       {"woo24.yaml:7:46: orders.payments.swish.registration: after_invoiced is not possible. 24SevenOffice takes no change of "
        "an "
        "order that is invoiced, so no payment either, and its service for payments of invoices is not described."}},
      {"a time of day that no clock shows",
       minimal(9, "daily: { proof: \"24:00\" }"),
       {"woo24.yaml:9:17: daily.proof is '24:00'; expected: \"03:30\" | off"}},
      {"half a time of day",
       minimal(9, "daily: { proof: 3:30 }"),
       {"woo24.yaml:9:17: daily.proof is '3:30'; expected: \"03:30\" | off"}},
      {"a channel",
       payment("{ invoice_by: mail }"),
       {"woo24.yaml:7:26: orders.payments.swish.invoice_by is 'mail'; expected: email | print | e_invoice"}},
      {"a release",
       payment("{ paid_with: Swish, release: now }"),
       {"woo24.yaml:7:41: orders.payments.swish.release is 'now'; expected: at_once | paid | captured | completed"}},
      {"an entry that is a text",
       payment("Swish"),
       {"woo24.yaml:7:12: orders.payments.swish is 'Swish'; expected: { paid_with: … } | { invoice_by: … }"}},
      {"no payments",
       "shop_id: exempel\nwoocommerce: { url: https://shop.example.se }\n24sevenoffice: { username: a, client: b }\norders: { "
       "from: 2026-12-01, payments: {}, rows: { shipping: FRAKT } }\n",
       {"woo24.yaml:4:39: orders.payments is {}; expected: { METHOD: { … } }"}},
      {"unknown_payment names none",
       orders("unknown_payment: klarna"),
       {"woo24.yaml:9:20: orders.unknown_payment is 'klarna'; expected: fail | swish"}},
      {"a sale type without use",
       orders("sale_types: [ { region: home } ]"),
       {"woo24.yaml:9: The key orders.sale_types[1].use is missing."}},
      {"a region",
       orders("sale_types: [ { region: sverige, use: Kreditsälg } ]"),
       {"woo24.yaml:9:27: orders.sale_types[1].region is 'sverige'; expected: home | eu | outside"}},
      {"a sale type never reached",
       orders("sale_types:\n    - { region: eu, use: EU }\n    - { region: eu, vat_number: yes, use: EU varor }"),
       {"woo24.yaml:11:7: orders.sale_types[2] does not go with orders.sale_types[1]: the earlier entry takes every order that "
        "this one could take."}},
      {"sale_types as a mapping",
       orders("sale_types: { region: home, use: Kreditsälg }"),
       {"woo24.yaml:9:15: orders.sale_types is a mapping; expected: [ { … }, … ]"}},
      {"a rate with a comma",
       orders("vat: [ { rate: \"25,5\", country: FI, tax: 41 } ]"),
       {"woo24.yaml:9:18: orders.vat[1].rate is '25,5'; expected: 0 … 100"}},
      {"a rate with a comma unquoted",
       orders("vat: [ { rate: 25,5, country: FI, tax: 41 } ]"),
       {"woo24.yaml:9:21: This version does not know the key orders.vat[1].5."}},
      {"a rate with percent",
       orders("vat: [ { rate: 25 %, tax: 1 } ]"),
       {"woo24.yaml:9:18: orders.vat[1].rate is '25 %'; expected: 0 … 100"}},
      {"the same rate twice",
       orders("vat:\n    - { rate: 25, tax: 1 }\n    - { rate: 25.0, tax: 2 }"),
       {"woo24.yaml:11:7: orders.vat[2] does not go with orders.vat[1]: both are for the same rows."}},
      {"reverse charge twice",
       orders("vat:\n    - { without: reverse_charge, tax: 1 }\n    - { without: reverse_charge, tax: 2 }"),
       {"woo24.yaml:11:7: orders.vat[2] does not go with orders.vat[1]: both are for the same rows."}},
      {"a rate and without",
       orders("vat: [ { rate: 25, without: export, tax: 1 } ]"),
       {"woo24.yaml:9:18: orders.vat[1].rate does not go with orders.vat[1].without: exactly one of the two must be given."}},
      {"neither rate nor without",
       orders("vat: [ { country: FI, tax: 1 } ]"),
       {"woo24.yaml:9:10: orders.vat[1].rate does not go with orders.vat[1].without: exactly one of the two must be given."}},
      {"exempt without classes",
       orders("vat: [ { without: exempt, tax: 13 } ]"),
       {"woo24.yaml:9: The key orders.vat[1].classes is missing."}},
      {"classes of a rate",
       orders("vat: [ { rate: 25, classes: [momsfri], tax: 1 } ]"),
       {"woo24.yaml:9:31: orders.vat[1].classes does not go with orders.vat[1].rate: tax classes belong to without: exempt."}},
      {"a country of export",
       orders("vat: [ { without: export, country: NO, tax: 1 } ]"),
       {"woo24.yaml:9:38: orders.vat[1].country does not go with orders.vat[1].without: a country belongs to a rate."}},
      {"a country by name",
       orders("vat: [ { rate: 25.5, country: Finland, tax: 41 } ]"),
       {"woo24.yaml:9:33: orders.vat[1].country is 'Finland'; expected: SE | FI | …"}},
      {"an entry that is no mapping",
       orders("vat: [ 25, { rate: 25, tax: 1 } ]"),
       {"woo24.yaml:9:10: orders.vat[1] is '25'; expected: { … }"}},
      {"a fee without product",
       orders("fees: [ { name: \"Pant*\" } ]"),
       {"woo24.yaml:9: The key orders.fees[1].product is missing."}},
      {"a rounding limit that hides faults",
       minimal(8, "  rows: { shipping: FRAKT, rounding_limit: 1.01 }"),
       {"woo24.yaml:8:44: orders.rows.rounding_limit is '1.01'; expected: auto | 0.00 … 1.00"}},
      {"consumers otherwise",
       orders("customers: { consumers: collective }"),
       {"woo24.yaml:9:27: orders.customers.consumers is 'collective'; expected: collective CUSTOMER_NUMBER"}},
      {"update that is not known",
       orders("customers: { update: always }"),
       {"woo24.yaml:9:24: orders.customers.update is 'always'; expected: never | empty"}},
      {"a bank transfer whose money nobody vouches for",
       minimal(7, "    bacs: { paid_with: Bank }"),
       {"woo24.yaml:7:24: orders.payments.bacs.paid_with does not go with orders.payments.bacs.release: the shop does not know "
        "when this method is paid: release: completed, or at_once if the statuses of send_when prove it."}},
      {"a payment registered after the invoice",
       orders("payment_registration: after_invoiced"),
       {"woo24.yaml:9:25: orders.payment_registration: after_invoiced is not possible. 24SevenOffice takes no change of an "
        "order "
        "that is invoiced, so no payment either, and its service for payments of invoices is not described."}},
      {"a sold gift card of no kind",
       minimal(8, "  rows: { shipping: FRAKT, sold_gift_card: yes }"),
       {"woo24.yaml:8:44: orders.rows.sold_gift_card is 'yes'; expected: multi | single"}},
      {"a row dimension that asks two things",
       orders("row_dimensions: [ { sku: A, category: B, project: C } ]"),
       {"woo24.yaml:9:28: orders.row_dimensions[1].sku does not go with orders.row_dimensions[1].meta: exactly one of sku, "
        "category, meta and product_meta must be given."}},
      {"a row dimension that gives nothing",
       orders("row_dimensions: [ { sku: A } ]"),
       {"woo24.yaml:9:21: orders.row_dimensions[1] does not go with orders.row_dimensions[1].department: a department, "
        "a project or a dimension must be given."}},
      {"a dimension without its value, a value without its dimension",
       orders("row_dimensions: [ { sku: A, dimension: Kampanj }, { sku: B, value: Vinter } ]"),
       {"woo24.yaml:9: The key orders.row_dimensions[1].value is missing.",
        "woo24.yaml:9: The key orders.row_dimensions[2].dimension is missing."}},
      {"meta that names a dimension, without saying which",
       orders("row_dimensions: [ { product_meta: m, sets: dimension }, { meta: m, sets: project, dimension: Kampanj } ]"),
       {"woo24.yaml:9: The key orders.row_dimensions[1].dimension is missing.",
        "woo24.yaml:9:96: orders.row_dimensions[2].dimension does not go with orders.row_dimensions[2].sets: it belongs to "
        "sets: dimension."}},
      {"a row dimension by meta that does not say what",
       orders("row_dimensions: [ { meta: 24so_department } ]"),
       {"woo24.yaml:9: The key orders.row_dimensions[1].sets is missing."}},
      {"a row dimension by meta that names it too",
       orders("row_dimensions: [ { meta: m, sets: project, project: C } ]"),
       {"woo24.yaml:9:29: orders.row_dimensions[1].meta does not go with orders.row_dimensions[1].sets: the value of meta "
        "names it, not the settings."}},
      {"sets without meta",
       orders("row_dimensions: [ { sku: A, sets: project, project: C } ]"),
       {"woo24.yaml:9:37: orders.row_dimensions[1].sets does not go with orders.row_dimensions[1].meta: it tells what the "
        "value "
        "of meta names."}},
      {"name_alone",
       orders("customers: { name_alone: yes }"),
       {"woo24.yaml:9:28: orders.customers.name_alone is 'yes'; expected: never | businesses | always"}},
      {"a yes that is none",
       orders("customers: { without_number_may_match_numbered: { guests: maybe } }"),
       {"woo24.yaml:9:61: orders.customers.without_number_may_match_numbered.guests is 'maybe'; expected: yes | no"}},
      {"attempts", orders("attempts: 0"), {"woo24.yaml:9:13: orders.attempts is '0'; expected: 1 … 100"}},
      {"an interval too short",
       minimal(9, "every: { orders: 5s }"),
       {"woo24.yaml:9:18: every.orders is '5s'; expected: 10s … 1d"}},
      {"a level",
       minimal(9, "log: { level: warn }"),
       {"woo24.yaml:9:15: log.level is 'warn'; expected: debug | info | warning | error"}},
      {"a misspelt key concludes nothing more",
       payment("{ paid_wit: Swish }"),
       {"woo24.yaml:7:14: This version does not know the key orders.payments.swish.paid_wit. Is paid_with meant?"}},
      {"regions at fault conclude nothing",
       orders("sale_types: [ { region: sverige, use: A }, { use: B, country: se } ]"),
       {"woo24.yaml:9:27: orders.sale_types[1].region is 'sverige'; expected: home | eu | outside"}},
      {"quotes that stay open at the end",
       minimal(8, "  rows: { shipping: \"FRAKT }"),
       {"woo24.yaml:8:21: Not YAML: a quote is not closed."}},
      {"several at once, in the order of the file",
       "shop_id: Exempel\nlog: { level: loud }\nordres: {}\nwoocommerce: { url: ftp://shop.example.se }\n24sevenoffice: { "
       "client: \"\" }\n",
       {"woo24.yaml:1: The key orders.from is missing.", "woo24.yaml:1: The key orders.payments is missing.",
        "woo24.yaml:1: The key orders.rows.shipping is missing.",
        "woo24.yaml:1:10: shop_id is 'Exempel'; expected: a-z 0-9 - (1 … 16)",
        "woo24.yaml:2:15: log.level is 'loud'; expected: debug | info | warning | error",
        "woo24.yaml:3:1: This version does not know the key ordres. Is orders meant?",
        "woo24.yaml:4:21: woocommerce.url is 'ftp://shop.example.se'; expected: https://shop.example.se",
        "woo24.yaml:5: The key 24sevenoffice.username is missing.",
        "woo24.yaml:5:26: 24sevenoffice.client is ''; expected: NAME | ID"}},

  };
  return k_wrong;
}

TEST(ReaderFaults, EachWrongConfigurationGivesItsMessagesWordForWord) {
  ASSERT_GE(wrong().size(), 40U);
  for (const auto& one : wrong()) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(messages_of(one.yaml), one.messages);
  }
}

TEST(ReaderFaults, EveryFaultHasARemedyInEveryLanguage) {
  for (const auto& one : wrong()) {
    for (const auto& fault : config::read(one.yaml, "woo24.yaml").faults) {
      for (const auto language : {settings::Language::sv, settings::Language::nb, settings::Language::en}) {
        EXPECT_NE(words::remedy(fault, language), "") << one.name;
        EXPECT_EQ(words::text(fault, language).find('{' + std::string("key}")), std::string::npos) << one.name;
      }
    }
  }
}

TEST(ReaderFaults, ArgumentsAreThoseOfTheTable) {
  for (const auto& one : wrong()) {
    for (const auto& fault : config::read(one.yaml, "woo24.yaml").faults) {
      const auto known = reason_arguments(fault.id);
      for (const auto& [name, value] : fault.arguments) {
        EXPECT_NE(std::find(known.begin(), known.end(), name), known.end()) << one.name << ": " << name;
      }
    }
  }
}

}  // namespace
}  // namespace woo24::config
