#include "woo24/store/postings.hpp"

#include "store/state_folder.hpp"

#include <SQLiteCpp/Database.h>

#include <rapidcheck.h>

namespace woo24::store {
namespace {

using test::at;

Posting seen(std::int64_t order, const std::string& key) {
  Posting posting;
  posting.key = key;
  posting.order = {order};
  posting.number = std::to_string(order);
  posting.order_key = "wc_order_abc";
  posting.shop_status = "processing";
  posting.total = Amount::cents(124900);
  posting.currency = "SEK";
  return posting;
}

/// Every field set to something that is not its default.
Posting full() {
  auto posting = seen(1042, "WOO-exempel-1042-3fa9c1");
  posting.kind = PostingKind::credit;
  posting.created = at(1);
  posting.modified = at(2);
  posting.stage = Stage::releasing;
  posting.standing = Standing::waiting;
  posting.reason = Reason{ReasonId::total_differs, {{"shop", "1 249,00 \"kr\""}, {"office", "1249.01 å\n"}}};
  posting.next_try_at = at(3);
  posting.attempts = 7;
  posting.customer = office::CompanyId{77};
  posting.office_order = office::OrderId{5001};
  posting.external_status = false;
  posting.content = "0a1b";
  posting.currency_rate = Amount::parse("9.123456");
  posting.currency_unit = 100;
  posting.staging_at = at(4);
  posting.releasing_at = at(5);
  posting.payment_sent = true;
  posting.payment_unsure = true;
  posting.taken_at = at(6);
  posting.moved_at = at(7);
  posting.customer_name = "Anna Åkesson";
  posting.restocked = LinePieces{{25, Amount::whole(2)}, {26, *Amount::parse("0.5")}};
  return posting;
}

class PostingsTest : public testing::Test {
 protected:
  Database db_ = Database::in_memory().release_value();
  Postings postings_{db_};

