#include "woo24/sandbox/faults.hpp"

#include "woo24/sandbox/sim_doors.hpp"

#include <utility>

namespace woo24::sandbox {

namespace {

/// What stands after the last / or # of a SOAPAction, or the first element of the Body where there is none.
std::string soap_operation(const http::Request& request) {
  for (const auto& header : request.headers) {
    if (header.name != "SOAPAction" && header.name != "soapaction") continue;
    auto action = header.value;
    std::erase(action, '"');
    const auto slash = action.find_last_of("/#");
    if (!action.empty()) return slash == std::string::npos ? action : action.substr(slash + 1);
  }
  const auto body = request.body.find("Body");
  const auto open = body == std::string::npos ? body : request.body.find('<', body);
  if (open == std::string::npos) return request.method;
  const auto name = request.body.substr(open + 1, request.body.find_first_of(" />\n\r\t", open + 1) - open - 1);
  const auto colon = name.find(':');
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

std::string shop_operation(const http::Request& request) {
  const auto scheme = request.url.find("://");
  const auto start = request.url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  auto path = start == std::string::npos ? "/" : request.url.substr(start, request.url.find('?', start) - start);
  constexpr std::string_view k_json = "/wp-json";
  if (const auto json = path.find(k_json); json != std::string::npos) path = path.substr(json + k_json.size());
  return request.method + " " + (path.empty() ? "/" : path);
}

}  // namespace

std::string operation_of(Side side, const http::Request& request) {
  return side == Side::office ? soap_operation(request) : shop_operation(request);
}

bool fits(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, mark = 0;
  auto star = std::string_view::npos;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

void Faults::add(FaultRule rule) {
  const std::lock_guard lock(mutex_);
  rules_.push_back({std::move(rule), 0, 0});
}

void Faults::clear() {
  const std::lock_guard lock(mutex_);
  rules_.clear();
}

void Faults::reseed(std::uint64_t seed) {
  const std::lock_guard lock(mutex_);
  random_ = seed;
}

std::optional<Fault> Faults::strike(int call, Side side, std::string_view operation, bool write) {
  const std::lock_guard lock(mutex_);
  std::optional<Fault> struck;
  for (auto& counted : rules_) {
    const auto& rule = counted.rule;
    if (rule.side && *rule.side != side) continue;
    if (rule.writes_only && !write) continue;
    if (!rule.operation.empty() && !fits(rule.operation, operation)) continue;
    ++counted.matched;  // counted also when an earlier rule struck, so that "the n-th" means the same whatever stands before
    if (struck) continue;
    if (rule.times > 0 && counted.fired >= rule.times) continue;
    if (rule.at_call && *rule.at_call != call) continue;
    if (rule.at_match && *rule.at_match != counted.matched) continue;
    if (rule.probability < 1 && static_cast<double>(next_random(random_) >> 11) * 0x1p-53 >= rule.probability) continue;
    ++counted.fired;
    ++struck_;
    struck = rule.fault;
  }
  return struck;
}

int Faults::struck() const {
  const std::lock_guard lock(mutex_);
  return struck_;
}

}  // namespace woo24::sandbox
