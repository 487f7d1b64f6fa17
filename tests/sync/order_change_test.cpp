// What becomes of an order that the shop changed or called off after it was sent (exactly-once §7).
#include "woo24/sync/order_change.hpp"

#include "samples.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace std::chrono_literals;
using settings::AfterSale;

const Instant k_now = parse_utc("2026-11-24T08:00:00Z").value();
const std::string k_key = "WOO-exempel-1042-3fa9c1";

Rules acting(AfterSale changed = AfterSale::act, AfterSale cancelled = AfterSale::act) {
  auto settings = samples::example_settings();
  settings.orders.after.changed = changed;
  settings.orders.after.cancelled = cancelled;
  return samples::rules_of(settings);
}

Posting sale(const shop::Order& order, const Rules& rules) {
  Posting posting;
  posting.key = k_key;
  posting.order = order.id;
  posting.stage = Stage::done;
  posting.office_order = office::OrderId{5001};
  posting.customer = office::CompanyId{10};
  posting.total = order.total;
  posting.currency = order.currency;
  posting.shop_content = shop_content(order, rules);
  posting.releasing_at = k_now - 48h;
  posting.office_saved_at = k_now - 48h;
  return posting;
}

Posting change(PostingKind kind, Stage stage, Standing standing, const std::string& content) {
  Posting posting;
  posting.kind = kind;
  posting.key = change_key(k_key, 1);
  posting.stage = stage;
  posting.standing = standing;
  posting.shop_content = content;
  posting.customer = office::CompanyId{10};
  if (standing == Standing::moving && stage == Stage::seen) posting.next_try_at = k_now;
  return posting;
}

TEST(OrderChange, a_key_of_a_change_names_its_sale_and_no_other_key_does) {
  EXPECT_EQ(changed_sale(change_key(k_key, 12)), k_key);
  EXPECT_EQ(changed_sale(k_key), std::nullopt);
  EXPECT_EQ(changed_sale(k_key + "-R7"), std::nullopt);
  EXPECT_EQ(changed_sale(k_key + "-C"), std::nullopt);
  EXPECT_EQ(changed_sale("WOO-exempel-C1-3fa9c1"), std::nullopt);
}

std::string kind_of(std::optional<PostingKind> kind) {
  return !kind ? "nothing" : *kind == PostingKind::update ? "update" : *kind == PostingKind::cancel ? "cancel" : "?";
}

TEST(OrderChange, what_is_needed) {
  struct Row {
    const char* why;
    void (*order)(shop::Order&);
    void (*sale)(Posting&);
    AfterSale changed, cancelled;
    const char* needed;
  };
  const auto as_it_is = [](Posting&) {};
  const auto fewer = [](shop::Order& o) { o.lines[0].quantity = Amount::whole(1); };
  const auto off = [](shop::Order& o) { o.status = "cancelled"; };
  const auto act = AfterSale::act, report = AfterSale::report, none = AfterSale::off;
  const std::vector<Row> k_rows{
      {"as it was sent", [](shop::Order&) {}, as_it_is, act, act, "nothing"},
      {"changed", fewer, as_it_is, act, act, "update"},
      {"changed, and only to be said", fewer, as_it_is, report, act, "update"},
      {"changed, and nobody's business", fewer, as_it_is, none, act, "nothing"},
      {"called off", off, as_it_is, act, act, "cancel"},
      {"failed", [](shop::Order& o) { o.status = "failed"; }, as_it_is, act, report, "cancel"},
      {"called off, and nobody's business", off, as_it_is, act, none, "nothing"},
      {"called off and done", off, [](Posting& s) { s.shop_content = called_off_content(s.shop_content); }, act, act,
       "nothing"},
      {"taken up again", [](shop::Order&) {}, [](Posting& s) { s.shop_content = called_off_content(s.shop_content); }, act, act,
       "update"},
      {"taken up again, of what we made Inactive, though changes are nobody's business", [](shop::Order&) {},
       [](Posting& s) { s.shop_content = called_off_content(s.shop_content); }, none, act, "update"},
      {"on hold", [](shop::Order& o) { o.status = "on-hold"; }, as_it_is, act, act, "nothing"},
      {"a plugin's status", [](shop::Order& o) { o.status = "shipped"; }, as_it_is, act, act, "nothing"},
      {"anonymised", [](shop::Order& o) { o.billing = {}, o.billing.email = "deleted@site.invalid"; }, as_it_is, act, act,
       "nothing"},
      {"not in the office yet", fewer, [](Posting& s) { s.stage = Stage::staged; }, act, act, "nothing"},
      {"being released: it waits", fewer, [](Posting& s) { s.stage = Stage::releasing; }, act, act, "update"},
      {"skipped", fewer, [](Posting& s) { s.standing = Standing::skipped; }, act, act, "nothing"},
      {"taken over", fewer, [](Posting& s) { s.standing = Standing::taken_over; }, act, act, "update"},
      {"nothing older is known", fewer, [](Posting& s) { s.shop_content.clear(); }, act, act, "nothing"},
  };
  for (const auto& row : k_rows) {
    const auto rules = acting(row.changed, row.cancelled);
    auto order = samples::swedish_order();
    auto known = sale(order, rules);
    row.sale(known);
    row.order(order);
    EXPECT_EQ(kind_of(needed_change(known, order, rules)), row.needed) << row.why;
  }
}

