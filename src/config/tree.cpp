#include "woo24/config/tree.hpp"

#include "woo24/base/text.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <cstdlib>
#include <sstream>

namespace woo24::config {

namespace {

struct Place {
  int line = 1, column = 1;
};

/// The text by lines, for positions and for what stands after a value.
class Source {
 public:
  explicit Source(std::string_view text) {
    while (true) {
      const auto end = text.find('\n');
      auto line = text.substr(0, end);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      lines_.push_back(line);
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
    }
  }

  [[nodiscard]] const std::vector<std::string_view>& lines() const { return lines_; }
  [[nodiscard]] std::string_view line(int at) const {
    return at >= 0 && static_cast<std::size_t>(at) < lines_.size() ? lines_[static_cast<std::size_t>(at)] : std::string_view();
  }
  /// What stands from a mark to the end of its line.
  [[nodiscard]] std::string_view from(const YAML::Mark& mark) const {
    const auto whole = line(mark.line);
    const auto start = static_cast<std::size_t>(std::max(mark.column, 0));
    return start < whole.size() ? whole.substr(start) : std::string_view();
  }
  /// The library counts lines and bytes from 0.
  [[nodiscard]] Place place(const YAML::Mark& mark) const {
    if (mark.line < 0) return {};
    const auto before = line(mark.line).substr(0, static_cast<std::size_t>(std::max(mark.column, 0)));
    return {mark.line + 1, static_cast<int>(length(before)) + 1};
  }

 private:
  std::vector<std::string_view> lines_;
};

Reason fault(ReasonId id, Place place, std::map<std::string, std::string> arguments = {}) {
  arguments["line"] = std::to_string(place.line);
  arguments["column"] = std::to_string(place.column);
  return Reason{id, std::move(arguments)};
}

constexpr std::size_t k_most_shown = 60;

/// A sign-in inside an address is not for messages.
std::string without_sign_in(std::string_view text) {
  const auto start = text.find("://");
  const auto end = start == std::string_view::npos ? start : text.find('@', start);
  if (end == std::string_view::npos) return std::string(text);
  return std::string(text.substr(0, start + 3)) + "…" + std::string(text.substr(end));
}

/// The rest of a line as a message shows it: without the brackets that close around it.
std::string shown_raw(std::string_view rest) {
  const auto last = rest.find_last_not_of(" ,]}");
  return cut(without_sign_in(rest.substr(0, last == std::string_view::npos ? 0 : last + 1)), k_most_shown);
}

/// Whether a quoted text that begins here ends in this line. Block texts (| and >) may go over lines.
bool closes_in_line(std::string_view rest) {
  if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return true;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest.front() == '"' && rest[at] == '\\') {
      ++at;
    } else if (rest[at] == rest.front()) {
      return true;
    }
  }
  return false;
}

bool blank(char c) { return c == ' ' || c == '\t'; }

/// What stands straight after an unquoted text, when that is a `#` which may have been meant as part of it.
std::string text_with_comment(std::string_view rest, std::string_view value) {
  if (!rest.starts_with(value)) return "";
  const auto after = rest.substr(value.size());
  const auto hash = after.find_first_not_of(' ');
  if (hash == std::string_view::npos || hash == 0 || after[hash] != '#') return "";
  const bool close = hash == 1;
  const bool touches = hash + 1 < after.size() && !blank(after[hash + 1]);
  if (!close && !touches) return "";  // "value  # words": a comment as people write it
  return std::string(trimmed(rest));
}

