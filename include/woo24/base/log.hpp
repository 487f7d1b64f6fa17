#pragma once
// One log for the process, the only global. Lines carry no secrets and no personal data: ids, numbers, counts, reasons.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace woo24::log {

enum class Level { debug, info, warning, error };
enum class Format { text, json };
using Field = std::pair<std::string_view, std::string>;

/// To stderr. Called once by `app`, again after a reload.
void open(Level least, Format format);
/// Before open() nothing is written.
void write(Level level, std::string_view message, std::initializer_list<Field> fields = {});
inline void debug(std::string_view m, std::initializer_list<Field> f = {}) { write(Level::debug, m, f); }
inline void info(std::string_view m, std::initializer_list<Field> f = {}) { write(Level::info, m, f); }
inline void warning(std::string_view m, std::initializer_list<Field> f = {}) { write(Level::warning, m, f); }
inline void error(std::string_view m, std::initializer_list<Field> f = {}) { write(Level::error, m, f); }

}  // namespace woo24::log
