#include "sim/verdict_catalogue.hpp"

#include "sim/refunds.hpp"

#include "woo24/sandbox/shop_database.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace woo24::sim {

namespace {

using settings::ProductMode;
using settings::StockMode;
using Switches = sandbox::OfficeSwitches;

/// Below, towards fewer.
std::int64_t floored(const std::string& pieces) {
  const auto point = pieces.find('.');
  const auto whole = std::stoll(pieces);
  const bool more = point != std::string::npos && pieces.find_first_not_of('0', point + 1) != std::string::npos;
  return pieces.starts_with('-') && more ? whole - 1 : whole;
}

bool sells(const Ware& shop) { return shop.type == "simple" || shop.type == "variation"; }
bool is_priced(const std::string& price) { return !price.empty() && price != "0"; }

}  // namespace

CatalogueVerdict::CatalogueVerdict(Town& town, Truth& truth, const CatalogueTruth& catalogue, const Program& program)
    : town_(town),
      truth_(truth),
      catalogue_(catalogue),
      troubles_(troubles_in(program.state_file())),
      postings_(program.postings()),
      products_(brake_in(program.state_file(), "products")),
      stock_(brake_in(program.state_file(), "stock")) {}

void CatalogueVerdict::broken(const std::string& what) { truth_.broken("catalogue: " + what); }

bool CatalogueVerdict::is_told(const Ware& ware) const {
  const bool all = products_ && products_->reason.id != ReasonId::differences_wait;
  return all || std::any_of(troubles_.begin(), troubles_.end(), [&](const store::ProductTrouble& one) {
           return one.what.side == ware.side && one.what.product == ware.id;
         });
}

bool CatalogueVerdict::is_told(const Ware& ware, ReasonId reason) const {
  return std::any_of(troubles_.begin(), troubles_.end(), [&](const store::ProductTrouble& one) {
    return one.what.side == ware.side && one.what.product == ware.id && one.what.reason.id == reason;
  });
}

/// The only one of that number, or null.
const Ware* CatalogueVerdict::alone(CatalogueSide side, const std::string& number) const {
  const auto all = catalogue_.numbered(side, number);
  return all.size() == 1 ? all.front() : nullptr;
}

/// Of it, or of one that bears or bore its number.
bool CatalogueVerdict::is_family_told(const Ware& ware) const {
  return std::any_of(catalogue_.wares().begin(), catalogue_.wares().end(),
                     [&](const auto& one) { return one.second.family == ware.family && is_told(one.second); });
}

/// One that may be its other side is there.
bool CatalogueVerdict::has_one(const Ware& ware) const {
  return std::any_of(catalogue_.wares().begin(), catalogue_.wares().end(), [&](const auto& one) {
    return one.first.first != ware.side && one.second.family == ware.family && one.second.there;
  });
}

/// One that was its other side is gone for good.
bool CatalogueVerdict::has_lost_one(const Ware& ware) const {
  return std::any_of(catalogue_.wares().begin(), catalogue_.wares().end(), [&](const auto& one) {
    return one.first.first != ware.side && one.second.family == ware.family && !one.second.there;
  });
}

void CatalogueVerdict::judge() {
  for (const auto& one : troubles_) {
    town_.story.tell("state file",
                     fmt::format("{} product {}: {} {}", one.what.side == CatalogueSide::shop ? "shop" : "office",
                                 one.what.product, reason_id(one.what.reason.id), arguments_json(one.what.reason)));
    ++town_.tally.catalogue["told: " + std::string(reason_id(one.what.reason.id))];
  }
  for (const auto* brake : {&products_, &stock_}) {
    if (!*brake) continue;
    town_.story.tell("state file", "brake: " + std::string(reason_id((*brake)->reason.id)) + arguments_json((*brake)->reason));
    ++town_.tally.catalogue["told: " + std::string(reason_id((*brake)->reason.id))];
  }
  judge_numbers();
  judge_pairs();
  judge_makings();
  judge_expired();
  judge_troubles();
  if (town_.scenario.catalogue.stock != StockMode::off) judge_stock();
}

