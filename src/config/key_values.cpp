#include "woo24/config/key_values.hpp"

#include "woo24/config/keys.hpp"

namespace woo24::config {

namespace {

bool is_status(const std::string& text) {
  return !text.empty() && text != "checkout-draft" && !text.starts_with("wc-") && text.size() <= 40 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

}  // namespace

const Node* statuses(const Node& node, std::vector<std::string>& into) {
  if (node.form != Node::Form::list || node.items.empty()) return &node;
  std::vector<std::string> out;
  for (const auto& item : node.items) {
    if (item.form != Node::Form::text || !is_status(item.text)) return &item;
    if (std::find(out.begin(), out.end(), item.text) != out.end()) return &item;
    out.push_back(item.text);
  }
  into = std::move(out);
  return nullptr;
}

const Node* word_list(const Node& node, std::vector<std::string>& into) {
  if (node.form != Node::Form::list || node.items.empty()) return &node;
  std::vector<std::string> out;
  for (const auto& item : node.items) {
    auto one = word(item);
    if (!one) return &item;
    out.push_back(std::move(*one));
  }
  into = std::move(out);
  return nullptr;
}

const Node* order_state(const Node& node, std::string& into) {
  const auto& states = order_states();
  if (node.form != Node::Form::text || std::find(states.begin(), states.end(), node.text) == states.end()) return &node;
  into = node.text;
  return nullptr;
}

std::string name_text(const settings::Named& name) { return text_of(name.name); }

std::string text_of(const std::string& text) { return text.empty() ? "" : quoted_where_needed(text); }

std::string list_text(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const auto& item : items) out += (out.size() > 1 ? ", " : "") + quoted_where_needed(item);
  return out + "]";
}

}  // namespace woo24::config
