#pragma once
// Small hands for the table of keys: put a value in or name the node at fault; write a value as YAML.

#include "woo24/config/values.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace woo24::config {

/// The words of an enum, in the order they are offered.
template <typename E, std::size_t N>
using Words = std::array<std::pair<std::string_view, E>, N>;

template <typename E, std::size_t N>
const Node* choose(const Node& node, const Words<E, N>& words, E& into) {
  if (node.form != Node::Form::text) return &node;
  for (const auto& [word, value] : words) {
    if (node.text != word) continue;
    into = value;
    return nullptr;
  }
  return &node;
}

template <typename E, std::size_t N>
std::string word_of(const Words<E, N>& words, E value) {
  for (const auto& [word, one] : words) {
    if (one == value) return std::string(word);
  }
  return "";
}

template <typename T, typename U>
const Node* keep(const Node& node, std::optional<T> value, U& into) {
  if (!value) return &node;
  into = std::move(*value);
  return nullptr;
}

/// A list of statuses as the shop's API has them: without wc-, and never the one of an unfinished checkout.
const Node* statuses(const Node& node, std::vector<std::string>& into);
/// A list of words, not empty.
const Node* word_list(const Node& node, std::vector<std::string>& into);
const Node* order_state(const Node& node, std::string& into);

std::string name_text(const settings::Named& name);  ///< "" where there is none
std::string text_of(const std::string& text);        ///< "" stays ""
std::string list_text(const std::vector<std::string>& items);
inline std::string yes_no_text(bool value) { return value ? "yes" : "no"; }

}  // namespace woo24::config
