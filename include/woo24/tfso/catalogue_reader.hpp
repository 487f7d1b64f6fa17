#pragma once
// The office's product register, streamed a record at a time. A failed search is an error, never "not found".

#include "woo24/base/result.hpp"
#include "woo24/model/office_product.hpp"
#include "woo24/tfso/session.hpp"

#include <functional>
#include <string>
#include <vector>

namespace woo24::tfso {

class CatalogueReader {
 public:
  explicit CatalogueReader(Session& session, Urgency urgency = Urgency::background) : session_(session), urgency_(urgency) {}
  using Taker = std::function<Result<void>(const office::CatalogueProduct&)>;
  /// Hears of a product whose record cannot be read, instead of ending the listing with it.
  using Unreadable = std::function<void(office::ProductId, const Error&)>;
  /// How many there were. An answer cut off in its middle is an error, after some were taken: what was not given may exist.
  Result<std::int64_t> products(const office::ProductSearch& search, office::ProductFields fields, const Taker& each,
                                const Unreadable& unreadable = {});
  /// All whose number equals this one (compared exactly here, ignoring case and outer blanks: the office takes it for a
  /// pattern).
  Result<std::vector<office::CatalogueProduct>> by_number(const std::string& number);
  Result<std::vector<office::ProductCategory>> categories();
  /// The office's own clock at the latest answer.
  [[nodiscard]] std::optional<Instant> server_time() const { return session_.server_time(); }

 private:
  Session& session_;
  Urgency urgency_;
};

}  // namespace woo24::tfso
