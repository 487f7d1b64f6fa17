#include "sim/story.hpp"

#include <cctype>
#include <ostream>
#include <sstream>

namespace woo24::sim {

namespace {

constexpr std::size_t k_who = 12;

/// Every run of digits that follows `start` in `text`, with commas between more of them.
void take_numbers(const std::string& text, const std::string& start, Story::Orders& orders) {
  for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
    auto digit = at + start.size();
    for (;;) {
      std::int64_t number = 0;
      const auto first = digit;
      while (digit < text.size() && std::isdigit(static_cast<unsigned char>(text[digit])) != 0 && digit - first < 15)
        number = number * 10 + (text[digit++] - '0');
      if (digit == first) break;
      orders.insert(number);
      if (digit >= text.size() || text[digit] != ',') break;
      ++digit;
    }
  }
}

}  // namespace

Story::Orders orders_in(const std::string& url, const std::string& body) {
  Story::Orders orders;
  take_numbers(url, "/orders/", orders);
  take_numbers(url, "include=", orders);
  take_numbers(body, "WOO-exempel-", orders);
  if (url.ends_with("/batch")) take_numbers(body, "\"id\":", orders);
  if (body.find("<ExternalStatus>") != std::string::npos && body.find("GetInvoices") != std::string::npos)
    take_numbers(body, "<int>", orders);
  return orders;
}

void Story::tell(const std::string& who, const std::string& what, const Orders& orders) {
  lines_.push_back({time_.now(), who, what, orders});
}

void Story::print(std::ostream& out, std::optional<std::int64_t> order) const {
  for (const auto& line : lines_) {
    if (order && !line.orders.empty() && !line.orders.contains(*order)) continue;
    auto who = line.who;
    who.resize(std::max(k_who, who.size()), ' ');
    out << format_utc(line.at) << "  " << who << "  " << line.what;
    const char* between = "   [";
    std::size_t named = 0;
    for (const auto one : line.orders) {
      if (++named > 8) {
        out << " …";
        break;
      }
      out << between << one;
      between = " ";
    }
    out << (line.orders.empty() ? "\n" : "]\n");
  }
}

std::string Story::text() const {
  std::ostringstream out;
  print(out);
  return out.str();
}

}  // namespace woo24::sim