TEST(OrderChange, one_row_until_it_has_ended) {
  const auto rules = acting();
  auto order = samples::swedish_order();
  const auto known = sale(order, rules);
  order.lines[0].quantity = Amount::whole(7);
  const auto edit = shop_content(order, rules);
  order.lines[0].quantity = Amount::whole(8);
  const auto now_is = shop_content(order, rules);
  const auto update = PostingKind::update, cancel = PostingKind::cancel;
  const auto rows = [&](const std::optional<Posting>& newest, std::optional<PostingKind> needed, const std::string& content) {
    const auto found = change_rows(newest, known, needed, content, true, k_now);
    std::string text = !found.newest ? "" : found.newest->stage == Stage::done ? "ends " : "woken ";
    return text + (found.add ? "adds" : "");
  };
  EXPECT_EQ(rows(std::nullopt, update, edit), "adds");
  EXPECT_EQ(rows(std::nullopt, std::nullopt, edit), "");
  EXPECT_EQ(rows(change(update, Stage::seen, Standing::failed, edit), update, edit), "") << "told already";
  EXPECT_EQ(rows(change(update, Stage::seen, Standing::failed, edit), update, now_is), "woken ");
  EXPECT_EQ(rows(change(update, Stage::seen, Standing::failed, edit), std::nullopt, known.shop_content), "woken ") << "undone";
  EXPECT_EQ(rows(change(update, Stage::staged, Standing::failed, edit), update, now_is), "woken ");
  EXPECT_EQ(rows(change(update, Stage::seen, Standing::failed, edit), cancel, edit), "ends adds");
  EXPECT_EQ(rows(change(update, Stage::staged, Standing::moving, edit), cancel, edit), "adds") << "it comes to its end first";
  EXPECT_EQ(rows(change(update, Stage::done, Standing::moving, edit), update, now_is), "adds");
  EXPECT_EQ(rows(change(update, Stage::seen, Standing::skipped, edit), update, edit), "") << "a person has seen to this edit";
  EXPECT_EQ(rows(change(update, Stage::seen, Standing::skipped, edit), update, now_is), "adds");
  EXPECT_EQ(rows(change(cancel, Stage::seen, Standing::failed, called_off_content(edit)), cancel, edit), "");
  auto resting = change(update, Stage::seen, Standing::moving, edit);
  resting.next_try_at.reset();
  EXPECT_EQ(rows(resting, update, edit), "woken ") << "due again";
}

TEST(OrderChange, what_a_person_took_over_is_told_of_once) {
  const auto rules = acting();
  auto order = samples::swedish_order();
  auto known = sale(order, rules);
  known.standing = Standing::taken_over;
  order.lines[0].quantity = Amount::whole(7);
  const auto outlook = update_outlook(known, order, rules, samples::products());
  ASSERT_TRUE(std::holds_alternative<Evidence>(outlook));
  EXPECT_EQ(std::get<Cannot>(std::get<Evidence>(outlook)).reason.id, ReasonId::changed_by_hand_only);
  for (const auto standing : {Standing::failed, Standing::skipped}) {
    const auto told = change(PostingKind::update, Stage::done, standing, "x");
    EXPECT_FALSE(change_rows(told, known, PostingKind::update, shop_content(order, rules), true, k_now).add);
  }
}

office::Order booked(const Posting& known) {
  office::Order read;
  read.id = known.office_order;
  read.reference_number = k_key;
  read.state = "ForInvoicing";
  read.total_inc_vat = known.total;
  read.date_changed = k_now - 48h;
  return read;
}

TEST(OrderChange, taken_up_again_is_told_where_changes_are_left_alone) {
  const auto rules = acting(AfterSale::off);
  const auto order = samples::swedish_order();
  auto known = sale(order, rules);
  known.shop_content = called_off_content(known.shop_content);
  const auto outlook = update_outlook(known, order, rules, samples::products());
  const auto* evidence = std::get_if<Evidence>(&outlook);
  ASSERT_NE(evidence, nullptr);
  ASSERT_TRUE(std::holds_alternative<Cannot>(*evidence));
  EXPECT_EQ(std::get<Cannot>(*evidence).reason.id, ReasonId::changed_after_sent);
}

