#pragma once
// Text as both services carry it: UTF-8, with limits in characters.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace woo24 {

std::string_view trimmed(std::string_view text);
/// ASCII and the letters of Latin-1/Latin Extended-A folded to lower case; other characters as they are.
std::string lower(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);
std::vector<std::string> split(std::string_view text, char at);
std::string joined(const std::vector<std::string>& parts, std::string_view between);
bool starts_with_ignoring_case(std::string_view text, std::string_view start);

bool is_utf8(std::string_view bytes);
/// Bytes that are not UTF-8 become U+FFFD.
std::string to_utf8(std::string_view bytes);
/// Without what XML 1.0 cannot carry (control characters but tab, LF, CR; surrogates; U+FFFE, U+FFFF). UTF-8 in, UTF-8 out.
std::string without_xml_poison(std::string_view text);
/// At most `most` characters (code points), never half of one.
std::string cut(std::string_view text, std::size_t most);
std::size_t length(std::string_view text);  ///< in code points

/// HTML entities decoded once: &amp; &lt; &gt; &quot; &#039; &#8211; &#x2013; &nbsp; and the common named ones.
std::string html_decoded(std::string_view text);
/// Tags dropped, entities decoded once, blanks folded: an HTML error page as one readable line.
std::string html_as_text(std::string_view html, std::size_t most);

/// `*` and `?`, ignoring case.
bool matches_pattern(std::string_view text, std::string_view pattern);
/// The nearest of the candidates (edit distance at most a third of the length), or "".
std::string nearest(std::string_view wanted, const std::vector<std::string>& candidates);

std::string sha256_hex(std::string_view bytes);
std::string base64(std::string_view bytes);

}  // namespace woo24
