#include "sim/truth.hpp"

#include "sim/refunds.hpp"

#include "woo24/base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace woo24::sim {

namespace {

constexpr int k_quarantined_calls = 4;  // each may lose its answer
constexpr const char* k_key_start = "WOO-exempel-";

bool same(const Version& a, const Version& b) {
  return a.status == b.status && a.total == b.total && a.method == b.method && a.there == b.there && a.paid == b.paid;
}

std::vector<std::string> references_in(const std::string& envelope) {
  constexpr std::string_view k_open = "<ReferenceNumber>";
  std::vector<std::string> all;
  for (auto at = envelope.find(k_open); at != std::string::npos; at = envelope.find(k_open, at + 1)) {
    const auto start = at + k_open.size();
    all.push_back(envelope.substr(start, envelope.find('<', start) - start));
  }
  return all;
}

/// What the program made an order of, by the mark that it has put on it; -1 where it bears none.
std::int64_t office_order_in(const sandbox::Shop& shop, std::int64_t order) {
  const auto mark = shop.meta(order, "_woo24_import").value_or("");
  const auto key = mark.substr(0, mark.find(' '));
  std::int64_t number = -1;
  if (const auto at = key.rfind('-'); at != std::string::npos)
    std::from_chars(key.data() + at + 1, key.data() + key.size(), number);
  return number;
}

/// The number after "order " in a complaint, or 0.
std::int64_t order_in(const std::string& text) {
  const auto at = text.find("order ");
  std::int64_t number = 0;
  if (at != std::string::npos) std::from_chars(text.data() + at + 6, text.data() + text.size(), number);
  return number;
}

}  // namespace

bool is_marked(const std::string& reference) { return reference.find(" *") != std::string::npos; }

std::string key_by_rule(std::int64_t id, const std::string& order_key) {
  return k_key_start + std::to_string(id) + "-" + sha256_hex(order_key).substr(0, 6);
}

std::string key_in(const std::string& reference) {
  return reference.starts_with("WOO-") ? reference.substr(0, reference.find(' ')) : std::string();
}

bool is_due(const std::string& status, const std::string& method, bool paid) {
  if (status == "processing" || status == "completed") return true;
  if (method == "invoice" && status == "on-hold") return true;
  return status == "refunded" && paid;
}

void Truth::broken(const std::string& what, std::int64_t order) {
  town_.story.tell("BROKEN", what, order == 0 ? Story::Orders{} : Story::Orders{order});
  broken_.push_back({what, order});
}

Sale* Truth::sale_of(const std::string& key) {
  const auto found = sales_.find(parts_of(key).sale);
  return found == sales_.end() ? nullptr : &found->second;
}

/// Where a person's hand on what bears that key is noted: at the sale, or at the refund of it.
std::vector<Touch>* Truth::touches_of(const std::string& key) {
  auto* sale = sale_of(key);
  if (sale == nullptr) return nullptr;
  const auto refund = parts_of(key).refund;
  return refund == 0 ? &sale->touches : &sale->refunds[refund].touches;
}

std::int64_t Truth::shop_order_of(std::int64_t office_order) const {
  const auto entry = entries_.find(office_order);
  if (entry == entries_.end()) return 0;
  const auto sale = sales_.find(parts_of(key_in(entry->second.reference)).sale);
  return sale == sales_.end() ? 0 : sale->second.id;
}

void Truth::take_view(const sandbox::ShopOrderView& view, int call) {
  const auto key = key_by_rule(view.id, view.order_key);
  auto& sale = sales_[key];
  if (sale.versions.empty() && !placed_.contains(key)) {
    sale.made_of = office_order_in(town_.shop, view.id);
    if (sale.made_of < 0) broken("it was made in the shop without a mark", view.id);
  }
  sale.id = view.id;
  sale.order_key = view.order_key;
  sale.key = key;
  const Version version{call, view.status, view.total, view.payment_method, !view.trashed, view.paid};
  if (sale.versions.empty() || !same(sale.now(), version)) sale.versions.push_back(version);
}

void Truth::look_at_shop() {
  const auto call = town_.world.calls();
  std::set<std::string> there;
  auto given_back = refunds_in(town_.shop);
  for (const auto& view : town_.shop.orders()) {
    take_view(view, call);
    there.insert(key_by_rule(view.id, view.order_key));
    auto& refunds = sales_[key_by_rule(view.id, view.order_key)].refunds;
    for (auto& [id, refund] : refunds) refund.there = false;
    for (const auto& one : given_back[view.id]) {
      refunds[one.id].amount = one.amount;
      refunds[one.id].paid_back = one.paid_back;
      refunds[one.id].there = true;
    }
  }
  for (auto& [key, sale] : sales_) {
    if (there.contains(key) || !sale.now().there) continue;
    auto gone = sale.now();
    gone.call = call;
    gone.there = false;
    sale.versions.push_back(gone);
  }
}

