#pragma once
// The file as a tree that still knows where everything stood. It holds what YAML libraries take silently or drop: keys given
// twice, a second document, tags, anchors, and comments that cut an unquoted value short are faults here.

#include "woo24/base/reason.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::config {

struct Entry;

struct Node {
  enum class Form { nothing, text, list, map };
  Form form = Form::nothing;
  std::string text;  ///< of a text, quotes and escapes taken away
  bool quoted = false;
  std::string cut_by;        ///< an unquoted text with " #" straight after it: the text with what YAML takes as a comment
  int line = 1, column = 1;  ///< from 1; columns in characters. An empty value stands where its key stands
  std::vector<Node> items;
  std::vector<Entry> entries;
};

struct Entry {
  std::string key;
  int line = 1, column = 1;
  Node value;
};

struct Tree {
  Node root;
  std::vector<Reason> faults;  ///< when not empty, root says nothing
};

Tree parse_tree(std::string_view yaml);

/// The order of the file.
bool stands_before(const Reason& first, const Reason& second);

/// A value as it stands in a message: `'abc'` for a text, "a list", "a mapping", "nothing"; at most 60 characters,
/// and without a sign-in that stands in an address.
std::string shown(const Node& node);

/// A text as YAML: plain where that is read back as the same text (also inside { } and [ ]), else in double quotes.
std::string quoted_where_needed(std::string_view text);

}  // namespace woo24::config