TEST(OrderChange, the_ground_it_stands_on) {
  struct Row {
    const char* why;
    void (*read)(office::Order&);
    void (*row)(Posting&);
    const char* ground;
  };
  const auto fresh = [](Posting&) {};
  const auto begun = [](Posting& c) { c.staging_at = k_now; };
  const auto off = [](Posting& c) { c.kind = PostingKind::cancel; };
  const auto web = [](office::Order& r) { r.state = "Web"; };
  const std::vector<Row> k_rows{
      {"as it was released", [](office::Order&) {}, fresh, "as released"},
      {"moved by a person", [](office::Order& r) { r.state = "OrderState_Sent"; }, fresh, "changed-on-both-sides"},
      {"put back to Web by a person", web, fresh, "changed-on-both-sides"},
      {"put back to Web by us", web, begun, "reopened"},
      {"put back to Web by a file that is gone", [](office::Order& r) { r.state = "Web", r.invoice_title = "ÄNDRAS AV woo24"; },
       fresh, "reopened"},
      {"stopped by us", [](office::Order& r) { r.state = "Web", r.invoice_title = "STOPPAD AV woo24"; }, fresh, "reopened"},
      {"another total", [](office::Order& r) { r.total_inc_vat = Amount::whole(1); }, fresh, "changed-on-both-sides"},
      {"saved since", [](office::Order& r) { r.date_changed = k_now - 1h; }, fresh, "changed-on-both-sides"},
      {"saved within the minute that is rounded", [](office::Order& r) { r.date_changed = k_now - 48h + 1min; }, fresh,
       "as released"},
      {"set Inactive by a person", [](office::Order& r) { r.state = "Inactive"; }, fresh, "changed-on-both-sides"},
      {"called off, and Inactive already", [](office::Order& r) { r.state = "Inactive"; }, off, "inactive"},
      {"another reference", [](office::Order& r) { r.reference_number = k_key + " *ffff"; }, fresh, "changed-on-both-sides"},
  };
  const auto rules = acting();
  for (const auto& row : k_rows) {
    const auto known = sale(samples::swedish_order(), rules);
    auto read = booked(known);
    row.read(read);
    auto one = change(PostingKind::update, Stage::ready, Standing::moving, "x");
    row.row(one);
    const auto found = footing(one, known, sight({read}, k_key, "abcd1234"), "ForInvoicing", {}, k_now);
    std::string said;
    if (const auto* ground = std::get_if<Ground>(&found)) {
      said = *ground == Ground::as_released ? "as released" : *ground == Ground::reopened ? "reopened" : "inactive";
    } else {
      said = reason_id(std::get<Cannot>(std::get<Evidence>(found)).reason.id);
    }
    EXPECT_EQ(said, row.ground) << row.why;
  }
}

TEST(OrderChange, an_order_that_is_not_shown_is_gone_only_after_the_settle_time) {
  const auto rules = acting();
  auto known = sale(samples::swedish_order(), rules);
  const auto one = change(PostingKind::update, Stage::ready, Standing::moving, "x");
  EXPECT_EQ(std::get<Cannot>(std::get<Evidence>(footing(one, known, {}, std::nullopt, {}, k_now))).reason.id,
            ReasonId::deleted_in_office);
  known.releasing_at = k_now - 1min;
  EXPECT_TRUE(std::holds_alternative<Pause>(std::get<Evidence>(footing(one, known, {}, std::nullopt, {}, k_now))));
}

TEST(OrderChange, what_was_paid_is_remembered_until_a_person_has_seen_to_it) {
  Posting known;
  known.total = Amount::whole(120);
  known.currency = "SEK";
  EXPECT_EQ(paid_before(known, {}), "120.00 SEK");
  Posting told;
  told.standing = Standing::failed;
  told.reason = Reason{ReasonId::changed_paid_total, {{"before", "100.00 SEK"}, {"now", "120.00 SEK"}}};
  EXPECT_EQ(paid_before(known, {told}), "100.00 SEK");
  told.standing = Standing::taken_over;
  EXPECT_EQ(paid_before(known, {told}), "120.00 SEK");
}

TEST(BegunAnew, OnlyWhereNothingIsInTheBooks) {
  Posting sale;
  for (const auto stage : {Stage::seen, Stage::drafted, Stage::ready}) {
    sale.stage = stage;
    EXPECT_TRUE(begun_anew(sale)) << "deleted in the office, and made anew by retry --again";
  }
  sale.stage = Stage::staging;
  EXPECT_FALSE(begun_anew(sale)) << "its first save may have been applied";
  sale.stage = Stage::seen;
  sale.office_order = office::OrderId{5001};
  sale.next_try_at = k_now;
  EXPECT_FALSE(begun_anew(sale)) << "the office has it, and it is on its way again";
  sale.next_try_at.reset();
  EXPECT_TRUE(begun_anew(sale)) << "no longer due, it was withdrawn, and rests";
  sale.standing = Standing::skipped;
  EXPECT_FALSE(begun_anew(sale)) << "a person decides";
}

}  // namespace
}  // namespace woo24::sync
