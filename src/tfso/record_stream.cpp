#include "woo24/tfso/record_stream.hpp"

#include <expat.h>
#include <pugixml.hpp>

#include <charconv>
#include <cstring>

namespace woo24::tfso {

namespace {

constexpr std::size_t k_head_bytes = 8192;
constexpr std::size_t k_slice_bytes = 16384;
constexpr int k_most_depth = 64;

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

bool carried_by_xml(unsigned long code) {
  return code == 9 || code == 10 || code == 13 || (code >= 0x20 && code < 0xD800) || (code > 0xDFFF && code < 0xFFFE) ||
         (code > 0xFFFF && code <= 0x10FFFF);
}

/// "&#x1F;" → whether XML can carry it. Anything that is not a number is left to the parser.
bool reference_allowed(std::string_view reference) {
  auto digits = reference.substr(2, reference.size() - 3);
  const bool hex = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
  if (hex) digits.remove_prefix(1);
  unsigned long code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return true;
  return carried_by_xml(code);
}

/// Drops control characters and references to them, also where a reference is cut in two by the pieces of the body.
class Scrubber {
 public:
  std::string scrub(std::string_view piece) {
    std::string in = std::move(carry_);
    in.append(piece);
    carry_.clear();
    if (first_) wide_ = in.size() >= 2 && (in[0] == '\0' || in[1] == '\0' || in[0] == '\xFE' || in[0] == '\xFF');
    first_ = first_ && in.empty();
    if (wide_) return in;
    std::string out;
    out.reserve(in.size());
    for (std::size_t at = 0; at < in.size();) at = step(in, at, out);
    return out;
  }
  std::string rest() { return std::move(carry_); }

 private:
  static constexpr std::size_t k_longest_reference = 12;

  std::size_t step(const std::string& in, std::size_t at, std::string& out) {
    const auto byte = static_cast<unsigned char>(in[at]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return at + 1;
    if (byte != '&') {
      out += in[at];
      return at + 1;
    }
    const auto end = in.find(';', at);
    const bool open_end = end == std::string::npos && in.size() - at < k_longest_reference;
    if (open_end) {
      carry_ = in.substr(at);
      return in.size();
    }
    const bool numeric = end != std::string::npos && end - at < k_longest_reference && at + 1 < in.size() && in[at + 1] == '#';
    if (numeric && !reference_allowed(std::string_view(in).substr(at, end - at + 1))) return end + 1;
    out += '&';
    return at + 1;
  }

  std::string carry_;
  bool first_ = true;
  bool wide_ = false;
};

}  // namespace

struct RecordStream::Inner {
  Inner(std::string operation, RecordSink sink, std::size_t limit)
      : response(operation + "Response"), result(operation + "Result"), each(std::move(sink)), record_limit(limit) {
    XML_SetUserData(parser.get(), this);
    XML_SetElementHandler(
        parser.get(),
        [](void* self, const char* name, const char** attributes) {
          static_cast<Inner*>(self)->start(local_name(name), attributes);
        },
        [](void* self, const char*) { static_cast<Inner*>(self)->end(); });
    XML_SetCharacterDataHandler(parser.get(), [](void* self, const char* bytes, int size) {
      static_cast<Inner*>(self)->characters({bytes, static_cast<std::size_t>(size)});
    });
    // A document type may bring entities that grow without end; SOAP forbids it.
    XML_SetStartDoctypeDeclHandler(
        parser.get(), [](void* self, const char*, const char*, const char*, int) { static_cast<Inner*>(self)->stop(); });
  }

  void stop() {
    stopped = true;
    XML_StopParser(parser.get(), XML_FALSE);
  }

  void start(std::string_view name, const char** attributes) {
    if (stopped) return;
    ++depth;
    text_here.clear();
    if (building()) {
      append(node.append_child(std::string(name).c_str()), attributes);
    } else if (depth == 1 ? name != "Envelope" : depth == 2 ? name != "Body" && name != "Header" : false) {
      refuse(name);
    } else if (depth == 2) {
      in_body = name == "Body";
    } else if (depth == 3 && in_body) {
      start_payload(name, attributes);
    } else if (depth == 4 && in_response) {
      in_result = name == result;
    } else if (depth == 5 && in_result) {
      has_records = true;
      build(name, attributes);
    }
    if (depth > k_most_depth) stop();
  }

  void start_payload(std::string_view name, const char** attributes) {
    if (name == "Fault") {
      in_fault = true;
      build(name, attributes);
    } else if (name == response) {
      in_response = seen_response = true;
    } else {
      refuse(name);
    }
  }

