#include "post.hpp"

#include <algorithm>

namespace woo24::year {

namespace {

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto start = text.find(from);
  if (start == std::string::npos) return "";
  const auto begin = start + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

std::string decoded(const std::string& quoted) {
  std::string out;
  for (std::size_t at = 0; at < quoted.size(); ++at) {
    if (quoted[at] == '\r') continue;
    if (quoted[at] != '=') {
      out += quoted[at];
    } else if (quoted.compare(at, 3, "=\r\n") == 0) {
      at += 2;
    } else {
      out += static_cast<char>(std::stoi(quoted.substr(at + 1, 2), nullptr, 16));
      at += 2;
    }
  }
  return out;
}

}  // namespace

std::string Letter::under(const std::string& heading) const {
  const auto head = text.find("\n" + heading);
  const auto line = head == std::string::npos ? head : text.find("\n---", head);
  if (line == std::string::npos) return "";
  const auto body = text.find('\n', line + 1);
  const auto next = text.find("\n---", body);
  return text.substr(body, next == std::string::npos ? next : text.rfind('\n', next - 1) - body);
}

void Post::take(const std::string& to, const std::string& message) {
  Letter letter;
  letter.to = to;
  letter.subject = between(message, "Subject: ", "\r\nMessage-ID");
  auto date = between(message, "Date: ", "\r\n");
  date.replace(date.size() - 5, 5, "GMT");
  letter.composed = parse_http_date(date).value_or(Instant{});
  letter.text =
      decoded(between(message, "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", "\r\n--=_"));
  const std::lock_guard lock(mutex_);
  letters_.push_back(std::move(letter));
}

void Post::close(bool closed) {
  const std::lock_guard lock(mutex_);
  closed_ = closed;
}

bool Post::is_closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

std::vector<Letter> Post::letters() const {
  const std::lock_guard lock(mutex_);
  return letters_;
}

}  // namespace woo24::year
