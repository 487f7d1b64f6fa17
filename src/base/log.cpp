#include "woo24/base/log.hpp"

#include "woo24/base/text.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <mutex>

namespace woo24::log {

namespace {

struct State {
  std::mutex mutex;
  std::shared_ptr<spdlog::logger> logger;
  Format format = Format::text;
};

State& state() {
  static State one;
  return one;
}

spdlog::level::level_enum level_of(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

void append_json(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : to_utf8(text)) {
    if (c == '"' || c == '\\') line += '\\';
    line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  line += '"';
}

std::string text_line(std::string_view message, std::initializer_list<Field> fields) {
  std::string line(message);
  for (const auto& [name, value] : fields) line.append(" ").append(name).append("=").append(value);
  for (auto& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';  // one line stays one line, whatever an answer said
  }
  return line;
}

std::string json_members(std::string_view message, std::initializer_list<Field> fields) {
  std::string line = "\"message\":";
  append_json(line, message);
  for (const auto& [name, value] : fields) {
    line += ',';
    append_json(line, name);
    line += ':';
    append_json(line, value);
  }
  return line;
}

}  // namespace

void open(Level least, Format format) {
  auto logger = std::make_shared<spdlog::logger>("woo24", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_level(level_of(least));
  logger->set_pattern(format == Format::json ? R"({"at":"%Y-%m-%dT%H:%M:%SZ","level":"%l",%v})" : "%Y-%m-%d %H:%M:%SZ %l %v",
                      spdlog::pattern_time_type::utc);
  logger->flush_on(spdlog::level::info);
  auto& now = state();
  const std::lock_guard lock(now.mutex);
  now.logger = std::move(logger);
  now.format = format;
}

void write(Level level, std::string_view message, std::initializer_list<Field> fields) {
  auto& now = state();
  std::shared_ptr<spdlog::logger> logger;
  Format format{};
  {
    const std::lock_guard lock(now.mutex);
    logger = now.logger;
    format = now.format;
  }
  if (!logger || !logger->should_log(level_of(level))) return;
  logger->log(level_of(level), "{}", format == Format::json ? json_members(message, fields) : text_line(message, fields));
}

}  // namespace woo24::log
