#include "woo24/words/words.hpp"

namespace woo24::words {
std::string text(const Reason& reason, Language) { return std::string(reason_id(reason.id)) + " " + arguments_json(reason); }
std::string remedy(const Reason& reason, Language) { return "woo24 explain " + std::string(reason_id(reason.id)); }
std::string text_pattern(ReasonId id, Language) { return std::string(reason_id(id)); }
std::string remedy_pattern(ReasonId, Language) { return ""; }
std::string money(const std::string& amount, const std::string& currency, Language) { return amount + " " + currency; }
}  // namespace woo24::words
