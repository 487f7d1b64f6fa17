#include "woo24/report/mime.hpp"

#include "woo24/base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::report {

namespace {

constexpr std::size_t k_line = 76;
constexpr std::size_t k_word_bytes = 39;  // of text in one encoded word: 52 in base64, 73 with what stands around them

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
}

/// As many bytes as fit, never half a character.
std::size_t whole_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return end == 0 ? most : end;
}

std::string encoded_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto part = whole_characters(text, k_word_bytes);
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(text.substr(0, part)) + "?=";
    text.remove_prefix(part);
  }
  return out;
}

/// Broken at blanks.
std::string folded(std::string_view name, std::string_view text) {
  std::string out;
  std::size_t column = name.size() + 2;
  for (const auto& word : split(text, ' ')) {
    if (!out.empty() && column + 1 + word.size() > k_line) {
      out += "\r\n ";
      column = 1;
    } else if (!out.empty()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

std::string without_breaks(std::string_view text) {
  auto out = to_utf8(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return (c >= 0 && c < ' ') || c == 127; }, ' ');
  return out;
}

/// "Tue, 24 Nov 2026 06:00:00 +0000"
std::string mail_date(Instant at) {
  auto text = format_http_date(at);
  text.replace(text.size() - 3, 3, "+0000");
  return text;
}

std::string part(const std::string& boundary, const char* type, const std::string& body) {
  return fmt::format("--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
                     boundary, type, quoted_printable(body));
}

}  // namespace

std::string header(std::string_view name, std::string_view text) {
  const auto clean = without_breaks(text);
  // A word too long for a line, or one that looks encoded, is encoded.
  const auto words = split(clean, ' ');
  const bool fits = std::all_of(words.begin(), words.end(), [](const std::string& word) { return word.size() < 70; });
  const bool plain = is_plain(clean) && fits && clean.find("=?") == std::string::npos;
  return std::string(name) + ": " + (plain ? folded(name, clean) : encoded_words(clean)) + "\r\n";
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  const auto put = [&](const std::string& piece) {
    if (column + piece.size() > k_line - 1) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool at_end = at + 1 == text.size() || text[at + 1] == '\n';
    const bool blank = c == ' ' || c == '\t';
    const bool dot = c == '.' && column == 0;  // some servers still forget about dots
    if ((blank && !at_end) || (c > ' ' && c < 127 && c != '=' && !dot)) {
      put(std::string(1, c));
    } else {
      put(fmt::format("={:02X}", static_cast<unsigned char>(c)));
    }
  }
  return out;
}

std::string mail(const Envelope& envelope, const Document& document) {
  const auto boundary = "=_" + sha256_hex(envelope.message_id).substr(0, 32);  // =_ occurs in no quoted-printable text
  std::string out;
  out += "Date: " + mail_date(envelope.at) + "\r\n";
  out += header("From", "woo24 <" + envelope.from + ">");
  out += header("To", joined(envelope.to, ", "));
  out += header("Subject", document.subject);
  out += "Message-ID: <" + envelope.message_id + ">\r\n";
  out += "MIME-Version: 1.0\r\n";
  out += "Auto-Submitted: auto-generated\r\n";  // so that nobody's holiday answers it
  out += "Content-Language: " + document.language + "\r\n";
  out += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  out += part(boundary, "text/plain", plain_text(document));
  out += part(boundary, "text/html", html(document));
  out += "--" + boundary + "--\r\n";
  return out;
}

}  // namespace woo24::report