  void refuse(std::string_view name) {
    if (stranger.empty()) stranger = std::string(name);
  }

  [[nodiscard]] bool building() const { return record_depth > 0; }

  void build(std::string_view name, const char** attributes) {
    record_depth = depth;
    record_bytes = 0;
    append(records.append_child(std::string(name).c_str()), attributes);
  }

  void append(pugi::xml_node made, const char** attributes) {
    node = made;
    for (; *attributes != nullptr; attributes += 2) {
      if (local_name(attributes[0]) == "nil") node.append_attribute("nil").set_value(attributes[1]);
    }
  }

  void characters(std::string_view piece) {
    if (stopped) return;
    if (building()) {
      record_bytes += piece.size();
      if (record_bytes > record_limit) return stop();
      text_here.append(piece);
    } else if (in_result && depth == 4 && !has_records) {
      if (text.size() + piece.size() > record_limit) return stop();
      text.append(piece);
    }
  }

  void end() {
    if (stopped) return;
    if (building()) {
      if (!text_here.empty() && !node.first_child()) node.append_child(pugi::node_pcdata).set_value(text_here.c_str());
      node = node.parent();
      if (record_depth == depth) end_record();
    } else if (depth == 4) {
      in_result = false;
    } else if (depth == 3) {
      in_response = false;
    } else if (depth == 1) {
      whole = true;
    }
    text_here.clear();
    --depth;
  }

  void end_record() {
    record_depth = 0;
    if (!in_fault) {
      ++ready;
      return;
    }
    in_fault = false;
    const pugi::xml_node told = records.last_child();
    const pugi::xml_node words = told.child("faultstring") ? told.child("faultstring") : told.child("Reason").child("Text");
    fault = words.text().get();
    records.remove_child(told);
  }

  /// Records are handed on between the slices, so that nothing of ours is called from inside the C parser.
  bool deliver() {
    for (; ready > 0; --ready) {
      const pugi::xml_node record = records.first_child();
      if (each && !sink_error) {
        if (auto taken = each(record); !taken) sink_error = std::move(taken).error();
      }
      records.remove_child(record);
    }
    if (!building()) records.reset();
    return !sink_error;
  }

  bool parse(std::string_view bytes, bool last) {
    if (stopped || broken) return false;
    const auto done = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), last ? XML_TRUE : XML_FALSE);
    broken = done != XML_STATUS_OK;
    return deliver() && !broken;
  }

  struct Free {
    void operator()(XML_Parser made) const { XML_ParserFree(made); }
  };
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser{XML_ParserCreate(nullptr)};
  Scrubber scrubber;
  std::string response, result;
  RecordSink each;
  std::size_t record_limit;

  int depth = 0, record_depth = 0;
  std::size_t record_bytes = 0, ready = 0;
  bool in_body = false, in_response = false, in_result = false, in_fault = false;
  bool seen_response = false, has_records = false, whole = false, stopped = false, broken = false;
  pugi::xml_document records;
  pugi::xml_node node;
  std::string text_here, text, stranger;
  std::optional<std::string> fault;
  std::optional<Error> sink_error;
};

RecordStream::RecordStream(std::string operation, RecordSink each, std::size_t record_limit)
    : inner_(std::make_unique<Inner>(std::move(operation), std::move(each), record_limit)) {}
RecordStream::~RecordStream() = default;

bool RecordStream::feed(std::string_view bytes) {
  fed_ = fed_ || !bytes.empty();
  if (head_.size() < k_head_bytes) head_.append(bytes.substr(0, k_head_bytes - head_.size()));
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), k_slice_bytes))) {
    if (!inner_->parse(inner_->scrubber.scrub(bytes.substr(0, k_slice_bytes)), false)) return false;
  }
  return true;
}

bool RecordStream::finish() {
  const bool parsed = inner_->parse(inner_->scrubber.rest(), true);
  return parsed && inner_->whole && inner_->stranger.empty() && (inner_->fault || inner_->seen_response);
}

const std::optional<std::string>& RecordStream::fault() const { return inner_->fault; }
const std::string& RecordStream::text() const { return inner_->text; }
const std::optional<Error>& RecordStream::sink_error() const { return inner_->sink_error; }
bool RecordStream::responded() const { return inner_->seen_response; }
const std::string& RecordStream::stranger() const { return inner_->stranger; }

}  // namespace woo24::tfso
