#pragma once
// The catalogue's part of the pretend shop: how products are shown, written, counted and routed (api.md §3 to §5). The state is
// locked by whoever calls.

#include "woo24/sandbox/shop_state.hpp"

namespace woo24::sandbox {

// --- what is shown ---
/// `edit`: as the answer of a write shows it. Of a variation this is the form that /products gives.
Json render_product(const ShopState& state, const StoredProduct& product, const ShopView& view, bool edit = false);
/// In the form of /products/{parent}/variations.
Json render_variation(const ShopState& state, const StoredProduct& variation, const ShopView& view, bool edit = false);
Json render_category(const ShopState& state, const StoredCategory& category);
std::string kind_name(ShopKind kind);
std::optional<ShopKind> kind_of(std::string_view name);
/// "Arbetsjacka - Röd, M" of a variation.
std::string full_name(const ShopState& state, const StoredProduct& product);
/// What it sells for as entered: the sale price, else the regular one; of a variable product the lowest of its variations.
std::string selling_price(const ShopState& state, const StoredProduct& product);
/// The class whose rates apply.
std::string effective_tax_class(const ShopState& state, const StoredProduct& product);

// --- who counts the pieces ---
/// The product itself, its parent, or null where nobody does.
const StoredProduct* stock_holder(const ShopState& state, const StoredProduct& product);
/// A sale or its return: dates move, the parent's too.
void add_pieces(ShopState& state, std::int64_t holder, std::int64_t pieces);
/// Number, status and backorders in line, as the shop leaves them after each save.
void settle_stock(StoredProduct& product);

// --- what is written ---
/// What a single call refuses by its types; a batch asks nothing.
std::optional<ShopAnswer> refuse_product_types(const Json& body, bool variation);
/// The body's fields into `product` (a copy, not yet stored); an answer where that is refused.
std::optional<ShopAnswer> take_product(ShopState& state, StoredProduct& product, const Json& body, bool is_new, bool in_batch);
/// Stores a written product; its date moves, and a variation's parent's.
void keep_product(ShopState& state, StoredProduct product);
/// A new one as the shop has it before anything of a body is in it.
StoredProduct blank_product(ShopState& state, std::int64_t parent);
/// To the trash and back, with the variations. What has lost its number to another meanwhile gets a new one on its return.
void trash_product(ShopState& state, std::int64_t id);
void untrash_product(ShopState& state, std::int64_t id);
void erase_product(ShopState& state, std::int64_t id);
void put_product_meta(ShopState& state, StoredProduct& product, const std::string& key, const Json& value);

// --- categories ---
constexpr std::int64_t k_uncategorized = 15;
/// Null where there is none of that name under that parent.
const StoredCategory* category_named(const ShopDatabase& database, std::string_view name, std::int64_t parent);
std::int64_t add_category(ShopState& state, const std::string& name, std::int64_t parent);

// --- the routes ---
ShopAnswer list_products(ShopState& state, const ShopRequest& request);
ShopAnswer list_variations(ShopState& state, const ShopRequest& request, std::int64_t parent);
ShopAnswer get_product(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer get_variation(ShopState& state, const ShopRequest& request, std::int64_t parent, std::int64_t id);
ShopAnswer post_product(ShopState& state, const ShopRequest& request);
ShopAnswer post_variation(ShopState& state, const ShopRequest& request, std::int64_t parent);
ShopAnswer put_product(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer put_variation(ShopState& state, const ShopRequest& request, std::int64_t parent, std::int64_t id);
ShopAnswer delete_product(ShopState& state, const ShopRequest& request, std::int64_t id);
ShopAnswer delete_variation(ShopState& state, const ShopRequest& request, std::int64_t parent, std::int64_t id);
ShopAnswer batch_products(ShopState& state, const ShopRequest& request);
ShopAnswer batch_variations(ShopState& state, const ShopRequest& request, std::int64_t parent);
ShopAnswer list_categories(ShopState& state, const ShopRequest& request);
ShopAnswer get_category(ShopState& state, std::int64_t id);
ShopAnswer post_category(ShopState& state, const ShopRequest& request);
ShopAnswer unknown_product(int status = 404);
/// True when PHP would break on rendering it for these fields.
bool product_breaks(const StoredProduct& product, const ShopView& view);
/// The variation of that parent; in 8.9 any product, whatever its parent.
const StoredProduct* variation_of(const ShopState& state, std::int64_t parent, std::int64_t id);

}  // namespace woo24::sandbox