  Posting added(const Posting& posting) { return postings_.add(posting).value(); }
};

TEST_F(PostingsTest, ThatNothingWasPutBackIsSettledTooAndNotTheSameAsOpen) {
  auto posting = added(seen(1042, "WOO-exempel-1042-3fa9c1-R7"));
  EXPECT_FALSE(postings_.by_key(posting.key).value()->restocked);
  posting.restocked = LinePieces{};
  ASSERT_TRUE(postings_.advance(posting, Stage::seen).ok());
  EXPECT_EQ(postings_.by_key(posting.key).value()->restocked, LinePieces{});
  for (const auto* odd : {"25", "25:", "x:1", ":1", "25:1 ", "25:1:2"}) {
    SQLite::Statement write(db_.raw(), "UPDATE posting SET restocked=?");
    write.bind(1, odd);
    write.exec();
    const auto read = postings_.by_key(posting.key);
    ASSERT_FALSE(read.ok()) << odd;
    EXPECT_EQ(read.error().reason.id, ReasonId::state_damaged) << odd;
  }
}

TEST_F(PostingsTest, KeepsEveryField) {
  const auto stored = added(full());
  auto wanted = full();
  wanted.id = stored.id;
  EXPECT_GT(stored.id, 0);
  EXPECT_EQ(postings_.by_key(wanted.key).value(), wanted);
}

TEST_F(PostingsTest, KeepsWhatIsNotSetAsNotSet) {
  const auto stored = added(seen(1, "WOO-exempel-1-000000"));
  EXPECT_EQ(postings_.by_key(stored.key).value(), stored);
  EXPECT_FALSE(stored.next_try_at || stored.customer || stored.reason);
}

TEST_F(PostingsTest, AdvanceWritesEveryFieldButKeyKindAndOrder) {
  auto first = seen(9, "WOO-exempel-9-aaaaaa");
  const auto stored = added(first);
  auto next = full();
  next.id = stored.id;
  next.key = "another";
  ASSERT_TRUE(postings_.advance(next, Stage::seen).ok());
  auto wanted = full();
  wanted.id = stored.id;
  wanted.key = first.key;
  wanted.kind = first.kind;
  wanted.order = first.order;
  EXPECT_EQ(postings_.by_key(first.key).value(), wanted);
}

TEST_F(PostingsTest, EveryStageStandingAndKindComesBack) {
  int order = 0;
  for (int stage = 0; stage <= static_cast<int>(Stage::done); ++stage) {
    for (int standing = 0; standing <= static_cast<int>(Standing::taken_over); ++standing) {
      for (int kind = 0; kind <= static_cast<int>(PostingKind::cancel); ++kind) {
        ++order;
        auto posting = seen(order, "K" + std::to_string(order));
        posting.stage = static_cast<Stage>(stage);
        posting.standing = static_cast<Standing>(standing);
        posting.kind = static_cast<PostingKind>(kind);
        const auto stored = added(posting);
        EXPECT_EQ(postings_.by_key(posting.key).value(), stored);
      }
    }
  }
}

TEST_F(PostingsTest, ACustomersNameStaysNoLongerThanTheRowStandsStill) {
  for (const auto standing : {Standing::moving, Standing::waiting, Standing::failed, Standing::skipped, Standing::taken_over}) {
    auto posting = full();
    posting.key = "of " + std::string(standing_name(standing));
    posting = added(posting);
    EXPECT_EQ(postings_.by_key(posting.key).value()->customer_name, "Anna Åkesson");
    posting.standing = standing;
    ASSERT_TRUE(postings_.advance(posting, posting.stage).ok());
    const bool still = standing == Standing::waiting || standing == Standing::failed;
    EXPECT_EQ(postings_.by_key(posting.key).value()->customer_name, still ? "Anna Åkesson" : "") << standing_name(standing);
  }
}

TEST_F(PostingsTest, AnyAmountAndAnyTextComeBack) {
  EXPECT_TRUE(rc::check([this](std::int64_t millionths, const std::string& text) {
    auto posting = seen(3, "key of " + std::to_string(postings_.listed(true).value().size()));
    posting.total = Amount::micro(millionths / 1000);
    std::string plain;
    for (const char c : text) plain += static_cast<char>(c & 0x7F);
    posting.content = plain;
    posting.reason = Reason{ReasonId::internal_fault, {{"detail", plain}}};
    const auto stored = added(posting);
    RC_ASSERT(postings_.by_key(posting.key).value() == stored);
  }));
}

TEST_F(PostingsTest, OnlyARowThatStandsInForAnUnreadOrderCanBeRemoved) {
  const auto real = added(seen(1042, "WOO-exempel-1042-3fa9c1"));
  auto unread = seen(1043, "WOO-exempel-1043-unread");
  unread.order_key.clear();
  const auto stand_in = added(unread);
  ASSERT_TRUE(postings_.remove(real.id).ok());
  ASSERT_TRUE(postings_.remove(stand_in.id).ok());
  EXPECT_TRUE(postings_.by_key(real.key).value());
  EXPECT_FALSE(postings_.by_key(stand_in.key).value());
}

TEST_F(PostingsTest, AKeyIsThereOnce) {
  added(seen(1, "WOO-exempel-1-000000"));
  const auto twice = postings_.add(seen(2, "WOO-exempel-1-000000"));
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().kind, Kind::state);
  EXPECT_EQ(twice.error().reason.id, ReasonId::state_not_written);
  EXPECT_EQ(postings_.listed(true).value().size(), 1U);
}

TEST_F(PostingsTest, ASecondHandFailsLoudly) {
  auto posting = added(seen(1, "WOO-exempel-1-000000"));
  posting.stage = Stage::drafted;
  ASSERT_TRUE(postings_.advance(posting, Stage::seen).ok());
  auto other = posting;
  other.stage = Stage::ready;
  other.content = "of the second hand";
  const auto late = postings_.advance(other, Stage::seen);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(
      late.error(),
      (Error{Kind::moved, Reason{ReasonId::state_moved_on, {{"key", posting.key}, {"expected", "seen"}, {"found", "drafted"}}},
             std::nullopt}));
  EXPECT_EQ(postings_.by_key(posting.key).value(), posting);
}

TEST_F(PostingsTest, AdvancingWhatIsNotThereFails) {
  auto posting = seen(1, "WOO-exempel-1-000000");
  posting.id = 99;
  const auto moved = postings_.advance(posting, Stage::seen);
  ASSERT_FALSE(moved.ok());
  EXPECT_EQ(moved.error().reason.arguments.at("found"), "nothing");
}

TEST_F(PostingsTest, SeveralMoveAllOrNone) {
  const auto a = added(seen(1, "A"));
  const auto b = added(seen(2, "B"));
  auto a2 = a;
  auto b2 = b;
  a2.stage = b2.stage = Stage::staging;
  const auto wrong = postings_.advance_all({{a2, Stage::seen}, {b2, Stage::ready}});
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().kind, Kind::moved);
  EXPECT_EQ(postings_.by_key("A").value(), a);
  ASSERT_TRUE(postings_.advance_all({{a2, Stage::seen}, {b2, Stage::seen}}).ok());
  EXPECT_EQ(postings_.by_key("B").value()->stage, Stage::staging);
}

