#include "woo24/net/curl_mailer.hpp"

#include "woo24/base/text.hpp"
#include "woo24/net/url.hpp"

#include <curl/curl.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <memory>

namespace woo24::net {

namespace {

constexpr long k_connect_seconds = 15;
constexpr std::size_t k_longest_answer = 200;

struct CurlLibrary {
  CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
  ~CurlLibrary() { curl_global_cleanup(); }
  CurlLibrary(const CurlLibrary&) = delete;
  CurlLibrary& operator=(const CurlLibrary&) = delete;
};

using List = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;

/// One mail on its way, and what the server said to each step.
class Delivery {
 public:
  Delivery(const std::string& message, const std::vector<std::string>& to, const std::function<bool()>& stop)
      : message_(message), to_(to), stop_(stop) {}

  void set(CURL* curl) {
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Delivery::on_read);
    curl_easy_setopt(curl, CURLOPT_READDATA, this);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &Delivery::on_talk);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, this);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);  // to on_talk alone, which keeps nothing but answers
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &Delivery::on_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  }

  [[nodiscard]] bool all_left() const { return at_ == message_.size() && begun_; }
  [[nodiscard]] const std::vector<std::string>& refused() const { return refused_; }
  /// The last answer that said no, as "550 5.1.1 unknown".
  [[nodiscard]] const std::string& no() const { return no_; }
  /// Whether the server answered anything after the whole mail had left.
  [[nodiscard]] bool answered() const { return answered_; }
  [[nodiscard]] int code() const { return no_.empty() ? 0 : no_.front() - '0'; }

 private:
  static std::size_t on_read(char* into, std::size_t size, std::size_t count, void* self) {
    auto& me = *static_cast<Delivery*>(self);
    me.begun_ = true;
    const auto part = std::min(size * count, me.message_.size() - me.at_);
    std::copy_n(me.message_.data() + me.at_, part, into);
    me.at_ += part;
    return part;
  }

  static int on_progress(void* self, curl_off_t /*down*/, curl_off_t /*down_now*/, curl_off_t /*up*/, curl_off_t /*up_now*/) {
    const auto& stop = static_cast<Delivery*>(self)->stop_;
    return stop && stop() ? 1 : 0;
  }

  static int on_talk(CURL* /*curl*/, curl_infotype kind, char* bytes, std::size_t size, void* self) {
    auto& me = *static_cast<Delivery*>(self);
    const std::string_view text(bytes, size);
    if (kind == CURLINFO_HEADER_OUT) me.said(text);
    if (kind == CURLINFO_HEADER_IN) me.heard(trimmed(text));
    return 0;
  }

  void said(std::string_view command) {
    names_ = command.starts_with("RCPT TO:");
    quits_ = command.starts_with("QUIT");
    if (names_) ++named_;
  }

  void heard(std::string_view answer) {
    if (quits_ || answer.size() < 4 || answer[3] == '-') return;  // the last line of an answer has a blank there
    if (all_left()) answered_ = true;
    if (answer[0] != '4' && answer[0] != '5') return;
    no_ = cut(to_utf8(answer), k_longest_answer);
    if (names_ && named_ > 0 && named_ <= to_.size()) refused_.push_back(to_[named_ - 1]);
  }

  const std::string& message_;
  const std::vector<std::string>& to_;
  const std::function<bool()>& stop_;
  std::size_t at_ = 0, named_ = 0;
  bool begun_ = false, names_ = false, quits_ = false, answered_ = false;
  std::vector<std::string> refused_;
  std::string no_;
};

bool is_loopback(const std::string& host) { return url_parts("http://" + host).is_loopback(); }

void set_server(CURL* curl, const settings::Smtp& smtp, const MailRoute& route, const std::string& password) {
  curl_easy_setopt(curl, CURLOPT_URL, route.url.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, k_connect_seconds);
  curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(route.starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  if (!smtp.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, smtp.ca_file.c_str());
  if (smtp.username.empty()) return;
  curl_easy_setopt(curl, CURLOPT_USERNAME, smtp.username.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, password.c_str());
}

Fail failed(CURLcode code, const Delivery& delivery, const MailRoute& route, const settings::Smtp& smtp, const char* said) {
  const auto fail = [&](Kind kind, ReasonId id, const char* more, const std::string& text) {
    return Fail{kind, Reason{id, {{"server", route.server}, {more, text}}}};
  };
  const auto detail = cut(to_utf8(*said == '\0' ? curl_easy_strerror(code) : said), k_longest_answer);
  if (delivery.all_left() && !delivery.answered()) return fail(Kind::ambiguous, ReasonId::mail_unclear, "detail", detail);
  if (code == CURLE_LOGIN_DENIED) {
    return Fail{Kind::sign_in, Reason{ReasonId::mail_sign_in_refused,
                                      {{"server", route.server}, {"username", smtp.username}, {"answer", delivery.no()}}}};
  }
  if (code == CURLE_USE_SSL_FAILED || code == CURLE_SSL_CONNECT_ERROR || code == CURLE_PEER_FAILED_VERIFICATION ||
      code == CURLE_SSL_CACERT_BADFILE) {
    return fail(Kind::unreachable, ReasonId::mail_without_tls, "detail", detail);
  }
  if (delivery.code() == 5) return fail(Kind::refused, ReasonId::mail_refused, "answer", delivery.no());
  if (delivery.code() == 4) return fail(Kind::unreachable, ReasonId::mail_put_off, "answer", delivery.no());
  return fail(Kind::unreachable, ReasonId::mail_unreachable, "detail", detail);
}

}  // namespace

MailRoute route_of(const settings::Smtp& smtp) {
  const bool here = is_loopback(smtp.host);
  auto tls = smtp.tls;
  if (tls == settings::MailTls::automatic) {
    tls = smtp.port == 465 ? settings::MailTls::implicit : here ? settings::MailTls::none : settings::MailTls::starttls;
  }
  const int usual = tls == settings::MailTls::implicit ? 465 : here ? 25 : 587;
  const auto server = fmt::format("{}:{}", smtp.host, smtp.port.value_or(usual));
  return {(tls == settings::MailTls::implicit ? "smtps://" : "smtp://") + server, server, tls == settings::MailTls::starttls};
}

CurlMailer::CurlMailer(settings::Smtp smtp, std::string password, std::function<bool()> stop, std::chrono::seconds total)
    : smtp_(std::move(smtp)), password_(std::move(password)), stop_(std::move(stop)), total_(total) {}

Result<MailTaken> CurlMailer::send(const std::string& from, const std::vector<std::string>& to, const std::string& message) {
  const CurlLibrary library;
  const auto route = route_of(smtp_);
  const auto none = [&](const char* detail) {
    return Fail{Kind::unreachable, Reason{ReasonId::mail_unreachable, {{"server", route.server}, {"detail", detail}}}};
  };
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
  if (!curl) return none("no memory");
  std::array<char, CURL_ERROR_SIZE> said{};
  Delivery delivery(message, to, stop_);
  List recipients(nullptr, curl_slist_free_all);
  for (const auto& one : to) {
    auto* longer = curl_slist_append(recipients.get(), ("<" + one + ">").c_str());
    if (longer == nullptr) return none("no memory");
    (void)recipients.release();
    recipients.reset(longer);
  }
  const auto sender = "<" + from + ">";
  set_server(curl.get(), smtp_, route, password_);
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, said.data());
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, static_cast<long>(total_.count()));
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);  // one wrong address must not cost the others their mail
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
  delivery.set(curl.get());
  const auto code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return failed(code, delivery, route, smtp_, said.data());
  return MailTaken{delivery.refused()};
}

}  // namespace woo24::net