/// Builds the tree from the parser's events, where nothing is merged or dropped yet.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(const Source& source) : source_(source) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    ++documents_;
    if (documents_ != 2) return;
    const auto place = source_.place(mark);
    const bool marked = source_.line(mark.line).starts_with("---") || after_end_mark(mark.line);
    if (marked) {
      faults_.push_back(Reason{ReasonId::config_second_document, {{"line", std::to_string(place.line)}}});
    } else {
      faults_.push_back(
          fault(ReasonId::config_syntax, place, {{"detail", "this line does not belong to what stands above it"}}));
    }
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (anchor != YAML::NullAnchor) refuse(mark);
    put(mark, Node{});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark);
    put(mark, Node{});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    const auto rest = source_.from(mark);
    const bool refused = anchor != YAML::NullAnchor || (tag != "?" && tag != "!") || rest.starts_with('!');
    if (refused) refuse(mark);
    Node node;
    node.form = Node::Form::text;
    node.text = value;
    node.quoted = tag == "!";
    if (!node.quoted) {
      // A text that goes on in the next line is joined by YAML; after a fault of syntax that tells nothing.
      if (!refused && !rest.starts_with(value)) folded_.push_back(unquoted(mark));
      node.cut_by = text_with_comment(rest, value);
      if (!node.cut_by.empty()) cut_ = unquoted(mark);
    } else if (!closes_in_line(rest)) {
      faults_.push_back(fault(ReasonId::config_syntax, source_.place(mark), {{"detail", "a quote is not closed"}}));
    }
    put(mark, std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Form::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Form::map);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] int documents() const { return documents_; }
  [[nodiscard]] std::optional<YAML::Mark> innermost() const {
    return open_.empty() ? std::nullopt : std::optional(open_.back().mark);
  }
  [[nodiscard]] std::string last_key() const { return last_key_; }
  [[nodiscard]] Place last_key_place() const { return last_key_place_; }
  /// The last unquoted text that a comment follows so closely that it may have been meant as part of it.
  [[nodiscard]] const std::optional<Reason>& cut_text() const { return cut_; }
  std::vector<Reason>& faults() { return faults_; }
  std::vector<Reason>& folded() { return folded_; }
  Node& root() { return root_; }

 private:
  struct Open {
    Node node;
    YAML::Mark mark;
    std::map<std::string, int> lines = {};  ///< of a mapping: where its keys stand
    bool key_next = true;
  };

  [[nodiscard]] bool after_end_mark(int line) const {
    for (int at = line - 1; at >= 0; --at) {
      const auto text = trimmed(source_.line(at));
      if (text.empty() || text.front() == '#') continue;
      return text.starts_with("...");
    }
    return false;
  }

  [[nodiscard]] Reason unquoted(const YAML::Mark& mark) const {
    return fault(ReasonId::config_unquoted, source_.place(mark),
                 {{"key", last_key_}, {"value", shown_raw(source_.from(mark))}});
  }

  void refuse(const YAML::Mark& mark) {
    if (documents_ == 1) faults_.push_back(unquoted(mark));
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Form form) {
    if (anchor != YAML::NullAnchor || (tag != "?" && tag != "!")) refuse(mark);
    Node node;
    node.form = form;
    const auto place = source_.place(mark);
    node.line = place.line;
    node.column = place.column;
    open_.push_back({std::move(node), mark, {}, true});
  }

  void close() {
    auto done = std::move(open_.back());
    open_.pop_back();
    put(done.mark, std::move(done.node));
  }

  void put(const YAML::Mark& mark, Node node) {
    const auto place = source_.place(mark);
    if (node.form == Node::Form::text || node.form == Node::Form::nothing) {
      node.line = place.line;
      node.column = place.column;
    }
    if (open_.empty()) {
      if (documents_ == 1) root_ = std::move(node);
      return;
    }
    auto& above = open_.back();
    if (above.node.form == Node::Form::list) {
      above.node.items.push_back(std::move(node));
    } else if (above.key_next) {
      put_key(above, place, node);
    } else {
      auto& entry = above.node.entries.back();
      if (node.form == Node::Form::nothing) {  // its mark is on the next line
        node.line = entry.line;
        node.column = entry.column;
      }
      entry.value = std::move(node);
      above.key_next = true;
    }
  }

  void put_key(Open& above, Place place, const Node& node) {
    if (node.form != Node::Form::text) {
      faults_.push_back(fault(ReasonId::config_syntax, place, {{"detail", "a key must be a word"}}));
    }
    const auto [first, is_new] = above.lines.emplace(node.text, place.line);
    if (!is_new && node.form == Node::Form::text) {
      faults_.push_back(Reason{ReasonId::config_key_twice,
                               {{"key", cut(node.text, k_most_shown)},
                                {"line", std::to_string(place.line)},
                                {"other_line", std::to_string(first->second)}}});
    }
    above.node.entries.push_back(Entry{node.text, place.line, place.column, Node{}});
    above.key_next = false;
    last_key_ = cut(node.text, k_most_shown);
    last_key_place_ = place;
  }

  const Source& source_;
  std::vector<Open> open_;
  std::vector<Reason> faults_;
  Node root_;
  std::vector<Reason> folded_;
  std::optional<Reason> cut_;
  std::string last_key_;
  Place last_key_place_;
  int documents_ = 0;
};

/// How many bytes are whole characters before the first that is none.
std::size_t good_start(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    std::size_t size = 1;
    while (size <= 4 && !is_utf8(line.substr(at, size))) ++size;
    if (size > 4) break;
    at += size;
  }
  return at;
}

