#pragma once
// What a report is about: values alone, read from the state file by `jobs`.

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/base/when.hpp"
#include "woo24/settings/settings.hpp"
#include "woo24/store/proofs.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::report {

enum class ItemKind { order, credit, office_order, product, product_job };

/// Something that has not ended well.
struct Item {
  std::string subject;  ///< the posting's key, "import:ID", "product:shop:ID", "brake:JOB"
  ItemKind kind = ItemKind::order;
  std::string number;
  Amount total;
  std::string currency;
  Reason reason;
  Instant since{};
  std::string place = {};     ///< of a product, which has no total: "WooCommerce 41"
  std::string customer = {};  ///< whose it is; "" where that is not known
  friend bool operator==(const Item&, const Item&) = default;
};

/// Told in an earlier report, and ended since.
struct Healed {
  std::string number;
  ItemKind kind = ItemKind::order;
  ReasonId reason = ReasonId::internal_fault;
  Instant since{};
  friend bool operator==(const Healed&, const Healed&) = default;
};

struct Sum {
  std::string currency;
  int orders = 0, credits = 0;
  Amount sold, credited;
  friend bool operator==(const Sum&, const Sum&) = default;
};

/// Nothing gets through.
struct Trouble {
  Reason reason;
  Instant since{};
  friend bool operator==(const Trouble&, const Trouble&) = default;
};

struct LastThrough {
  std::string number;
  Instant at{};
  friend bool operator==(const LastThrough&, const LastThrough&) = default;
};

struct Contents {
  std::string shop_id;
  settings::Language language = settings::Language::sv;
  Zone zone = Zone::utc();
  Instant at{};
  Day first_day{}, last_day{};  ///< that are summed; both are in it
  bool watching = false;
  std::optional<Trouble> trouble;
  std::vector<Item> fresh;           ///< failed, and in no report before
  std::vector<Item> standing;        ///< failed and told before; the oldest first
  std::vector<Item> to_look_at;      ///< in the books, but a person should look; in no report before
  std::vector<Item> fresh_products;  ///< as fresh and standing, of products; they are no matter of the books
  std::vector<Item> standing_products;
  std::vector<Healed> healed;
  std::vector<Reason> facts;  ///< first of a kind, learnt
  std::vector<Sum> sums;
  std::optional<store::ProofResult> proof;
  std::optional<LastThrough> last_through;

  /// Whether all that was due in the books has got there.
  [[nodiscard]] bool is_well() const {
    return !trouble && fresh.empty() && standing.empty() && (!proof || proof->findings == 0);
  }
  /// Whether there is anything that a person would miss. Products that were told of before are no news by themselves.
  [[nodiscard]] bool says_something() const {
    return !is_well() || !to_look_at.empty() || !fresh_products.empty() || !healed.empty() || !facts.empty();
  }
};

}  // namespace woo24::report
