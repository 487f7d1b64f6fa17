// Accounts of the pretend shop, as far as an import asks for them (api.md §7).
#include "woo24/sandbox/shop_state.hpp"
#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

Json account_json(std::int64_t id, const StoredAccount& account, const ShopSettings& settings) {
  Json json{{"id", id},
            {"date_created", shop_local(account.created, settings)},
            {"date_created_gmt", format_plain(account.created)},
            {"date_modified", shop_local(account.created, settings)},
            {"date_modified_gmt", format_plain(account.created)}};
  json.update(account.document);
  json["is_paying_customer"] = false;
  json["_links"] = {{"self", Json::array({{{"href", route_url(settings, "/customers/" + std::to_string(id))}}})},
                    {"collection", Json::array({{{"href", route_url(settings, "/customers")}}})}};
  return json;
}

ShopAnswer paged(const ShopRequest& request, const std::vector<Json>& all) {
  ParamFaults faults;
  const auto page = faults.integer(request, "page", 1, 1, std::nullopt);
  const auto per_page = faults.integer(request, "per_page", 10, 1, 100);
  if (faults.any()) return faults.answer();
  const auto total = static_cast<std::int64_t>(all.size());
  ShopAnswer answer;
  answer.body = Json::array();
  for (auto at = (page - 1) * per_page; at < std::min(page * per_page, total); ++at)
    answer.body.push_back(all[static_cast<std::size_t>(at)]);
  answer.headers.push_back({"X-WP-Total", std::to_string(total)});
  answer.headers.push_back({"X-WP-TotalPages", std::to_string((total + per_page - 1) / per_page)});
  return answer;
}

bool email_is_taken(const ShopState& state, const std::string& email) {
  return std::ranges::any_of(state.database.accounts,
                             [&](const auto& one) { return lowered(text_at(one.second.document, "email")) == lowered(email); });
}

/// What a new account has of an address that a body gives.
Json address_in(const Json& body, const char* name, bool with_email) {
  auto address = address_json(ShopAddress{"", "", "", "", "", "", "", "", "", "", ""}, with_email);
  if (body.contains(name) && body[name].is_object()) address.update(body[name]);
  return address;
}

std::int64_t store_account(ShopState& state, Json document) {
  const auto id = state.database.next_account++;
  state.database.accounts.emplace(id, StoredAccount{state.now(), std::move(document)});
  return id;
}

Json account_document(ShopState& state, const Json& body) {
  const auto email = text_at(body, "email");
  Json document{{"email", email},
                {"first_name", text_at(body, "first_name")},
                {"last_name", text_at(body, "last_name")},
                {"role", "customer"},
                {"username", email.substr(0, email.find('@'))}};
  document["billing"] = address_in(body, "billing", true);
  document["shipping"] = address_in(body, "shipping", false);
  document["meta_data"] = Json::array();
  for (const auto& meta : body.value("meta_data", Json::array())) {
    document["meta_data"].push_back(
        {{"id", state.database.next_meta++}, {"key", text_at(meta, "key")}, {"value", meta.value("value", Json())}});
  }
  return document;
}

}  // namespace

ShopAnswer list_accounts(ShopState& state, const ShopRequest& request) {
  const auto email = request.param("email"), role = request.param("role");
  std::vector<Json> found;
  for (const auto& [id, account] : state.database.accounts) {
    if (email && lowered(text_at(account.document, "email")) != lowered(*email)) continue;
    const auto wanted = role.value_or("customer");
    if (wanted != "all" && text_at(account.document, "role") != wanted) continue;
    found.push_back(account_json(id, account, state.settings));
  }
  return paged(request, found);
}

ShopAnswer get_account(ShopState& state, std::int64_t id) {
  const auto found = state.database.accounts.find(id);
  if (found == state.database.accounts.end()) return error_answer(404, "woocommerce_rest_invalid_id", "Invalid resource ID.");
  ShopAnswer answer;
  answer.body = account_json(id, found->second, state.settings);
  return answer;
}

ShopAnswer post_account(ShopState& state, const ShopRequest& request) {
  const auto body = read_body(state, request);
  if (body.wrong) return *body.wrong;
  if (!body.json.contains("email"))
    return error_answer(400, "rest_missing_callback_param", "Missing parameter(s): email", Json{{"params", {"email"}}});
  const auto email = text_at(body.json, "email");
  const auto billing = body.json.value("billing", Json::object());
  if (email.find('@') == std::string::npos || (billing.contains("email") && text_at(billing, "email").empty())) {
    ParamFaults faults;
    faults.add(email.find('@') == std::string::npos ? "email" : "billing", "rest_invalid_email", "Invalid email address.");
    return faults.answer();
  }
  if (email_is_taken(state, email)) {
    return error_answer(400, "registration-error-email-exists",
                        "An account is already registered with " + email + ". Please log in or use a different email address.");
  }
  const auto id = store_account(state, account_document(state, body.json));
  state.mails.push_back({0, "new_account", true, email, state.now()});
  ++state.writes;
  auto answer = get_account(state, id);
  answer.status = 201;
  answer.headers.push_back({"Location", route_url(state.settings, "/customers/" + std::to_string(id))});
  return answer;
}

}  // namespace woo24::sandbox
