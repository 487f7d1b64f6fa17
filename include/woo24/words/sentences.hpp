#pragma once
// The tables behind words::text and words::remedy, one language a file group.
// A pattern's {name} is an argument; a part in [brackets] is left out when an argument in it is empty.

#include "woo24/base/reason.hpp"

#include <span>
#include <string_view>

namespace woo24::words {

struct Sentence {
  ReasonId id;
  std::string_view text;
  std::string_view remedy;
};

// orders: what the shop says and the customer · import: orders made in the office · catalogue: products, categories and
// stock · office: between save and release · sides: both servers · settings: names, settings, state file and commands
std::span<const Sentence> sv_orders();
std::span<const Sentence> sv_after();
std::span<const Sentence> sv_import();
std::span<const Sentence> sv_catalogue();
std::span<const Sentence> sv_mail();
std::span<const Sentence> sv_office();
std::span<const Sentence> sv_sides();
std::span<const Sentence> sv_settings();
std::span<const Sentence> nb_orders();
std::span<const Sentence> nb_after();
std::span<const Sentence> nb_import();
std::span<const Sentence> nb_catalogue();
std::span<const Sentence> nb_mail();
std::span<const Sentence> nb_office();
std::span<const Sentence> nb_sides();
std::span<const Sentence> nb_settings();
std::span<const Sentence> en_orders();
std::span<const Sentence> en_after();
std::span<const Sentence> en_import();
std::span<const Sentence> en_catalogue();
std::span<const Sentence> en_mail();
std::span<const Sentence> en_office();
std::span<const Sentence> en_sides();
std::span<const Sentence> en_settings();

}  // namespace woo24::words