void Truth::about_to_send(int worker, int call, sandbox::Side side, const std::string& operation, const std::string& body) {
  const bool reads = operation.starts_with("GET /wc/v3/orders") && operation.find("/refunds") == std::string::npos;
  if (side == sandbox::Side::shop && reads) last_read_ = call;
  // A look is several searches in a row.
  const bool searches = operation == "GetInvoices" || operation == "GetOrderSyncList";
  if (searches && !looking_) last_look_ = call;
  looking_ = searches;
  if (operation != "SaveInvoices") return;
  saver_ = worker;
  for (const auto& reference : references_in(body)) {
    const auto key = key_in(reference);
    if (!is_marked(reference)) sent_[key] = {call, last_read_ > saved_[key] ? last_read_ : call, last_look_, worker};
    saved_[key] = call;
  }
}

void Truth::hand(std::int64_t office_order, const std::string& what) {
  const auto call = town_.world.calls();
  auto& entry = entries_[office_order];
  if (auto* touches = touches_of(key_in(entry.reference))) touches->push_back({call, what});
  const auto book = town_.office.books().order(office_order);
  if (!book) {
    entries_.erase(office_order);
    gone_[office_order] = call;
    return;
  }
  entry = {book->reference_number, book->state, book->saves, call, town_.time.now(), town_.time.now()};
}

void Truth::copied(std::int64_t original, std::int64_t copy) {
  const auto book = town_.office.books().order(copy);
  if (!book) return;
  const auto now = town_.time.now();
  entries_[copy] = {book->reference_number, book->state, book->saves, town_.world.calls(), now, now};
  const auto key = key_in(book->reference_number);
  if (auto* sale = sale_of(key)) {
    const auto refund = parts_of(key).refund;
    (refund == 0 ? sale->copies : sale->refunds[refund].copies).insert(copy);
    touches_of(key)->push_back({town_.world.calls(), "copied order " + std::to_string(original)});
  }
}

void Truth::invoiced(std::int64_t office_order) {
  const auto book = town_.office.books().order(office_order);
  if (!book) return;
  const auto now = town_.time.now();
  entries_[office_order] = {book->reference_number, book->state, book->saves, town_.world.calls(), now, now};
}

void Truth::made_by_hand(std::int64_t office_order) {
  hand_orders_.insert(office_order);
  const auto book = town_.office.books().order(office_order);
  if (!book) return;
  const auto now = town_.time.now();
  entries_[office_order] = {book->reference_number, book->state, book->saves, town_.world.calls(), now, now};
}

void Truth::placed(std::int64_t order) {
  if (const auto view = town_.shop.order(order)) placed_.insert(key_by_rule(view->id, view->order_key));
}

void Truth::edited(std::int64_t order) {
  const auto view = town_.shop.order(order);
  auto* sale = view ? sale_of(key_by_rule(view->id, view->order_key)) : nullptr;
  if (sale == nullptr) return;
  sale->edits.push_back(town_.world.calls());
  if (!town_.scenario.catalogue.there) return;
  std::map<std::int64_t, int> taken;
  for (const auto& line : lines_in(town_.shop, order)) taken[line.product] += line.taken;
  for (const auto& [product, pieces] : taken) sale->took[product] = std::max(sale->took[product], pieces);
}

void Truth::meta_copied(std::int64_t order) {
  const auto view = town_.shop.order(order);
  if (auto* sale = view ? sale_of(key_by_rule(view->id, view->order_key)) : nullptr) sale->meta_copied = true;
}

void Truth::completed_by_hand(std::int64_t order) {
  const auto view = town_.shop.order(order);
  if (!view) return;
  if (auto* sale = sale_of(key_by_rule(view->id, view->order_key))) ++sale->completed_by_hand;
}

void Truth::look_at_books(int call) {
  const auto saves = town_.office.count("SaveInvoices");
  if (saves == seen_saves_) return;
  seen_saves_ = saves;
  const auto books = town_.office.books();
  for (const auto& order : books.orders) {
    const auto known = entries_.find(order.id);
    const bool same = known != entries_.end() && known->second.saves == order.saves &&
                      known->second.reference == order.reference_number && known->second.state == order.state;
    if (same) continue;
    saved(order, known == entries_.end() ? nullptr : &known->second, call);
    auto& entry = entries_[order.id];
    entry.reference = order.reference_number;
    entry.state = order.state;
    entry.saves = order.saves;
    entry.changed_at = town_.time.now();
  }
  if (!town_.office.books(sandbox::k_office_test_client).orders.empty()) {
    if (std::none_of(broken_.begin(), broken_.end(), [](const Broken& one) { return one.what.starts_with("another"); }))
      broken("another company's books were written into");
  }
  new_complaints();
}

