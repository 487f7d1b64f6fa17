#include "woo24/words/values.hpp"

#include <array>
#include <span>

namespace woo24::words {

namespace {

constexpr std::string_view k_narrow = "\u00A0";  // a blank that no line is broken at

struct Word {
  std::string_view key, sv, nb, en;
};

// Words that other rooms hand over as arguments. What is not here stays as it is.
constexpr Word k_words[] = {
    // what a value of the configuration is
    {"nothing", "tomt", "tomt", "empty"},
    {"a list", "en lista", "en liste", "a list"},
    {"a mapping", "en avdelning", "en avdeling", "a mapping"},
    // why keys of the configuration do not go together
    {"exactly one of the two must be given", "exakt en av de två ska anges", "nøyaktig én av de to skal oppgis", ""},
    {"plain http beyond this machine needs allow_plain_http: yes",
     "http utan TLS utanför den här datorn kräver allow_plain_http: yes",
     "http uten TLS utenfor denne maskinen krever allow_plain_http: yes", ""},
    {"an invoice goes out as the one of them says, not as both", "en faktura går ut som en av dem säger, inte som båda",
     "en faktura går ut slik den ene av dem sier, ikke som begge", ""},
    {"only a payment made in the shop is registered", "bara en betalning som gjorts i butiken registreras",
     "bare en betaling gjort i butikken registreres", ""},
    {"a payment cannot be registered on an order in this state; it needs registration: off",
     "en betalning kan inte registreras på en order i det läget; det kräver registration: off",
     "en betaling kan ikke registreres på en ordre i den tilstanden; det krever registration: off", ""},
    {"the earlier entry takes every order that this one could take", "den tidigare posten tar varje order som den här kunde ta",
     "den tidligere oppføringen tar hver ordre som denne kunne ta", ""},
    {"somebody must get the report", "någon måste få rapporten", "noen må få rapporten", ""},
    {"both are for the same rows", "båda gäller samma rader", "begge gjelder de samme radene", ""},
    {"a country belongs to a rate", "ett land hör till en sats", "et land hører til en sats", ""},
    {"tax classes belong to without: exempt", "skatteklasser hör till without: exempt",
     "avgiftsklasser hører til without: exempt", ""},
    // what is wrong with the syntax
    {"this line does not belong to what stands above it", "raden hör inte ihop med det som står ovanför",
     "linjen hører ikke sammen med det som står over", ""},
    {"keys with their values are expected here", "här väntas nycklar med värden", "her ventes nøkler med verdier", ""},
    {"a key must be a word", "en nyckel måste vara ett ord", "en nøkkel må være et ord", ""},
    {"a control character", "ett styrtecken", "et styretegn", ""},
    {"this bracket is not closed", "parentesen stängs inte", "parentesen lukkes ikke", ""},
    {"a quote is not closed", "ett citattecken stängs inte", "et anførselstegn lukkes ikke", ""},
    {"a colon or an indentation that does not fit what stands above it",
     "ett kolon eller indrag som inte passar till det som står ovanför",
     "et kolon eller innrykk som ikke passer til det som står over", ""},
    {"what stands here does not belong to what stands before it", "det som står här hör inte ihop med det som står före",
     "det som står her, hører ikke sammen med det som står foran", ""},
    // files
    {"not a file", "inte en fil", "ikke en fil", ""},
    {"empty", "tom", "tom", ""},
    {"larger than 1 MiB", "större än 1 MiB", "større enn 1 MiB", ""},
    {"larger than 64 KiB", "större än 64 KiB", "større enn 64 KiB", ""},
    {"unknown name", "okänt namn", "ukjent navn", ""},
    // how a row is taxed
    {"home", "hemlandets moms", "hjemlandets mva.", "home VAT"},
    {"oss", "ett annat EU-lands moms (OSS)", "et annet EU-lands mva. (OSS)", "another EU country's VAT (OSS)"},
    {"foreign", "norsk eller brittisk moms", "norsk eller britisk mva.", "Norwegian or British VAT"},
    {"reverse_charge", "omvänd skattskyldighet", "omvendt avgiftsplikt", "reverse charge"},
    {"export", "export utan moms", "eksport uten mva.", "export without VAT"},
    {"exempt", "momsfritt", "avgiftsfritt", "exempt from VAT"},
    // where a posting stands
    {"moving", "på väg", "på vei", "on its way"},
    {"waiting", "väntande", "ventende", "waiting"},
    {"failed", "stoppad", "stoppet", "stopped"},
    {"skipped", "överhoppad", "hoppet over", "skipped"},
    {"taken over", "övertagen", "overtatt", "taken over by a person"},
    // what a change of an order is about
    {"rows", "raderna", "radene", "what was ordered"},
    {"addresses", "adresserna", "adressene", "the addresses"},
    {"payment", "betalsättet", "betalingsmåten", "the way of payment"},
    {"texts", "meddelandet", "meldingen", "the message"},
    {"status", "statusen", "statusen", "the status"},
    {"dimensions", "avdelning eller projekt", "avdeling eller prosjekt", "department or project"},
    // what the proof found to differ
    {"total", "totalen", "totalen", "the total"},
    {"VAT", "momsen", "mva.", "the VAT"},
    {"currency", "valutan", "valutaen", "the currency"},
    {"currency rate", "valutakursen", "valutakursen", "the currency's rate"},
    {"customer", "kunden", "kunden", "the customer"},
    {"row", "en rad", "en rad", "a row"},
    {"price", "priset på en rad", "prisen på en rad", "the price of a row"},
    {"quantity", "antalet på en rad", "antallet på en rad", "the quantity of a row"},
    {"VAT rate", "momssatsen på en rad", "mva.-satsen på en rad", "the VAT rate of a row"},
    {"tax number", "momskoden på en rad", "mva.-koden på en rad", "the tax code of a row"},
    // the sides
    {"shop", "butiken", "butikken", "the shop"},
    {"the shop", "butiken", "butikken", "the shop"},
};

/// What was learnt of an account, and how it is.
constexpr Word k_learnt[] = {
    {"ExternalStatus", "sökning på ExternalStatus", "søk på ExternalStatus", "search by ExternalStatus"},
    {"works", "fungerar", "virker", ""},
    {"misses", "missar order, så det andra sättet gäller", "overser ordrer, så den andre måten gjelder",
     "misses orders, so the other way counts"},
    {"VAT, rounded per", "moms, avrundad per", "mva., avrundet per", ""},
    {"row", "rad", "rad", ""},
    {"order", "order", "ordre", ""},
};

std::string in_words(std::span<const Word> words, const std::string& value, Language language) {
  for (const auto& word : words) {
    if (word.key != value) continue;
    const auto shown = language == Language::sv ? word.sv : language == Language::nb ? word.nb : word.en;
    return shown.empty() ? value : std::string(shown);
  }
  return value;
}

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "-1249.00" or "25.5": digits, a point, digits.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  return point != std::string_view::npos && digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

std::string_view mark(Language language) { return language == Language::en ? "." : ","; }

std::string in_threes(std::string_view whole) {
  std::string out;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (at > 0 && (whole.size() - at) % 3 == 0) out += k_narrow;
    out += whole[at];
  }
  return out;
}

/// A decimal number in the language; anything else as it is.
std::string number(std::string_view text, Language language) {
  const bool negative = text.starts_with('-');
  const auto bare = negative ? text.substr(1) : text;
  const auto point = bare.find('.');
  const auto whole = bare.substr(0, point);
  const auto part = point == std::string_view::npos ? std::string_view() : bare.substr(point + 1);
  if (!digits(whole) || (point != std::string_view::npos && !digits(part))) return std::string(text);
  return (negative ? "-" : "") + in_threes(whole) + (part.empty() ? "" : std::string(mark(language)) + std::string(part));
}

}  // namespace

std::string money(const std::string& amount, const std::string& currency, Language language) {
  auto out = number(amount, language);
  if (!currency.empty()) out += std::string(k_narrow) + currency;
  return out;
}

std::string shown_value(std::string_view name, const std::string& value, Language language) {
  if (one_of(name, {"gap", "total", "sum", "net", "tax", "paid", "amount", "refunded", "difference", "limit", "shop", "office",
                    "sent", "rate", "quantity", "before", "now"})) {
    const auto blank = value.find(' ');
    const auto currency = blank == std::string::npos ? std::string() : value.substr(blank + 1);
    if (is_decimal(value.substr(0, blank)) && (currency.empty() || currency.size() == 3)) {
      return money(value.substr(0, blank), currency, language);
    }
    return value;
  }
  if (one_of(name, {"fact", "value"})) return in_words(k_learnt, value, language);
  if (!one_of(name, {"detail", "found", "first", "second", "standing", "side"})) return value;
  return in_words(k_words, value, language);
}

}  // namespace woo24::words
