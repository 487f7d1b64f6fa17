#pragma once
// Table binding: which shop, which client, which installation. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

struct BindingRow {
  std::string installation;  ///< 8 hex, drawn when the file was made
  Instant first_start{};
  std::string shop_id, shop_home;
  std::string office_identity, office_client_name, office_org_number;
  std::int64_t office_client = 0;  ///< 0: not bound yet
  friend bool operator==(const BindingRow&, const BindingRow&) = default;
};

class Binding {
 public:
  explicit Binding(Database& db) : db_(db) {}
  Result<std::optional<BindingRow>> get();
  Result<void> set(const BindingRow& row);

 private:
  Database& db_;
};

}  // namespace woo24::store