void Truth::saved(const sandbox::BooksOrder& order, const Entry* before, int call) {
  const auto key = key_in(order.reference_number);
  auto* sale = sale_of(key);
  if (sale == nullptr) {
    broken(fmt::format("office order {} was saved with the reference '{}', which is no order's", order.id,
                       order.reference_number));
    return;
  }
  town_.story.tell("books",
                   fmt::format("office order {} {}: {} {} {} paid {}", order.id, before == nullptr ? "is new" : "is saved",
                               order.reference_number, order.state, order.total_inc_vat, order.paid_amount),
                   {sale->id});
  if (sale->made_of != 0) broken("it was made in the office, and was sent back there", sale->id);
  if (before != nullptr) marked_anew(*sale, *before, order);
  if (const auto refund = parts_of(key).refund; refund != 0) return credit_saved(*sale, refund, order, before, call);
  if (is_marked(order.reference_number)) return;
  const bool was_bare = before != nullptr && !is_marked(before->reference) && !before->reference.empty();
  if (was_bare) return changed(*sale, order, *before, call);
  released(*sale, order, before, call);
}

Truth::Sent Truth::sent_of(const std::string& key, int call) const {
  const auto sent = sent_.find(key);
  return sent == sent_.end() ? Sent{call, call, last_look_, 0} : sent->second;
}

void Truth::released(Sale& sale, const sandbox::BooksOrder& order, const Entry* before, int call) {
  const auto sent = sent_of(sale.key, call);
  sale.releases.push_back({call, order.id, order.total_inc_vat, sent.read, town_.time.now()});
  bool fits_total = false, fits_status = false;
  std::string totals;
  for (std::size_t n = 0; n < sale.versions.size(); ++n) {
    const auto& version = sale.versions[n];
    const bool over = n + 1 < sale.versions.size() && sale.versions[n + 1].call < sent.read;
    if (over || version.call > call) continue;
    fits_total = fits_total || order.total_inc_vat == version.total;
    fits_status = fits_status || (version.there && is_due(version.status, version.method, version.paid));
    totals += (totals.empty() ? "" : ", ") + version.total + " " + version.status;
  }
  const bool raced = before == nullptr || before->touched >= sent.look;  // a hand came between the look and the save
  if (!fits_total && !raced) {
    broken(fmt::format("released with {} although the shop's order was {}", order.total_inc_vat, totals), sale.id);
  }
  if (!fits_status) broken("released although it was not due: " + totals, sale.id);
  if (before != nullptr && before->state != "Web" && !raced)
    broken("released although a person had moved it to " + before->state, sale.id);
  by_whose_mark(sale, before, sent.worker);
  on_whose_card(sale, order);
  without_its_copies(sale, order, sent.look);
}

/// What becomes of a refund in the books, as it happens.
void Truth::credit_saved(Sale& sale, std::int64_t refund, const sandbox::BooksOrder& order, const Entry* before, int call) {
  const auto name = fmt::format("the credit of refund {}", refund);
  const auto known = sale.refunds.find(refund);
  if (known == sale.refunds.end()) return broken(name + " is of no refund", sale.id);
  auto& given = known->second;
  const bool unsettled = town_.scenario.shop_restores > 0 || town_.scenario.other_installation;
  if (town_.scenario.refunds != settings::AfterSale::act) broken(name + " was made although nobody asked for credits", sale.id);
  if (sale.releases.empty() && sale.touches.empty() && !unsettled)
    broken(name + " was made before its sale was released", sale.id);
  const bool was_bare = before != nullptr && !is_marked(before->reference) && !before->reference.empty();
  if (is_marked(order.reference_number) || was_bare) return;
  const auto sent = sent_of(key_in(order.reference_number), call);
  given.releases.push_back({call, order.id, order.total_inc_vat, sent.read, town_.time.now()});
  const bool raced = before == nullptr || before->touched >= sent.look;
  const auto credited = -in_ore(order.total_inc_vat), whole = in_ore(given.amount);
  // Of two, each is less than the refund; the verdict holds them together against it.
  const bool stock = parts_of(key_in(order.reference_number)).stock;
  const bool half = town_.scenario.puts_back_part && stock != order.skip_stock && credited >= 0 && credited <= whole;
  if (credited != whole && !half && !raced)
    broken(fmt::format("{} was released with {} although {} went back", name, order.total_inc_vat, given.amount), sale.id);
  if (before != nullptr && before->state != "Web" && !raced)
    broken(name + " was released although a person had moved it to " + before->state, sale.id);
  by_whose_mark(sale, before, sent.worker);
}

