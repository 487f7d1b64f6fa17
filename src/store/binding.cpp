#include "woo24/store/binding.hpp"

#include "statement.hpp"

namespace woo24::store {

Result<std::optional<BindingRow>> Binding::get() {
  return first(
      rows(db_,
           "SELECT installation, first_start, shop_id, shop_home, office_identity, office_client_name, office_org_number, "
           "office_client FROM binding WHERE one=1",
           [](Statement& row) {
             return BindingRow{text(row, 0), instant(row, 1), text(row, 2), text(row, 3),
                               text(row, 4), text(row, 5),    text(row, 6), number(row, 7)};
           }));
}

Result<void> Binding::set(const BindingRow& row) {
  return execute(db_,
                 "INSERT OR REPLACE INTO binding (one, installation, first_start, shop_id, shop_home, office_identity, "
                 "office_client_name, office_org_number, office_client) VALUES (1,?,?,?,?,?,?,?,?)",
                 row.installation, row.first_start, row.shop_id, row.shop_home, row.office_identity, row.office_client_name,
                 row.office_org_number, row.office_client);
}

}  // namespace woo24::store
