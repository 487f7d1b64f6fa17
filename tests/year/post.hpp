#pragma once
// A mail server that keeps what it took, and reads reports as a person would.

#include "woo24/base/doors.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace woo24::year {

struct Letter {
  std::string to, subject, text;  ///< `text`: the plain part, decoded
  Instant composed{};
  /// What stands under the heading that begins so; "" where there is none.
  [[nodiscard]] std::string under(const std::string& heading) const;
};

class Post {
 public:
  void take(const std::string& to, const std::string& message);
  void close(bool closed);
  [[nodiscard]] bool is_closed() const;
  [[nodiscard]] std::vector<Letter> letters() const;

 private:
  mutable std::mutex mutex_;
  std::vector<Letter> letters_;
  bool closed_ = false;
};

class Counter final : public MailDoor {
 public:
  explicit Counter(Post& post) : post_(post) {}
  Result<MailTaken> send(const std::string& /*from*/, const std::vector<std::string>& to, const std::string& message) override {
    if (post_.is_closed())
      return Fail{Kind::unreachable, Reason{ReasonId::mail_unreachable, {{"server", "localhost:25"}, {"detail", "closed"}}}};
    post_.take(to.front(), message);
    return MailTaken{};
  }

 private:
  Post& post_;
};

}  // namespace woo24::year