/// A number that several of one side bear is never guessed at: each of them is named.
void CatalogueVerdict::judge_numbers() {
  for (const auto& [key, ware] : catalogue_.wares()) {
    if (!ware.there || catalogue_.numbered(ware.side, ware.number).size() < 2) continue;
    ++town_.tally.catalogue["numbers that are there twice"];
    if (!is_told(ware, ReasonId::catalogue_number_twice))
      broken(described(ware) + " has another's number, and nobody was told");
  }
}

void CatalogueVerdict::judge_pairs() {
  if (town_.scenario.catalogue.mode != ProductMode::two_way) return;
  for (const auto& [key, shop] : catalogue_.wares()) {
    if (key.first != CatalogueSide::shop || !shop.there || shop.trashed) continue;
    const auto* office = shop.partner ? catalogue_.ware(CatalogueSide::office, *shop.partner) : nullptr;
    if (office == nullptr && alone(CatalogueSide::shop, shop.number) == &shop)
      office = alone(CatalogueSide::office, shop.number);
    if (office != nullptr && office->there) judge_pair(shop, *office);
  }
  if (waiting_.empty()) return;
  const bool held = products_ && products_->reason.id == ReasonId::differences_wait;
  const auto count = held ? std::stoull(products_->reason.arguments.at("count")) : 0;
  if (count >= waiting_.size()) return;
  for (const auto& one : waiting_) broken(one);
}

void CatalogueVerdict::judge_pair(const Ware& shop, const Ware& office) {
  const bool made = shop.made || office.made;
  if (!takes_part(office.category) && !made) return;
  ++town_.tally.catalogue["pairs at the end"];
  if (is_told(shop) || is_told(office)) return;
  const bool variation = shop.type == "variation";
  const bool own_name =
      variation && (office.renamed_apart || shop.renamed_apart || !office.made || catalogue_.did_state_file_change());
  const bool priced = shop.type != "variable" && is_priced(shop.price) && is_priced(office.price);
  for (const auto* field : {"name", "price", "number"}) {
    const std::string one = field;
    if ((one == "name" && own_name) || (one == "price" && !priced) || catalogue_.is_equal(shop, office, one)) continue;
    waiting_.push_back(
        fmt::format("{} and {} differ in their {}, and nobody was told", described(shop), described(office), one));
  }
}

/// What one side lacks was made there, or someone was told why not.
void CatalogueVerdict::judge_makings() {
  std::set<std::string> office_paths;
  for (const auto& one : town_.office.catalogue().categories()) office_paths.insert(one.path);
  for (const auto& [key, ware] : catalogue_.wares()) {
    const bool wanted = ware.there && !ware.trashed && takes_part(ware.category) && alone(ware.side, ware.number) == &ware;
    if (!wanted || ware.partner || has_lost_one(ware) || is_family_told(ware)) continue;
    const bool in_office = ware.side == CatalogueSide::office;
    const auto other = in_office ? CatalogueSide::shop : CatalogueSide::office;
    if (!catalogue_.numbered(other, ware.number).empty()) continue;
    // Of a pair whose numbers wait for a yes.
    if (has_one(ware) && products_) continue;
    // A category of the same path may be another's, which was renamed: `woo24 check` says so.
    if (!in_office && catalogue_.are_categories_rearranged()) continue;
    const bool to_office = town_.scenario.catalogue.mode == ProductMode::two_way && sells(ware) && ware.shown &&
                           office_paths.contains(ware.category);
    if (in_office ? ware.active : to_office) broken(described(ware) + " is missing on the other side, and nobody was told");
  }
}

/// What has expired is a draft again, unless a person has published it since.
void CatalogueVerdict::judge_expired() {
  if (town_.scenario.catalogue.expired != settings::OnExpired::draft || catalogue_.did_state_file_change()) return;
  for (const auto& [key, shop] : catalogue_.wares()) {
    if (key.first != CatalogueSide::shop || !shop.partner || !shop.there || shop.trashed || shop.type == "variation") continue;
    const auto* office = catalogue_.ware(CatalogueSide::office, *shop.partner);
    if (office == nullptr || !office->there || office->active || !shop.shown) continue;
    const bool since = office->turned > shop.linked && office->turned > shop.turned;
    if (since && (takes_part(office->category) || shop.made || office->made) && !is_told(shop) && !is_told(*office))
      broken(described(shop) + " is still shown, though the office's has expired");
  }
}