TEST_F(PostingsTest, TheNewestOrderOfAnIdThatTheShopHandedOutAgain) {
  added(seen(7, "WOO-exempel-7-111111"));
  const auto newer = added(seen(7, "WOO-exempel-7-222222"));
  auto credit = seen(7, "WOO-exempel-7-222222-R9");
  credit.kind = PostingKind::credit;
  added(credit);
  EXPECT_EQ(postings_.by_order({7}).value(), newer);
  EXPECT_EQ(postings_.all_of_order({7}).value().size(), 3U);
  EXPECT_EQ(postings_.by_order({8}).value(), std::nullopt);
}

TEST_F(PostingsTest, OpenOnesAreThoseThatMayStillMove) {
  struct Case {
    const char* key;
    Stage stage;
    Standing standing;
    std::optional<Instant> next_try_at;
    bool open, listed;
  };
  const std::vector<Case> cases{
      {"moving", Stage::staged, Standing::moving, std::nullopt, true, false},
      {"waiting for long", Stage::staging, Standing::waiting, at(86'400), true, true},
      {"heals by itself", Stage::seen, Standing::failed, at(60), true, true},
      {"needs a command", Stage::staged, Standing::failed, std::nullopt, false, true},
      {"skipped", Stage::seen, Standing::skipped, std::nullopt, false, true},
      {"taken over", Stage::staged, Standing::taken_over, std::nullopt, false, true},
      {"done", Stage::done, Standing::moving, std::nullopt, false, false},
  };
  std::int64_t order = 100;
  std::vector<std::string> open, listed;
  for (const auto& one : cases) {
    auto posting = seen(--order, one.key);  // so that the order by id of the shop differs from that of the file
    posting.stage = one.stage;
    posting.standing = one.standing;
    posting.next_try_at = one.next_try_at;
    added(posting);
    if (one.open) open.insert(open.begin(), one.key);
    if (one.listed) listed.insert(listed.begin(), one.key);
  }
  const auto keys = [](const std::vector<Posting>& found) {
    std::vector<std::string> all;
    for (const auto& posting : found) all.push_back(posting.key);
    return all;
  };
  EXPECT_EQ(keys(postings_.open().value()), open);
  EXPECT_EQ(keys(postings_.listed(false).value()), listed);
  EXPECT_EQ(postings_.listed(true).value().size(), cases.size());
}

TEST_F(PostingsTest, AnUnsurePaymentStaysListed) {
  auto posting = seen(1, "A");
  posting.stage = Stage::done;
  posting.payment_unsure = true;
  added(posting);
  EXPECT_EQ(postings_.listed(false).value().size(), 1U);
}

TEST_F(PostingsTest, CountsByStageAndStanding) {
  added(seen(1, "A"));
  added(seen(2, "B"));
  added(full());
  EXPECT_EQ(postings_.counts().value(), (std::map<std::string, std::int64_t>{{"seen/moving", 2}, {"releasing/waiting", 1}}));
}

TEST_F(PostingsTest, AStageThatNoProgramWroteIsDamageNotABeginning) {
  added(seen(1, "A"));
  for (const auto* change : {"stage='invented'", "stage='seen', total='12,5'", "total='1', standing='asleep'"}) {
    db_.raw().exec(std::string("UPDATE posting SET ") + change);
    const auto found = postings_.by_key("A");
    ASSERT_FALSE(found.ok()) << change;
    EXPECT_EQ(found.error().reason.id, ReasonId::state_damaged);
  }
}

TEST_F(PostingsTest, ReadsAReasonOfALaterVersion) {
  auto posting = seen(1, "A");
  posting.reason = Reason{ReasonId::unknown_product, {{"sku", "SK-1"}}};
  added(posting);
  db_.raw().exec("UPDATE posting SET reason='reason-of-tomorrow'");
  const auto found = postings_.by_key("A").value();
  EXPECT_EQ(found->reason, (Reason{ReasonId::internal_fault, {{"detail", "reason-of-tomorrow"}}}));
}

}  // namespace
}  // namespace woo24::store
