#pragma once
// A value that may be absent and then takes no more room than a pointer: for large parts of a record of which many are kept.
// Otherwise as std::optional.

#include <memory>
#include <optional>
#include <utility>

namespace woo24 {

template <typename T>
class Held {
 public:
  Held() = default;
  Held(std::nullopt_t) {}                                           // NOLINT: as std::optional
  Held(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT: as std::optional
  Held(std::optional<T> value) {                                    // NOLINT: a part that was read, or not
    if (value) value_ = std::make_unique<T>(std::move(*value));
  }
  Held(const Held& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Held(Held&&) noexcept = default;
  ~Held() = default;
  Held& operator=(Held other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }

  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  /// Preconditions of the three: there is a value.
  T& operator*() const { return *value_; }
  T* operator->() const { return value_.get(); }
  [[nodiscard]] T& value() const { return *value_; }
  void reset() { value_.reset(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace woo24