/// What is wrong with the bytes before YAML is even tried.
std::vector<Reason> faults_of_bytes(std::string_view text, const Source& source) {
  std::vector<Reason> faults;
  if (text.starts_with("\xEF\xBB\xBF")) return {fault(ReasonId::config_not_utf8, {1, 1})};
  int at = 0;
  for (const auto line : source.lines()) {
    ++at;
    if (!is_utf8(line)) {
      const auto good = good_start(line);
      faults.push_back(fault(ReasonId::config_not_utf8, {at, static_cast<int>(length(line.substr(0, good))) + 1}));
      continue;
    }
    const auto tab = line.find('\t');
    if (tab != std::string_view::npos) {
      faults.push_back(fault(ReasonId::config_tab, {at, static_cast<int>(length(line.substr(0, tab))) + 1}));
    }
    const auto control =
        std::find_if(line.begin(), line.end(), [](char c) { return (c >= 0 && c < 32 && c != '\t') || c == 127; });
    if (control != line.end()) {
      const auto before = line.substr(0, static_cast<std::size_t>(control - line.begin()));
      faults.push_back(
          fault(ReasonId::config_syntax, {at, static_cast<int>(length(before)) + 1}, {{"detail", "a control character"}}));
    }
  }
  return faults;
}

/// The library's complaint as a fault: about a value that needs quotes, or about the syntax.
Reason fault_of(const YAML::Exception& error, const Builder& builder, const Source& source) {
  auto mark = error.mark;
  const auto line = source.line(mark.line);
  const auto column = static_cast<std::size_t>(std::max(mark.column, 0));
  for (const auto at : {column, column - 1}) {
    if (at >= line.size() || std::string_view("!&*@`%").find(line[at]) == std::string_view::npos) continue;
    auto start = mark;
    start.column = static_cast<int>(at);
    return fault(ReasonId::config_unquoted, source.place(start),
                 {{"key", builder.last_key()}, {"value", shown_raw(line.substr(at))}});
  }
  std::string detail = error.msg;
  const bool unclosed = detail.find("flow not found") != std::string::npos;
  if (unclosed && builder.cut_text()) return *builder.cut_text();  // the comment took the closing bracket with it
  if (unclosed && builder.innermost()) {
    mark = *builder.innermost();
    detail = "this bracket is not closed";
  } else if (detail == "illegal EOF in scalar" || detail.find("EOF") != std::string::npos) {
    return fault(ReasonId::config_syntax, builder.last_key_place(), {{"detail", "a quote is not closed"}});
  } else if (detail == "illegal map value") {
    detail = "a colon or an indentation that does not fit what stands above it";
  } else if (detail.find("not found") != std::string::npos) {
    detail = "what stands here does not belong to what stands before it";
  }
  return fault(ReasonId::config_syntax, source.place(mark), {{"detail", detail}});
}

}  // namespace

bool stands_before(const Reason& first, const Reason& second) {
  const auto number = [](const Reason& reason, const char* name) {
    const auto found = reason.arguments.find(name);
    return found == reason.arguments.end() ? 0 : std::atoi(found->second.c_str());
  };
  return std::pair(number(first, "line"), number(first, "column")) <
         std::pair(number(second, "line"), number(second, "column"));
}

Tree parse_tree(std::string_view yaml) {
  const Source source(yaml);
  Tree tree;
  tree.faults = faults_of_bytes(yaml, source);
  if (!tree.faults.empty()) return tree;
  Builder builder(source);
  try {
    std::istringstream in{std::string(yaml)};
    YAML::Parser parser(in);
    while (builder.documents() < 2 && parser.HandleNextDocument(builder)) {
    }
    builder.faults().insert(builder.faults().end(), builder.folded().begin(), builder.folded().end());
  } catch (const YAML::Exception& error) {
    if (builder.faults().empty()) builder.faults().push_back(fault_of(error, builder, source));
  }
  tree.faults = std::move(builder.faults());
  std::stable_sort(tree.faults.begin(), tree.faults.end(), stands_before);
  if (tree.faults.empty()) tree.root = std::move(builder.root());
  return tree;
}

std::string shown(const Node& node) {
  switch (node.form) {
    case Node::Form::nothing:
      return "nothing";
    case Node::Form::list:
      return node.items.empty() ? "[]" : "a list";
    case Node::Form::map:
      return node.entries.empty() ? "{}" : "a mapping";
    case Node::Form::text:
      break;
  }
  const auto text = without_sign_in(node.text);
  return "'" + (length(text) > k_most_shown ? cut(text, k_most_shown - 1) + "…" : text) + "'";
}

std::string quoted_where_needed(std::string_view text) {
  static constexpr std::string_view k_not_first = "!&*@`%-?:#|>'\" ,[]{}=<~.";
  static constexpr std::string_view k_nowhere = ",[]{}\"\\\n\r\t#?";  // in { } an unquoted text also ends at ?
  const auto folded = lower(text);
  bool plain = !text.empty() && k_not_first.find(text.front()) == std::string_view::npos && text.back() != ' ' &&
               text.back() != ':' && folded != "null" && text.find(": ") == std::string_view::npos;
  for (const char c : text) {
    if (k_nowhere.find(c) != std::string_view::npos || (c >= 0 && c < 32) || c == 127) plain = false;
  }
  if (plain) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace woo24::config
