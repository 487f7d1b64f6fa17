#pragma once
// Table cursor: how far a listing has been read. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

class Cursors {
 public:
  explicit Cursors(Database& db) : db_(db) {}
  Result<std::optional<std::string>> get(const std::string& job);
  Result<void> set(const std::string& job, const std::string& position);
  Result<void> remove(const std::string& job);
  Result<void> remove_all();

 private:
  Database& db_;
};

}  // namespace woo24::store
