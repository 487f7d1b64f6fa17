#include "woo24/sandbox/shop_request.hpp"

#include "woo24/base/result.hpp"

#include <algorithm>
#include <charconv>

namespace woo24::sandbox {

namespace {

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::string header_of(const http::Request& request, std::string_view name) {
  for (const auto& header : request.headers) {
    if (same_name(header.name, name)) return header.value;
  }
  return {};
}

/// The path part of an address, "" when it is only a host.
std::string base_path(const std::string& address) {
  const auto scheme = address.find("://");
  const auto slash = address.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  auto path = slash == std::string::npos ? "" : address.substr(slash);
  while (path.ends_with('/')) path.pop_back();
  return path;
}

std::optional<std::int64_t> integer_of(std::string_view text) {
  std::int64_t value = 0;
  const auto end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return value;
}

/// 0 stands for any digit, + for a sign.
bool has_form(std::string_view text, std::string_view form) {
  return std::ranges::equal(text, form, [](char c, char wanted) {
    if (wanted == '0') return c >= '0' && c <= '9';
    return wanted == '+' ? c == '+' || c == '-' : c == wanted;
  });
}

Seconds offset_at(Instant at, const ShopSettings& settings) {
  const auto zone = Zone::named(settings.time_zone);
  return Seconds{zone.ok() ? zone.value().offset_seconds(at) : 0};
}

Instant from_local(Instant local, const ShopSettings& settings) {
  const auto guess = local - offset_at(local, settings);
  return local - offset_at(guess, settings);
}

}  // namespace

std::string percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned code = 0;
    const auto* digits = text.data() + at + 1;
    if (text[at] == '%' && at + 2 < text.size() && std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2) {
      out += static_cast<char>(code);
      at += 2;
    } else {
      out += text[at] == '+' && plus_is_blank ? ' ' : text[at];
    }
  }
  return out;
}

std::string percent_encoded_strictly(std::string_view text) {
  constexpr std::string_view k_hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                       c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += k_hex[byte >> 4];
      out += k_hex[byte & 15];
    }
  }
  return out;
}

std::optional<std::string> ShopRequest::param(const std::string& name) const {
  const auto found = std::find_if(params.rbegin(), params.rend(), [&](const auto& one) { return one.first == name; });
  return found == params.rend() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> ShopRequest::list(const std::string& name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : params) {
    if (key == name) {
      values.clear();
      for (std::size_t start = 0; start <= value.size();) {
        const auto comma = std::min(value.find(',', start), value.size());
        const auto first = value.find_first_not_of(' ', start);
        auto part = first < comma ? value.substr(first, comma - first) : "";
        while (part.ends_with(' ')) part.pop_back();
        if (!part.empty()) values.push_back(part);
        start = comma + 1;
      }
    } else if (key.starts_with(name + "[") && key.ends_with(']')) {
      values.push_back(value);
    }
  }
  return values;
}

std::vector<std::int64_t> ShopRequest::ids(const std::string& name) const {
  std::vector<std::int64_t> ids;
  for (const auto& text : list(name)) {
    std::int64_t id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id);
    ids.push_back(id);
  }
  return ids;
}

