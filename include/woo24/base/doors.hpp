#pragma once
// The thin doors to the outside world. Everything that can differ between a live run and a replayed one passes here.
// Each has a real implementation (net, app) and a fake (tests/support, sandbox).

#include "woo24/base/http_message.hpp"
#include "woo24/base/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace woo24 {

/// HTTP. Thread-safe. Errors: `unreachable` when surely nothing reached the other side (name, connect, TLS), or, for
/// Repeat::harmless, when no whole answer came; `ambiguous` when a Repeat::never request may have been taken.
/// Any HTTP status is a good result here. Never sleeps, never repeats, never follows a redirect.
class HttpDoor {
 public:
  virtual ~HttpDoor() = default;
  virtual Result<http::Response> send(const http::Request& request, const http::BodySink& sink = {}) = 0;
  /// Reads side by side (Repeat::harmless only); answers in the order of the requests.
  virtual std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) = 0;
  /// From another thread, for good: what is under way ends as if the connection broke, and nothing more is begun.
  virtual void stop() {}
};

/// What the reason of a call's error says in `detail` that ended because the door was told to stop.
inline constexpr const char* k_call_stopped = "stopped";
/// Whether it did: neither side is to blame, nor what was asked of it.
inline bool was_stopped(const Error& error) { return argument(error.reason, "detail") == k_call_stopped; }

/// Time. `now` may step backwards, as a machine's clock may; `steady` only goes forward.
class ClockDoor {
 public:
  virtual ~ClockDoor() = default;
  virtual Instant now() = 0;
  virtual std::chrono::milliseconds steady() = 0;
};

/// Chance: jitter, nonces, ids.
class ChanceDoor {
 public:
  virtual ~ChanceDoor() = default;
  virtual std::uint64_t draw() = 0;  ///< 64 random bits
};

/// What the machine gives a service: credentials, room on the disk, its manager.
class EnvironmentDoor {
 public:
  virtual ~EnvironmentDoor() = default;
  /// One of shop_key, shop_secret, office_application_id, office_password, smtp_password. Error: secret-missing,
  /// secret-unreadable.
  virtual Result<std::string> secret(std::string_view name) = 0;
  virtual Result<std::uint64_t> free_bytes(const std::string& folder) = 0;
  virtual void notify(const std::string& state) = 0;  ///< sd_notify; nothing where there is no manager
  /// Tells this machine from another; "" where that cannot be told.
  virtual std::string machine() { return {}; }
};

/// What a mail server said of a mail that it took.
struct MailTaken {
  std::vector<std::string> refused;  ///< the addresses that it would not take it for, where it took it for others
  friend bool operator==(const MailTaken&, const MailTaken&) = default;
};

/// One mail, handed over whole, once. Errors, by kind:
///  refused      the server said no for good (5xx): mail-refused
///  unreachable  later, perhaps: no connection, no TLS, 4xx (mail-unreachable, mail-without-tls, mail-put-off)
///  sign_in      mail-sign-in-refused
///  ambiguous    the whole mail had left when the connection broke: it may have arrived (mail-unclear)
class MailDoor {
 public:
  virtual ~MailDoor() = default;
  virtual Result<MailTaken> send(const std::string& from, const std::vector<std::string>& to, const std::string& message) = 0;
};

/// The doors of one run, handed down by `app`. Outlives everything that holds it.
struct Doors {
  HttpDoor& http;
  ClockDoor& clock;
  ChanceDoor& chance;
  EnvironmentDoor& environment;
};

}  // namespace woo24
