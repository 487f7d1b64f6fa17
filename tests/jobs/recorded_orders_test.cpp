// Every order recorded from a real shop goes through the whole program into the pretend office: equal to the öre, or stopped
// with the reason that the rules of bookkeeping foresee. The table is printed.
#include "pretend_world.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

namespace woo24::jobs {
namespace {

std::vector<std::filesystem::path> recordings() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(WOO24_SOURCE_DIR "/tests/data/woo")) {
    const auto name = entry.path().filename().string();
    if (name.starts_with("order_") && name.find("note") == std::string::npos && name.find("refunds") == std::string::npos &&
        name.find("statuses") == std::string::npos) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// What becomes of each under the example settings. Orders made over REST without a payment method are paid by Swish here.
struct Foreseen {
  const char* recording;
  const char* outcome;  ///< "sent", "rests", "unknown" (lists leave it out, or it is older than `from`), or a reason
  const char* why;
};
const std::vector<Foreseen> k_foreseen{
    {"order_create_completed_stock_and_mail_kept_back", "sent", ""},
    {"order_create_customer_email_filled_in", "customer-without-name", "an address without a name"},
    {"order_create_given_tax_is_recomputed", "sent", ""},
    {"order_dkk_denmark", "no-vat-entry", "Danish 25 % is not Swedish 25 %"},
    {"order_eu_vat_finland", "sent", "OSS"},
    {"order_fee_negative_is_taxed", "no-vat-at-home", "a row of a class without rates"},
    {"order_fixed_cart_coupon", "rests", "pending"},
    {"order_from_storefront_checkout", "rests", "on-hold: bacs is not paid"},
    {"order_full_dp6", "sent, credited -805.50", "one of two jackets came back"},
    {"order_full_tax_shipping_fee_coupon_refund", "sent, credited -805.50", "one of two jackets came back"},
    {"order_line_quantity_update", "rests", "pending"},
    {"order_lines_with_own_name", "product-without-number", "a line that is no product"},
    {"order_nok_norway_no_vat", "sent", "export"},
    {"order_price_decimals_0", "sent", "whole kronor: the rounding is booked"},
    {"order_price_decimals_0_dp0", "sent", ""},
    {"order_price_decimals_0_dp2", "order-does-not-add-up", "recorded in a shop that was switched to 2 decimals"},
    {"order_price_decimals_0_dp4", "order-does-not-add-up", "recorded in a shop that was switched to 2 decimals"},
    {"order_refunded_in_full", "sent, credited -806.00", "by its status, so by amount alone"},
    {"order_rounding_at_subtotal_no", "rests", "pending"},
    {"order_rounding_at_subtotal_yes", "rests", "pending"},
    {"order_rounding_line_class_without_rate", "no-vat-at-home", "a class that the settings do not call exempt"},
    {"order_set_paid", "sent", ""},
    {"order_status_of_removed_plugin", "unknown", ""},
    {"order_two_vat_rates_cod", "sent", "25 % and 6 %"},
    {"order_update_billing_recalculates", "sent", ""},
    {"order_update_billing_recalculates_new_rate", "no-vat-entry", "20 % is in no entry"},
    {"order_update_completed", "sent, credited -805.50", "one of two jackets came back"},
    {"order_update_custom_status", "unknown", ""},
    {"order_update_customer_and_dates", "unknown", "dated before `from`"},
    {"order_update_meta", "sent, credited -805.50", "one of two jackets came back"},
    {"order_update_totals_through_meta", "sent", ""},
    {"order_vat_exempt", "no-vat-at-home", "no VAT although the buyer is in Sweden"},
    {"order_with_org_number_meta", "no order", "only some fields were recorded"},
};

/// One recording through the whole program, and what became of it.
std::string outcome_of(const std::string& name) {
  PretendWorld world(crediting_example().c_str());
  if (name.starts_with("order_price_decimals_0") && !name.ends_with("_dp2") && !name.ends_with("_dp4")) {
    world.shop.change_settings([](sandbox::ShopSettings& settings) { settings.price_decimals = 0; });
  }
  const auto id = world.shop.add_recorded(text_of(std::string(WOO24_SOURCE_DIR "/tests/data/woo/") + name + ".json"));
  if (!id) return "no order";
  if (world.shop.order(*id)->payment_method.empty()) world.shop.set_payment_method(*id, "swish", "Swish");
  if (name.starts_with("order_price_decimals_0"))
    world.shop.overwrite(*id, "billing.last_name", "\"Ek\"");  // recorded without a name
  const bool by_rows = *id == 31;                              // the one whose refund was recorded with its rows
  EXPECT_TRUE(!by_rows ||
              world.shop.add_recorded_refunds(*id, text_of(WOO24_SOURCE_DIR "/tests/data/woo/order_refunds_list.json")));
  const auto run = world.run();
  if (!run.ok()) return "error " + std::string(reason_id(run.error().reason.id));
  for (const auto& error : world.office.errors()) ADD_FAILURE() << name << ": " << error;
  const auto order = world.shop.order(*id);
  const auto postings = world.postings();
  const auto entries =
      postings.empty() ? std::vector<sandbox::BooksOrder>{} : world.office.books().counting(postings.front().key);
  const auto booked = entries.empty() ? std::string("-") : entries.front().total_inc_vat;
  const auto reason = !postings.empty() && postings.front().reason ? arguments_json(*postings.front().reason) : "";
  std::string outcome = "unknown", credited;
  for (const auto& posting : postings) {
    if (posting.kind != PostingKind::credit) continue;
    const auto credits = world.office.books().counting(posting.key);
    credited += ", credited ";
    credited += posting.reason    ? std::string(reason_id(posting.reason->id))
                : credits.empty() ? "-"
                                  : credits.front().total_inc_vat;
  }
  if (!postings.empty()) {
    const auto& posting = postings.front();
    outcome = posting.reason ? std::string(reason_id(posting.reason->id)) : posting.stage == Stage::done ? "sent" : "rests";
    if (outcome == "sent") {
      EXPECT_EQ(booked, Amount::parse(order->total)->text(2)) << name;
    } else {
      EXPECT_EQ(booked, "-") << name;
    }
  }
  outcome += credited;
  std::printf("%-52s %10s %-12s %10s  %s %s\n", name.c_str(), order->total.c_str(), order->status.c_str(), booked.c_str(),
              outcome.c_str(), reason.c_str());
  return outcome;
}

TEST(RecordedOrders, through_the_whole_program) {
  std::printf("%-52s %10s %-12s %10s  %s\n", "recording", "shop", "status", "office", "outcome");
  std::vector<std::string> expected, found;
  for (const auto& row : k_foreseen) {
    expected.emplace_back(row.recording);
    EXPECT_EQ(outcome_of(row.recording), row.outcome) << row.recording << ": " << row.why;
  }
  for (const auto& file : recordings()) found.push_back(file.stem().string());
  EXPECT_EQ(found, expected) << "every recording is foreseen";
}

TEST(RecordedOrders, finland_is_sold_under_its_own_rate_and_norway_is_export) {
  const std::vector<std::pair<const char*, std::int64_t>> table{{"order_eu_vat_finland", 16}, {"order_nok_norway_no_vat", 12}};
  for (const auto& [recording, sale_type] : table) {
    PretendWorld world;
    ASSERT_TRUE(world.shop.add_recorded(text_of(std::string(WOO24_SOURCE_DIR "/tests/data/woo/") + recording + ".json")))
        << recording;
    world.shop.set_status(world.shop.orders().front().id, "processing");
    ASSERT_TRUE(world.run().ok());
    const auto postings = world.postings();
    ASSERT_EQ(postings.size(), 1U);
    const auto entries = world.office.books().counting(postings.front().key);
    ASSERT_EQ(entries.size(), 1U) << recording << " "
                                  << (postings.front().reason ? reason_id(postings.front().reason->id) : "");
    EXPECT_EQ(entries.front().type_of_sale, sale_type) << recording;
  }
}

}  // namespace
}  // namespace woo24::jobs
