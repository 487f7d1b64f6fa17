#pragma once
// A mail before it is plain text or HTML: headings, entries and lines, all of them words already.

#include <string>
#include <vector>

namespace woo24::report {

enum class Tone { bad, waiting, good, plain };

struct Entry {
  std::string head;   ///< "Order 1042"
  std::string right;  ///< "1 249,00 kr"
  std::string who;    ///< "Kund: Anna Ask": what a person wrote, in one line; nothing of it is to be typed
  std::string under;  ///< "i 3 dygn, sedan …"
  std::vector<std::string> lines;
  std::string label, remedy;  ///< "Att göra:" and what
  friend bool operator==(const Entry&, const Entry&) = default;
};

struct Section {
  std::string heading;
  Tone tone = Tone::plain;
  std::vector<Entry> entries;
  std::vector<std::string> lines;
  friend bool operator==(const Section&, const Section&) = default;
};

struct Document {
  std::string language;  ///< "sv"
  std::string subject, title;
  Tone tone = Tone::plain;
  std::vector<std::string> leads;
  std::vector<Section> sections;
  std::string footer;
  friend bool operator==(const Document&, const Document&) = default;
};

/// At most 76 characters a line where words allow it.
std::string plain_text(const Document& document);
/// One column of at most 640 pixels, styles inline: what mail programs keep.
std::string html(const Document& document);

}  // namespace woo24::report
