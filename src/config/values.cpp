#include "woo24/config/values.hpp"

#include "woo24/base/text.hpp"

#include <fmt/core.h>

#include <charconv>

namespace woo24::config {

namespace {

bool is_text(const Node& node) { return node.form == Node::Form::text; }
bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int64_t> number(std::string_view text) {
  if (!digits(text) || text.size() > 12) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<std::int64_t> seconds_in(char unit) {
  switch (unit) {
    case 's':
      return 1;
    case 'm':
      return 60;
    case 'h':
      return 3600;
    case 'd':
      return 86400;
    case 'y':
      return 366 * 86400;  // what is kept for a year is not kept a day too short
    default:
      return std::nullopt;
  }
}

/// [::1], localhost, 127.x.y.z
bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "[::1]") return true;
  const auto parts = split(host, '.');
  if (parts.size() != 4 || parts[0] != "127") return false;
  return std::all_of(parts.begin(), parts.end(), [](const std::string& part) { return number(part).value_or(256) < 256; });
}

bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    return host.size() > 3 && host.back() == ']' &&
           host.substr(1, host.size() - 2).find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
  }
  if (host.empty() || host.front() == '.' || host.front() == '-') return false;
  // A name with letters beyond ASCII is written in its xn-- form, as certificates have it.
  return std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}

}  // namespace

std::optional<bool> yes_no(const Node& node) {
  if (!is_text(node)) return std::nullopt;
  if (node.text == "yes" || node.text == "true") return true;
  if (node.text == "no" || node.text == "false") return false;
  return std::nullopt;
}

std::optional<int> whole(const Node& node, int least, int most) {
  if (!is_text(node)) return std::nullopt;
  const auto value = number(node.text);
  if (!value || *value < least || *value > most) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<Seconds> duration(const Node& node, Seconds least, Seconds most) {
  if (!is_text(node) || node.text.size() < 2 || node.text.size() > 9) return std::nullopt;
  const auto count = number(std::string_view(node.text).substr(0, node.text.size() - 1));
  const auto unit = seconds_in(node.text.back());
  if (!count || !unit) return std::nullopt;
  const Seconds length(*count * *unit);
  if (length < least || length > most) return std::nullopt;
  return length;
}

std::string duration_text(Seconds length) {
  const auto count = length.count();
  if (count != 0) {
    for (const char unit : {'y', 'd', 'h', 'm'}) {
      const auto size = *seconds_in(unit);
      if (count % size == 0) return fmt::format("{}{}", count / size, unit);
    }
  }
  return fmt::format("{}s", count);
}

std::optional<Amount> decimal(const Node& node, Amount least, Amount most) {
  if (!is_text(node)) return std::nullopt;
  const std::string_view text = node.text;
  const auto point = text.find('.');
  if (!digits(text.substr(0, point))) return std::nullopt;
  if (point != std::string_view::npos && !digits(text.substr(point + 1))) return std::nullopt;
  const auto value = Amount::parse(text);
  if (!value || *value < least || *value > most) return std::nullopt;
  return value;
}

std::optional<std::chrono::year_month> month(const Node& node) {
  if (!is_text(node) || node.text.size() != 7) return std::nullopt;
  const auto day = parse_day(node.text + "-01");
  if (!day) return std::nullopt;
  return std::chrono::year_month(day->year(), day->month());
}

std::string month_text(std::chrono::year_month month) { return format_day(month / std::chrono::day(1)).substr(0, 7); }

std::optional<std::string> country(const Node& node) {
  if (!is_text(node) || node.text.size() != 2) return std::nullopt;
  std::string out;
  for (const char c : node.text) {
    if (c >= 'a' && c <= 'z') {
      out += static_cast<char>(c - 'a' + 'A');
    } else if (c >= 'A' && c <= 'Z') {
      out += c;
    } else {
      return std::nullopt;
    }
  }
  return out;
}

std::optional<std::string> word(const Node& node) {
  if (!is_text(node) || trimmed(node.text).empty() || length(node.text) > 200) return std::nullopt;
  if (std::any_of(node.text.begin(), node.text.end(), [](char c) { return (c >= 0 && c < 32) || c == 127; }))
    return std::nullopt;
  return std::string(trimmed(node.text));
}

std::optional<settings::Named> named(const Node& node) {
  auto name = word(node);
  if (!name) return std::nullopt;
  return settings::Named{std::move(*name), node.line};
}

std::optional<Address> address(std::string_view text) {
  Address out;
  if (starts_with_ignoring_case(text, "http://")) {
    out.plain = true;
  } else if (!starts_with_ignoring_case(text, "https://")) {
    return std::nullopt;
  }
  const std::string_view scheme = out.plain ? "http://" : "https://";
  auto rest = text.substr(scheme.size());
  while (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
  if (rest.find_first_of("?#@\\ \t") != std::string_view::npos) return std::nullopt;
  const auto slash = rest.find('/');
  const auto authority = rest.substr(0, slash);
  out.bare = slash == std::string_view::npos;
  const auto bracket = authority.find(']');
  const auto colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) {
    const auto port = number(authority.substr(colon + 1));
    if (!port || *port < 1 || *port > 65535) return std::nullopt;
  }
  out.host = std::string(authority.substr(0, colon));
  if (!is_host(out.host)) return std::nullopt;
  out.loopback = is_loopback(lower(out.host));
  out.text = std::string(scheme) + std::string(rest);
  return out;
}

}  // namespace woo24::config