ShopRequest read_request(const http::Request& request, const std::string& shop_address) {
  ShopRequest read;
  read.method = request.method;
  std::ranges::transform(read.method, read.method.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const auto scheme = request.url.find("://");
  read.scheme = scheme == std::string::npos ? "http" : request.url.substr(0, scheme);
  const auto start = request.url.find_first_of("/?#", scheme == std::string::npos ? 0 : scheme + 3);
  const auto rest = start == std::string::npos ? "/" : request.url.substr(start, request.url.find('#', start) - start);
  const auto question = rest.find('?');
  read.path = percent_decoded(rest.substr(0, question), false);
  const auto below = base_path(shop_address);
  if (!below.empty() && read.path.starts_with(below + "/"))
    read.path.erase(0, below.size());
  else if (!below.empty())
    read.path = "/outside" + read.path;
  const auto query = question == std::string::npos ? "" : rest.substr(question + 1);
  for (std::size_t at = 0; at < query.size();) {
    const auto end = std::min(query.find('&', at), query.size());
    const auto pair = query.substr(at, end - at);
    const auto equals = std::min(pair.find('='), pair.size());
    const auto value = equals < pair.size() ? pair.substr(equals + 1) : "";
    if (!pair.empty()) read.params.emplace_back(percent_decoded(pair.substr(0, equals), true), percent_decoded(value, true));
    at = end + 1;
  }
  read.body = request.body;
  read.content_type = header_of(request, "Content-Type");
  read.accept = header_of(request, "Accept");
  read.authorization = header_of(request, "Authorization");
  return read;
}

ShopAnswer error_answer(int status, const std::string& code, const std::string& message, const Json& more) {
  Json data{{"status", status}};
  data.update(more);
  ShopAnswer answer;
  answer.status = status;
  answer.body = Json{{"code", code}, {"message", message}, {"data", data}};
  return answer;
}

void ParamFaults::add(const std::string& name, const std::string& code, const std::string& message, const Json& data) {
  names_.push_back(name);
  params_[name] = message;
  details_[name] = Json{{"code", code}, {"message", message}, {"data", data}};
}

ShopAnswer ParamFaults::answer() const {
  std::string names;
  for (const auto& name : names_) names += (names.empty() ? "" : ", ") + name;
  return error_answer(400, "rest_invalid_param", "Invalid parameter(s): " + names,
                      Json{{"params", params_}, {"details", details_}});
}

std::int64_t ParamFaults::integer(const ShopRequest& request, const std::string& name, std::int64_t fallback,
                                  std::optional<std::int64_t> least, std::optional<std::int64_t> most) {
  const auto text = request.param(name);
  if (!text) return fallback;
  const auto value = integer_of(*text);
  if (!value) {
    add(name, "rest_invalid_type", name + " is not of type integer.", Json{{"param", name}});
    return fallback;
  }
  const auto below = least && *value < *least, above = most && *value > *most;
  if (!below && !above) return *value;
  if (least && most) {
    add(name, "rest_out_of_bounds",
        name + " must be between " + std::to_string(*least) + " (inclusive) and " + std::to_string(*most) + " (inclusive)");
  } else if (below) {
    add(name, "rest_out_of_bounds", name + " must be greater than or equal to " + std::to_string(*least));
  } else {
    add(name, "rest_out_of_bounds", name + " must be less than or equal to " + std::to_string(*most));
  }
  return fallback;
}

std::string ParamFaults::one_of(const ShopRequest& request, const std::string& name, const std::string& fallback,
                                const std::vector<std::string>& allowed) {
  const auto text = request.param(name);
  if (!text) return fallback;
  if (std::ranges::find(allowed, *text) != allowed.end()) return *text;
  add(name, "rest_not_in_enum", name + " is not one of " + enumerated(allowed) + ".");
  return fallback;
}

bool ParamFaults::boolean(const ShopRequest& request, const std::string& name) {
  const auto text = request.param(name);
  if (!text) return false;
  if (*text == "true" || *text == "1" || *text == "TRUE") return true;
  if (*text == "false" || *text == "0" || *text == "FALSE" || text->empty()) return false;
  add(name, "rest_invalid_type", name + " is not of type boolean.", Json{{"param", name}});
  return false;
}

std::string enumerated(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? ", and " : ", ";
    text += words[i];
  }
  return text;
}

std::optional<Instant> moment_of(const std::string& text, bool dates_are_gmt, const ShopSettings& settings) {
  constexpr std::string_view k_form = "0000-00-00T00:00:00";
  if (text.size() < k_form.size()) return std::nullopt;
  auto plain = text.substr(0, k_form.size());
  if (plain[10] == 't') plain[10] = 'T';
  if (!has_form(plain, k_form)) return std::nullopt;
  const auto naive = parse_utc(plain);
  auto offset = text.substr(k_form.size());
  if (offset.starts_with('.')) offset.erase(0, std::min(offset.find_first_not_of("0123456789", 1), offset.size()));
  if (!naive) return std::nullopt;
  if (offset.empty()) return dates_are_gmt ? *naive : from_local(*naive, settings);
  if (offset == "z") offset = "Z";
  if (offset.size() == 3) offset += ":00";
  if (offset.size() == 5) offset.insert(3, ":");
  if (offset != "Z" && !has_form(offset, "+00:00")) return std::nullopt;
  const auto exact = parse_utc(plain + offset);
  if (!exact) return std::nullopt;
  // WordPress turns it into shop time first, and that text is then taken for UTC.
  return dates_are_gmt ? *exact + offset_at(*exact, settings) : *exact;
}

}  // namespace woo24::sandbox
