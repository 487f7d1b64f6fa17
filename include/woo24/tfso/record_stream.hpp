#pragma once
// An answer parsed as it arrives: tens of MiB pass through, one record at a time, in memory of the size of a record.
// Names are told without their prefixes. What .NET writes though XML forbids it (&#x1;, control bytes) is dropped.

#include "woo24/base/result.hpp"
#include "woo24/tfso/office_wire.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace woo24::tfso {

class RecordStream {
 public:
  /// Each direct child of <OperationResult> goes to `each` (may be empty), in pieces of at most `record_limit` bytes of text.
  RecordStream(std::string operation, RecordSink each, std::size_t record_limit = 16u << 20);
  ~RecordStream();
  RecordStream(const RecordStream&) = delete;
  RecordStream& operator=(const RecordStream&) = delete;

  /// False once reading further makes no sense.
  bool feed(std::string_view bytes);
  /// The answer is over: true when it was one whole SOAP envelope with a fault or the operation's own response.
  bool finish();

  /// The text of the SOAP fault, where the answer is one.
  [[nodiscard]] const std::optional<std::string>& fault() const;
  /// The text of a plain result; "" for an absent or nil one.
  [[nodiscard]] const std::string& text() const;
  /// What a record's taker refused.
  [[nodiscard]] const std::optional<Error>& sink_error() const;
  /// A whole XML document that is not the wanted one: the name of what stood there instead.
  [[nodiscard]] const std::string& stranger() const;
  /// The operation's own response began, whole or not.
  [[nodiscard]] bool responded() const;
  /// How the answer begins (up to 8 KiB), for a look at what is no XML.
  [[nodiscard]] const std::string& head() const { return head_; }
  [[nodiscard]] bool fed() const { return fed_; }

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
  std::string head_;
  bool fed_ = false;
};

}  // namespace woo24::tfso
