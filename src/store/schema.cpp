#include "woo24/store/schema.hpp"

#include "woo24/store/database.hpp"

#include <array>

namespace woo24::store {

namespace {

// Times are seconds since 1970 UTC, amounts decimal text, so that the file can be read with nothing but sqlite3.
constexpr const char* k_first = R"sql(
CREATE TABLE posting (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  woo_order INTEGER NOT NULL,
  number TEXT NOT NULL,
  order_key TEXT NOT NULL,
  shop_status TEXT NOT NULL,
  total TEXT NOT NULL,
  currency TEXT NOT NULL,
  created INTEGER, modified INTEGER,
  stage TEXT NOT NULL,
  standing TEXT NOT NULL,
  reason TEXT, reason_arguments TEXT,
  next_try_at INTEGER,
  attempts INTEGER NOT NULL,
  customer INTEGER, office_order INTEGER,
  external_status INTEGER NOT NULL,
  content TEXT NOT NULL,
  currency_rate TEXT, currency_unit INTEGER,
  staging_at INTEGER, releasing_at INTEGER,
  payment_sent INTEGER NOT NULL, payment_unsure INTEGER NOT NULL,
  taken_at INTEGER, moved_at INTEGER
) STRICT;
CREATE INDEX posting_order ON posting (woo_order);
CREATE INDEX posting_open ON posting (stage, standing) WHERE stage <> 'done';
CREATE TABLE link (
  kind TEXT NOT NULL, woo_id TEXT NOT NULL, office_id INTEGER NOT NULL, seen_at INTEGER NOT NULL, extra TEXT NOT NULL,
  PRIMARY KEY (kind, woo_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE cursor (job TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE wish (id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE event (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE INDEX event_subject ON event (subject);
CREATE TABLE run (id INTEGER PRIMARY KEY, job TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER, counts TEXT NOT NULL, error TEXT NOT NULL) STRICT;
CREATE INDEX run_job ON run (job, id);
CREATE TABLE office_memory (name TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE office_key (office_order INTEGER PRIMARY KEY, key TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX office_key_key ON office_key (key) WHERE key <> '';
CREATE TABLE call_hour (hour INTEGER PRIMARY KEY, calls INTEGER NOT NULL) STRICT;
CREATE TABLE binding (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  installation TEXT NOT NULL, first_start INTEGER NOT NULL, shop_id TEXT NOT NULL, shop_home TEXT NOT NULL,
  office_identity TEXT NOT NULL, office_client_name TEXT NOT NULL, office_org_number TEXT NOT NULL, office_client INTEGER NOT NULL
) STRICT;
)sql";

// Credits: each is of one refund. And what tells whether a file was put back from before a release.
constexpr const char* k_credits = R"sql(
ALTER TABLE posting ADD COLUMN refund INTEGER;
ALTER TABLE posting ADD COLUMN office_saved_at INTEGER;
)sql";

// What became of a wish, kept for the one who waits for it.
constexpr const char* k_granted = R"sql(
ALTER TABLE wish ADD COLUMN granted INTEGER;
ALTER TABLE wish ADD COLUMN exit INTEGER;
ALTER TABLE wish ADD COLUMN reason TEXT;
ALTER TABLE wish ADD COLUMN reason_arguments TEXT;
ALTER TABLE wish ADD COLUMN answer TEXT;
)sql";

// What the office has invoiced, and what became of the shop's order then.
constexpr const char* k_invoiced = R"sql(
CREATE TABLE invoiced (
  posting INTEGER PRIMARY KEY REFERENCES posting (id) ON DELETE CASCADE,
  invoice INTEGER NOT NULL, at INTEGER NOT NULL, outcome TEXT NOT NULL
) STRICT;
)sql";

// Version 5: what goes on after the sale.
constexpr const char* k_after_sale = R"sql(
ALTER TABLE posting ADD COLUMN shop_content TEXT NOT NULL DEFAULT '';
CREATE TABLE proof (
  nightly INTEGER PRIMARY KEY, at INTEGER NOT NULL, days INTEGER NOT NULL, orders INTEGER NOT NULL, credits INTEGER NOT NULL,
  on_the_way INTEGER NOT NULL, findings INTEGER NOT NULL, listed INTEGER NOT NULL
) STRICT;
CREATE TABLE proof_finding (
  nightly INTEGER NOT NULL REFERENCES proof (nightly) ON DELETE CASCADE, place INTEGER NOT NULL,
  woo_order INTEGER NOT NULL, refund INTEGER, number TEXT NOT NULL, office_order INTEGER, listed INTEGER NOT NULL,
  reason TEXT NOT NULL, reason_arguments TEXT NOT NULL,
  PRIMARY KEY (nightly, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE import (
  office_order INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  stage TEXT NOT NULL, standing TEXT NOT NULL,
  reason TEXT, reason_arguments TEXT, next_try_at INTEGER, attempts INTEGER NOT NULL,
  shop_order INTEGER, shop_key TEXT NOT NULL, shop_customer INTEGER NOT NULL,
  content TEXT NOT NULL, noted TEXT NOT NULL, left_as TEXT NOT NULL,
  office_state TEXT NOT NULL, office_invoice INTEGER NOT NULL, total TEXT NOT NULL, currency TEXT NOT NULL,
  creating_at INTEGER, taken_at INTEGER, moved_at INTEGER
) STRICT;
CREATE INDEX import_shop_order ON import (shop_order);
CREATE TABLE report (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, message_id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, message TEXT NOT NULL,
  composed_at INTEGER NOT NULL, attempts INTEGER NOT NULL, next_try_at INTEGER NOT NULL, accepted_at INTEGER,
  reason TEXT, reason_arguments TEXT
) STRICT;
CREATE INDEX report_unsent ON report (composed_at) WHERE accepted_at IS NULL;
CREATE TABLE told (
  subject TEXT NOT NULL, reason TEXT NOT NULL, since INTEGER NOT NULL, report INTEGER NOT NULL,
  PRIMARY KEY (subject, reason)
) STRICT, WITHOUT ROWID;
CREATE TABLE alarm (
  cause TEXT PRIMARY KEY, reason TEXT NOT NULL, reason_arguments TEXT NOT NULL, since INTEGER NOT NULL, said_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Version 6: products, categories and stock. shop_product and office_product are the sides' catalogues as last listed, so that
// they can be held against each other in the memory of a page; number_key is the number in lower case without outer blanks.
constexpr const char* k_catalogue = R"sql(
CREATE TABLE shop_product (
  id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL,
  sku TEXT NOT NULL, number_key TEXT NOT NULL, name TEXT NOT NULL, regular_price TEXT NOT NULL, sale_price TEXT NOT NULL,
  description TEXT NOT NULL, tax_status TEXT NOT NULL, tax_class TEXT NOT NULL, weight TEXT NOT NULL,
  global_unique_id TEXT NOT NULL, knows_global_unique_id INTEGER NOT NULL,
  manage_stock TEXT NOT NULL, stock INTEGER, backorders TEXT NOT NULL,
  categories TEXT NOT NULL, attributes TEXT NOT NULL, meta TEXT NOT NULL, modified INTEGER NOT NULL, listing INTEGER NOT NULL
) STRICT;
CREATE INDEX shop_product_number ON shop_product (number_key) WHERE number_key <> '';
CREATE INDEX shop_product_parent ON shop_product (parent) WHERE parent <> 0;
CREATE TABLE office_product (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL, number_key TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
  ean TEXT NOT NULL, category INTEGER NOT NULL, active INTEGER NOT NULL,
  price TEXT, web_price TEXT, cash_price_inc_tax TEXT, weight TEXT, stock TEXT, stock_controlled INTEGER,
  changed INTEGER, listing INTEGER NOT NULL
) STRICT;
CREATE INDEX office_product_number ON office_product (number_key) WHERE number_key <> '';
CREATE TABLE product_pair (
  shop_product INTEGER PRIMARY KEY, office_product INTEGER NOT NULL UNIQUE, linked_by TEXT NOT NULL, linked_at INTEGER NOT NULL
) STRICT;
CREATE TABLE product_apart (
  shop_product INTEGER NOT NULL, office_product INTEGER NOT NULL, PRIMARY KEY (shop_product, office_product)
) STRICT, WITHOUT ROWID;
CREATE TABLE product_agreed (
  shop_product INTEGER NOT NULL REFERENCES product_pair (shop_product) ON DELETE CASCADE, field TEXT NOT NULL,
  shop_value TEXT NOT NULL, office_value TEXT NOT NULL,
  PRIMARY KEY (shop_product, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE product_intent (
  shop_product INTEGER NOT NULL REFERENCES product_pair (shop_product) ON DELETE CASCADE, field TEXT NOT NULL,
  side TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (shop_product, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE product_making (
  side TEXT NOT NULL, number_key TEXT NOT NULL, source INTEGER NOT NULL, at INTEGER NOT NULL,
  name_shop TEXT NOT NULL, name_office TEXT NOT NULL, price_shop TEXT NOT NULL, price_office TEXT NOT NULL,
  PRIMARY KEY (side, number_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE product_trouble (
  job TEXT NOT NULL, side TEXT NOT NULL, product INTEGER NOT NULL, reason TEXT NOT NULL, reason_arguments TEXT NOT NULL, since INTEGER NOT NULL,
  run INTEGER NOT NULL,
  PRIMARY KEY (job, side, product, reason)
) STRICT, WITHOUT ROWID;
CREATE TABLE category_pair (
  shop_category INTEGER PRIMARY KEY, office_category INTEGER NOT NULL UNIQUE, linked_by TEXT NOT NULL
) STRICT;
CREATE TABLE brake (
  job TEXT PRIMARY KEY, reason TEXT NOT NULL, reason_arguments TEXT NOT NULL, digest TEXT NOT NULL, since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE stock_order (
  woo_order INTEGER PRIMARY KEY, order_key TEXT NOT NULL, status TEXT NOT NULL, created INTEGER,
  awaited INTEGER NOT NULL, credit_open INTEGER NOT NULL
) STRICT;
CREATE TABLE stock_take (
  woo_order INTEGER NOT NULL REFERENCES stock_order (woo_order) ON DELETE CASCADE, shop_product INTEGER NOT NULL,
  net TEXT NOT NULL, gross TEXT NOT NULL,
  PRIMARY KEY (woo_order, shop_product)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_take_product ON stock_take (shop_product);
CREATE TABLE stock_part (
  office_order INTEGER PRIMARY KEY, woo_order INTEGER NOT NULL REFERENCES stock_order (woo_order) ON DELETE CASCADE,
  credit INTEGER NOT NULL, state TEXT NOT NULL, skip_stock INTEGER NOT NULL, before INTEGER NOT NULL
) STRICT;
CREATE INDEX stock_part_order ON stock_part (woo_order);
CREATE TABLE stock_row (
  office_order INTEGER NOT NULL REFERENCES stock_part (office_order) ON DELETE CASCADE, place INTEGER NOT NULL,
  office_product INTEGER NOT NULL, pieces TEXT NOT NULL, rest TEXT NOT NULL,
  PRIMARY KEY (office_order, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE stock_write (
  shop_product INTEGER PRIMARY KEY, pieces INTEGER, at INTEGER NOT NULL
) STRICT;
CREATE TABLE stock_seen (
  office_product INTEGER PRIMARY KEY, stock TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
)sql";

// Version 7: whose an order is that stands still, for the people who have to see to it.
constexpr const char* k_customer_names = R"sql(
ALTER TABLE posting ADD COLUMN customer_name TEXT NOT NULL DEFAULT '';
ALTER TABLE import ADD COLUMN customer_name TEXT NOT NULL DEFAULT '';
)sql";

// Version 8: which pieces a refund has put back in the shop's stock, once that is settled.
constexpr const char* k_restocked = R"sql(
ALTER TABLE posting ADD COLUMN restocked TEXT;
)sql";

// Version 9: what a product's write was made of and what it went over, so that one whose answer was lost can be told later to
// have arrived, and what stood there before it from what a person has written since.
constexpr const char* k_intent_source = R"sql(
ALTER TABLE product_intent ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE product_intent ADD COLUMN over TEXT NOT NULL DEFAULT '';
)sql";

constexpr std::array k_migrations{k_first,     k_credits,        k_granted,   k_invoiced,     k_after_sale,
                                  k_catalogue, k_customer_names, k_restocked, k_intent_source};
static_assert(k_migrations.size() == Database::k_version);

}  // namespace

std::span<const char* const> migrations() { return k_migrations; }

}  // namespace woo24::store
