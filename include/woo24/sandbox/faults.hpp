#pragma once
// What can go wrong between the program and a side, as rules: which call, and what happens to it.

#include "woo24/base/http_message.hpp"

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::sandbox {

enum class Side { shop, office };

enum class FaultKind {
  refuse,          ///< no connection: surely nothing reached the side
  drop_before,     ///< connection closed without a byte, nothing applied
  drop_after,      ///< applied, connection closed without a byte
  time_out,        ///< nothing applied, no answer within the caller's total limit
  late,            ///< the caller gives up after its total limit; applied `late_by` after that
  truncate,        ///< applied; half of the answer comes, then the connection ends (no whole answer)
  cut_body,        ///< applied; half of the body comes, in an answer that looks whole
  html_503,        ///< the web server's own page; nothing applied
  html_200,        ///< a page of the theme or a wall with status 200; nothing applied
  garbage,         ///< applied; bytes that are neither JSON nor XML, status 200
  empty,           ///< applied; status 200 and no body
  huge,            ///< applied; the body is blown up to `huge_bytes` with blanks
  wrong_encoding,  ///< applied; Latin-1 bytes in a text that says UTF-8
  server_error,    ///< nothing applied; the office: a SOAP fault (`text`), the shop: PHP's fatal error
  fault_after,     ///< as server_error, but applied
  redirect,        ///< 301 to `text`; nothing applied
  busy,            ///< 429 with Retry-After of `late_by`; nothing applied
  goes_on,         ///< the web server gives up with 504, and the side goes on: applied `late_by` after that
};

struct Fault {
  FaultKind kind = FaultKind::drop_before;
  std::chrono::seconds late_by{30};
  std::size_t huge_bytes = 64u << 20;
  std::string text;  ///< Location of a redirect, message of a fault
};

/// A rule fires when all that it names fits. Without at_call, at_match and probability it fires at every fitting call.
struct FaultRule {
  Fault fault;
  std::optional<Side> side;
  std::string operation;        ///< "SaveInvoices", "GET /wc/v3/orders*", "*"; empty: any. * stands for any run of letters
  bool writes_only = false;     ///< only Repeat::never
  std::optional<int> at_call;   ///< the n-th call of the world, from 1
  std::optional<int> at_match;  ///< the n-th call that fits side, operation and writes_only, from 1
  double probability = 1;       ///< 0…1, drawn from the world's seed
  int times = 0;                ///< used up after firing so often; 0: never used up
};

/// The office: the operation's name ("SaveInvoices"). The shop: "GET /wc/v3/orders/12" ("GET /" for the index).
std::string operation_of(Side side, const http::Request& request);
/// `*` stands for any run of characters, also none.
bool fits(std::string_view pattern, std::string_view text);

/// The rules in force and their counts. Thread-safe.
class Faults {
 public:
  explicit Faults(std::uint64_t seed = 24) : random_(seed) {}
  void add(FaultRule rule);
  void clear();
  void reseed(std::uint64_t seed);
  /// The first rule that fires for the n-th call, if any.
  std::optional<Fault> strike(int call, Side side, std::string_view operation, bool write);
  /// How often any rule fired.
  [[nodiscard]] int struck() const;

 private:
  struct Counted {
    FaultRule rule;
    int matched = 0, fired = 0;
  };
  mutable std::mutex mutex_;
  std::vector<Counted> rules_;
  std::uint64_t random_;
  int struck_ = 0;
};

}  // namespace woo24::sandbox