/// Only what was silent since before a state file began may be taken over from another.
void Truth::marked_anew(const Sale& sale, const Entry& before, const sandbox::BooksOrder& order) {
  const bool same = !is_marked(before.reference) || before.reference == order.reference_number;
  if (same || !is_marked(order.reference_number) || town_.scenario.clock_steps > 0) return;
  const auto own = binding_of(saver_);
  if (own && before.changed_at > own->first_start + std::chrono::minutes{2})
    broken("taken over from an installation that is still at work: " + before.reference, sale.id);
}

/// Only the installation whose mark it bears may release it.
void Truth::by_whose_mark(const Sale& sale, const Entry* before, int worker) {
  const auto own = before == nullptr ? std::nullopt : binding_of(worker);
  if (!own || !is_marked(before->reference)) return;
  if (!before->reference.ends_with(own->installation.substr(0, 4)))
    broken("released although it bears the mark of another installation: " + before->reference, sale.id);
}

/// A card that woo24 made belongs to the buyers who have its e-mail address or its name.
void Truth::on_whose_card(const Sale& sale, const sandbox::BooksOrder& order) {
  if (registers_touched_ || !sale.odd.empty() || sale.buyers.contains("")) return;
  for (const auto& card : town_.office.books().companies) {
    if (card.id != order.customer || card.external_id.empty() || !card.org_number.empty()) continue;
    if (!sale.buyers.contains(card.invoice_email) && !sale.buyers.contains(card.name))
      broken("it stands on the card of " + card.name + " <" + card.invoice_email + ">, who is another buyer", sale.id);
  }
}

/// Another order with its key and a mark must not be left to be invoiced, once even a list ten minutes old shows it.
void Truth::without_its_copies(const Sale& sale, const sandbox::BooksOrder& order, int look) {
  for (const auto& other : town_.office.books().with_key(sale.key)) {
    const auto entry = entries_.find(other.id);
    const bool known = entry != entries_.end() && entry->second.touched < look &&
                       town_.time.now() - entry->second.touched_at > std::chrono::minutes{15};
    if (other.id != order.id && known && is_marked(other.reference_number) && other.state == "Web" && other.invoice == 0)
      broken(fmt::format("released beside office order {}, which has its key too", other.id), sale.id);
  }
}

void Truth::buyer_is(std::int64_t order, const sandbox::ShopAddress& buyer) {
  const auto view = town_.shop.order(order);
  if (!view) return;
  if (auto* sale = sale_of(key_by_rule(view->id, view->order_key)))
    sale->buyers.insert(
        {buyer.email, buyer.last_name, std::string(trimmed(buyer.company.empty() ? buyer.last_name : buyer.company))});
}

void Truth::new_complaints() {
  const auto all = town_.office.violations();
  for (; complaints_ < all.size(); ++complaints_) {
    const auto& one = all[complaints_];
    if (!one.error) continue;
    const auto id = order_in(one.detail);
    const auto entry = entries_.find(id);
    const bool raced =
        entry == entries_.end() || entry->second.touched >= last_look_ || (gone_.contains(id) && gone_[id] >= last_look_) ||
        saved_[key_in(entry->second.reference)] <= entry->second.touched;  // the hand came while it was on its way
    // What is staged may be a rounding row away from its amount; the end judges what was credited in all.
    if (one.id == "credit-too-much") continue;
    // Of products: judged as they are made (truth_catalogue).
    if (town_.scenario.catalogue.there &&
        (one.id == "duplicate-product" || one.id == "duplicate-category" || one.id == "unknown-product"))
      continue;
    const bool by_race = one.id == "invoiced-update" || one.id == "unknown-order" || one.id == "other-reference";
    if (by_race && (raced || town_.scenario.two_threads)) continue;  // of two, whose look was the last is not known here
    const bool forgot = state_file_changed_ || town_.scenario.clock_steps > 0;
    if (one.id == "login-throttled" && forgot) continue;
    // The first calls tell the program; what it learnt may be lost with its state file or its clock.
    if (one.id == "quarantined-call" && (forgot || ++quarantined_ <= k_quarantined_calls)) continue;
    broken("the office complains: " + one.id + ": " + one.detail, shop_order_of(id));
  }
  const auto shop = town_.shop.violations();
  for (; shop_complaints_ < shop.size(); ++shop_complaints_) broken("the shop complains: " + shop[shop_complaints_]);
}

}  // namespace woo24::sim
