#include "woo24/store/lease.hpp"

#include "store/state_folder.hpp"

#include <array>
#include <csignal>

namespace woo24::store {
namespace {

TEST(Lease, IsTakenByOneAtATimeAndNamesTheHolder) {
  const test::StateFolder folder;
  {
    const auto held = Lease::take(folder.file());
    ASSERT_TRUE(held.ok());
    EXPECT_EQ(test::mode_of(folder.file() + ".lock"), 0600U);
    const auto second = Lease::take(folder.file());
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().kind, Kind::held);
    EXPECT_EQ(second.error().reason.arguments.at("pid"), std::to_string(::getpid()));
  }
  EXPECT_TRUE(Lease::take(folder.file()).ok()) << "given back when its holder goes";
}

TEST(Lease, MovesWithItsOwner) {
  const test::StateFolder folder;
  auto first = Lease::take(folder.file());
  ASSERT_TRUE(first.ok());
  {
    const Lease moved = std::move(first).value();
    EXPECT_FALSE(Lease::take(folder.file()).ok());
  }
  EXPECT_TRUE(Lease::take(folder.file()).ok());
}

TEST(Lease, HoldsAgainstAnotherProcessAndGoesWithAKilledOne) {
  const test::StateFolder folder;
  std::array<int, 2> ready{};
  ASSERT_EQ(::pipe(ready.data()), 0);
  const auto holder = ::fork();
  if (holder == 0) {
    const auto held = Lease::take(folder.file());
    const char word = held.ok() ? 'y' : 'n';
    if (::write(ready[1], &word, 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  char word = 0;
  ASSERT_EQ(::read(ready[0], &word, 1), 1);
  ASSERT_EQ(word, 'y');
  const auto refused = Lease::take(folder.file());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().reason.id, ReasonId::lease_held);
  EXPECT_EQ(refused.error().reason.arguments.at("pid"), std::to_string(holder));
  ::kill(holder, SIGKILL);
  int status = 0;
  ASSERT_EQ(::waitpid(holder, &status, 0), holder);
  EXPECT_TRUE(Lease::take(folder.file()).ok());
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST(Lease, IsNoLongerInForceWhenItsFileWasRemovedOrReplaced) {
  const test::StateFolder folder;
  const auto lock = folder.file() + ".lock";
  const auto held = Lease::take(folder.file());
  ASSERT_TRUE(held.ok());
  EXPECT_TRUE(held.value().in_force().ok());
  std::filesystem::remove(lock);
  ASSERT_FALSE(held.value().in_force().ok());
  EXPECT_EQ(held.value().in_force().error(),
            (Error{Kind::state, Reason{ReasonId::state_replaced, {{"file", lock}}}, std::nullopt}));
  const auto second = Lease::take(folder.file());
  ASSERT_TRUE(second.ok()) << "a removed file holds nobody off";
  EXPECT_FALSE(held.value().in_force().ok());
  EXPECT_TRUE(second.value().in_force().ok());
}

TEST(Lease, TheNumberOfTheLastRunStandsInItsFileAndNotInACopyOfTheStateFile) {
  const test::StateFolder folder;
  EXPECT_EQ(noted_run(folder.file()), 0);
  note_run(folder.file(), 3);
  EXPECT_EQ(noted_run(folder.file()), 0) << "nobody holds a lease";
  {
    const auto held = Lease::take(folder.file());
    ASSERT_TRUE(held.ok());
    note_run(folder.file(), 1234567890123);
    EXPECT_EQ(noted_run(folder.file()), 1234567890123);
    EXPECT_EQ(Lease::take(folder.file()).error().reason.arguments.at("pid"), std::to_string(::getpid()));
  }
  const auto held = Lease::take(folder.file());
  ASSERT_TRUE(held.ok());
  EXPECT_EQ(noted_run(folder.file()), 1234567890123) << "it outlives the process";
  note_run(folder.file(), 7);
  EXPECT_EQ(noted_run(folder.file()), 7);
}

TEST(Lease, AFolderThatIsNotThereIsSaid) {
  const auto lease = Lease::take("/nonexistent/woo24.db");
  ASSERT_FALSE(lease.ok());
  EXPECT_EQ(lease.error().kind, Kind::state);
  EXPECT_EQ(lease.error().reason.id, ReasonId::state_unreadable);
}

}  // namespace
}  // namespace woo24::store