void CatalogueVerdict::judge_troubles() {
  for (const auto& one : troubles_) {
    if (one.what.reason.id == ReasonId::product_unclear)
      broken(fmt::format("in quiet times it is still unclear whether {} was made", arguments_json(one.what.reason)));
  }
}

// --- pieces ---

std::map<std::int64_t, CatalogueVerdict::Held> CatalogueVerdict::held_by_orders() {
  std::map<std::int64_t, Held> held;
  const auto books = town_.office.books();
  const bool at_save = town_.scenario.office.stock_drawn == Switches::StockDrawn::saved;
  // What no sight has taught yet of what stands in the office: of the two numbers the smaller one may be written there.
  const bool from_shop = town_.scenario.catalogue.stock == StockMode::from_shop;
  const auto kept = town_.shop.backup();
  for (const auto& [id, order] : kept->database.orders) {
    const auto view = town_.shop.order(id);
    const auto* sale = view ? truth_.sale_of(key_by_rule(id, view->order_key)) : nullptr;
    bool unsure = sale == nullptr || sale->made_of != 0 || !sale->touches.empty() || !sale->copies.empty() ||
                  !sale->refunds.empty() || sale->meta_copied || sale->was_edited() || !sale->now().there ||
                  catalogue_.did_state_file_change();
    bool counted = false, may_count = false;
    if (sale != nullptr) {
      const auto posting =
          std::find_if(postings_.begin(), postings_.end(), [&](const Posting& one) { return one.key == sale->key; });
      unsure = unsure ||
               (posting != postings_.end() && posting->standing != Standing::moving && posting->standing != Standing::waiting);
      for (const auto& entry : books.counting(sale->key)) {
        counted = at_save || entry.state.starts_with("Invoiced");
        may_count = true;
      }
    }
    std::map<std::int64_t, int> now;
    for (const auto& line : lines_of(order)) {
      const auto* named = line.product != 0 ? nullptr : alone(CatalogueSide::shop, line.sku);
      if (line.product == 0 && named == nullptr) continue;
      auto& one = held[named != nullptr ? named->id : line.product];
      one.unsure = one.unsure || unsure;
      one.most += line.taken;
      now[line.product] += line.taken;
      one.least += counted || (from_shop && may_count) ? 0 : line.taken;
    }
    // What the shop cannot show is as it was last seen, and that may have been before a person edited its rows.
    if (sale == nullptr || !order.unrenderable || !sale->now().there) continue;
    for (const auto& [product, taken] : sale->took) held[product].most += std::max(0, taken - now[product]);
  }
  return held;
}

void CatalogueVerdict::judge_stock() {
  if (stock_) return;
  const auto held = held_by_orders();
  for (const auto& [key, shop] : catalogue_.wares()) {
    if (key.first != CatalogueSide::shop || !shop.there || shop.trashed || !sells(shop) || !shop.counted) continue;
    if (alone(CatalogueSide::shop, shop.number) != &shop) continue;
    const auto* office = alone(CatalogueSide::office, shop.number);
    const bool linked = office != nullptr && office->counted && !office->pieces.empty() && !is_told(shop) && !is_told(*office);
    // A number that was given again to another stays with whom it was one before.
    if (!linked || (shop.partner && *shop.partner != office->id) || (office->partner && *office->partner != shop.id)) continue;
    const auto found = held.find(shop.id);
    judge_pieces(shop, *office, found == held.end() ? Held{} : found->second);
  }
}

void CatalogueVerdict::judge_pieces(const Ware& shop, const Ware& office, const Held& held) {
  if (held.unsure) {
    ++town_.tally.catalogue["stock of products of which a person had a hand in an order"];
    return;
  }
  ++town_.tally.catalogue[held.most == 0 ? "stock held equal" : "stock held equal, less what orders hold"];
  const std::int64_t here = std::stoll(shop.pieces), there = floored(office.pieces);
  const bool from_shop = town_.scenario.catalogue.stock == StockMode::from_shop;
  const auto fits = from_shop ? there >= here + held.least && there <= here + held.most
                              : here >= there - held.most && here <= there - held.least;
  if (fits) return;
  broken(fmt::format("{} has {} pieces, {} has {}, orders hold {} to {}", described(shop), shop.pieces, described(office),
                     office.pieces, held.least, held.most));
}

}  // namespace woo24::sim
