// Whoever asks a service waits for its answer, or does it himself when it is gone.
#include "woo24/app/wish.hpp"

#include "commands_fixture.hpp"

#include <csignal>
#include <thread>

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

class WishTest : public test::CommandsTest {
 protected:
  WishTest() : lease(store::Lease::take(file()).value()) {
    context.settings.database = file();
    context.settings.language = settings::Language::en;
    database();
  }
  /// What a service does, until there is a wish; then what the test says.
  template <typename Does>
  Result<Turn> asked(const Does& does) {
    std::thread service([&] {
      auto db = database();
      store::Wishes wishes(db);
      for (;;) {
        const auto all = wishes.all().value();
        if (!all.empty()) return does(wishes, all.front());
        std::this_thread::yield();
      }
    });
    auto turn = take_turn(context, "retry", "7", "again");
    service.join();
    return turn;
  }
  std::size_t wishes_left() {
    auto db = database();
    return store::Wishes(db).all().value().size();
  }
  std::optional<store::Lease> lease;
  Context context{outside, {}, {}, {}};
};

TEST_F(WishTest, TheServicesAnswerIsTheAskers) {
  const auto answer = granted_error({Kind::unreachable, Reason{ReasonId::shop_unreachable, {{"url", "x"}}}, std::nullopt});
  EXPECT_EQ(answer.exit, 5);
  const auto turn = asked([&](store::Wishes& wishes, const store::Wish& wish) {
    EXPECT_EQ(wish.what, "retry");
    EXPECT_EQ(wish.subject, "7");
    EXPECT_EQ(wish.detail, "again");
    EXPECT_TRUE(wishes.grant(wish.id, answer, time.now()).ok());
  });
  ASSERT_TRUE(turn.ok());
  EXPECT_EQ(turn.value().granted, answer);
  EXPECT_FALSE(turn.value().lease);
  EXPECT_EQ(wishes_left(), 0U);
}

TEST_F(WishTest, WhenTheServiceEndsTheAskerDoesItAndTheWishIsGone) {
  const auto turn = asked([&](store::Wishes&, const store::Wish&) { lease.reset(); });
  ASSERT_TRUE(turn.ok());
  EXPECT_TRUE(turn.value().lease);
  EXPECT_FALSE(turn.value().granted);
  EXPECT_EQ(wishes_left(), 0U);
  EXPECT_THAT(err.str(), testing::HasSubstr("it is done here instead"));
}

TEST_F(WishTest, AnInterruptTakesTheWishBack) {
  const auto self = ::pthread_self();
  const auto turn = asked([&](store::Wishes&, const store::Wish&) { ::pthread_kill(self, SIGINT); });
  ASSERT_TRUE(turn.ok());
  EXPECT_FALSE(turn.value().lease);
  EXPECT_FALSE(turn.value().granted);
  EXPECT_EQ(wishes_left(), 0U);
  EXPECT_THAT(err.str(), testing::HasSubstr("taken back"));
}

TEST_F(WishTest, CountsGoThereAndBack) {
  const SyncCounts counts{RunCounts{6, 5, 4, 3, 2, 12, 40}, RunCounts{2, 1, 0, 0, 1, 3, 2}, RunCounts{1, 1, 0, 0, 0, 4, 1}};
  EXPECT_EQ(counts_in(granted_run(counts)), counts);
  const SyncCounts alone{std::nullopt, RunCounts{2, 1, 0, 0, 1, 3, 2}, std::nullopt};
  EXPECT_EQ(counts_in(granted_run(alone)), alone);
  SyncCounts catalogue;
  catalogue.catalogue = {{"products", RunCounts{9, 4, 1, 0, 2, 30, 8}}, {"stock", RunCounts{9, 3, 0, 0, 0, 4, 1}}};
  EXPECT_EQ(counts_in(granted_run(catalogue)), catalogue);
  EXPECT_EQ(granted_run(catalogue).exit, 1) << "one waits";
  EXPECT_EQ(granted_run(counts).exit, 1) << "some wait";
  EXPECT_EQ(granted_run(alone).exit, 0);
  EXPECT_EQ(counts_in(granted_error({Kind::sign_in, {}, {}})), std::nullopt);
  EXPECT_TRUE(is_order(granted_order(Exit::listed, Reason{ReasonId::not_due_yet, {}})));
  EXPECT_FALSE(is_order(granted_run(counts)));
}

}  // namespace
}  // namespace woo24::app
