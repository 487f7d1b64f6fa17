#pragma once
// The settings of the pretended shop: one file for every test that runs the whole program.

namespace woo24::test {

/// Design §7's example, as far as it is known to this version.
inline const char* k_example = R"(
shop_id: exempel
language: en
woocommerce: { url: https://shop.example.se }
24sevenoffice: { username: integration@example.se, client: Exempel AB }
orders:
  mode: send
  from: 2026-11-01
  payments:
    klarna_payments: { paid_with: Klarna }
    swish: { paid_with: Swish }
    invoice: { invoice_by: email, send_when: [on-hold, processing, completed] }
    bacs: { invoice_by: email }
    cod: { invoice_by: email }
  sale_types:
    - { region: home, use: Kreditsälg }
    - { region: eu, vat_number: yes, use: EU varor }
    - { region: eu, use: EU privat }
    - { region: outside, use: Sälj utland }
  vat:
    - { rate: 25, tax: 1 }
    - { rate: 12, tax: 2 }
    - { rate: 6, tax: 3 }
    - { rate: 25.5, country: FI, tax: 41 }
    - { without: reverse_charge, tax: 50 }
    - { without: export, tax: 51 }
  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES }
  department: Webb
)";

}  // namespace woo24::test
