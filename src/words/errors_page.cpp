#include "woo24/words/errors_page.hpp"

#include "woo24/words/words.hpp"

#include <fmt/core.h>

namespace woo24::words {

namespace {

constexpr std::string_view k_head =
    "# Reasons\n\n"
    "Why an order has not reached the books, or a call or a setting has failed: every reason that woo24 can give, by its id. "
    "It is\n"
    "shown by `woo24 orders list`, `woo24 status`, `woo24 check` and the log, in the language of the setting `language`;\n"
    "`woo24 explain ID` shows one.\n\n"
    "`{name}` stands for a value, a part in [brackets] is left out when its value is not known. ORDER in a command is the "
    "order's id\n"
    "in the shop. **By itself** means that the order is tried again within the hour once its cause may be gone, **by command** "
    "that\n"
    "it waits for `woo24 orders retry ORDER`.\n\n"
    "This page is made from the tables in `src/words`; a test compares the two.\n";

std::string_view heals(Heals how) {
  switch (how) {
    case Heals::itself:
      return "heals by itself";
    case Heals::command:
      return "heals by command";
    case Heals::none:
      break;
  }
  return "nothing to retry";
}

}  // namespace

std::string errors_page() {
  std::string out(k_head);
  for (const auto id : all_reasons()) {
    out += fmt::format("\n## {}\n\n*{}*\n\n", reason_id(id), heals(reason_heals(id)));
    for (const auto& [name, language] :
         {std::pair("en", Language::en), std::pair("sv", Language::sv), std::pair("nb", Language::nb)}) {
      out += fmt::format("- **{}**: {}\n  {}\n", name, text_pattern(id, language), remedy_pattern(id, language));
    }
  }
  return out;
}

}  // namespace woo24::words
