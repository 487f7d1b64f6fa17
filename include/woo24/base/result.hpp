#pragma once
// Errors are values. A Result<T> is a T or an Error; it must be looked at, and has no `->` to misuse.
// Nothing here throws. Exceptions of libraries are caught in the .cpp that calls them.

#include "woo24/base/reason.hpp"
#include "woo24/base/when.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace woo24 {

/// What kind of failure it is: decides who tries again, and the exit code.
enum class Kind {
  refused,        ///< an answer that says no, or data that cannot be booked: the same call would fail again
  unreachable,    ///< certainly nothing was done on the other side: no connection, 5xx of a read, maintenance
  sign_in,        ///< credentials refused
  paused,         ///< the other side asked to be left alone until `not_before`
  ambiguous,      ///< a write of which nobody knows whether it was done: reconcile, never repeat
  moved,          ///< the thing was no longer as it was seen: plan again
  configuration,  ///< the settings file
  state,          ///< the state file
  usage,          ///< the command line
  held,           ///< another process holds the lease
  binding,        ///< wrong shop, wrong client, another installation: all writes stop
};

struct Error {
  Kind kind = Kind::refused;
  Reason reason;
  std::optional<Instant> not_before;  ///< for `paused`: when calls may go on (UTC)
  friend bool operator==(const Error&, const Error&) = default;
};

/// What a function returns to fail: `return Fail{Kind::refused, Reason{…}}`.
struct Fail {
  Error error;
  explicit Fail(Error e) : error(std::move(e)) {}
  Fail(Kind kind, Reason reason, std::optional<Instant> not_before = std::nullopt)
      : error{kind, std::move(reason), not_before} {}
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : inner_(std::move(value)) {}                       // NOLINT: a value is a good result
  Result(Fail fail) : inner_(tl::unexpect, std::move(fail.error)) {}  // NOLINT
  [[nodiscard]] bool ok() const { return inner_.has_value(); }
  explicit operator bool() const { return ok(); }
  /// Precondition: ok(). Throws tl::bad_expected_access otherwise, which no code here catches.
  [[nodiscard]] const T& value() const& { return inner_.value(); }
  [[nodiscard]] T& value() & { return inner_.value(); }
  [[nodiscard]] T&& value() && { return std::move(inner_).value(); }
  [[nodiscard]] T value_or(T other) const& { return inner_.value_or(std::move(other)); }
  /// Precondition: !ok().
  [[nodiscard]] const Error& error() const& { return inner_.error(); }
  [[nodiscard]] Error&& error() && { return std::move(inner_).error(); }
  T release_value() { return std::move(inner_).value(); }

 private:
  tl::expected<T, Error> inner_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Fail fail) : inner_(tl::unexpect, std::move(fail.error)) {}  // NOLINT
  [[nodiscard]] bool ok() const { return inner_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const& { return inner_.error(); }
  [[nodiscard]] Error&& error() && { return std::move(inner_).error(); }
  void release_value() const {}

 private:
  tl::expected<void, Error> inner_;
};

}  // namespace woo24

/// `auto x = TRY(f());` takes the value, or returns the error from the function it stands in. May stand inside itself.
// NOLINTBEGIN(cppcoreguidelines-macro-usage)
#define TRY(...) WOO24_TRY_UNIQUE(__COUNTER__, __VA_ARGS__)
#define WOO24_TRY_UNIQUE(number, ...) WOO24_TRY_NAMED(number, __VA_ARGS__)
#define WOO24_TRY_NAMED(number, ...)                                                             \
  __extension__({                                                                                \
    auto&& try_result_##number = (__VA_ARGS__);                                                  \
    if (!try_result_##number.ok()) return ::woo24::Fail{std::move(try_result_##number).error()}; \
    try_result_##number.release_value();                                                         \
  })
// NOLINTEND(cppcoreguidelines-macro-usage)
