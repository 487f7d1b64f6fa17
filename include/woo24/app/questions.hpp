#pragma once
// Questions to a person at a terminal, or to a script: a line each on standard input.

#include "woo24/base/result.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace woo24::app {

class Questions {
 public:
  Questions(std::istream& in, std::ostream& out) : in_(in), out_(out) {}
  /// An empty line takes what is offered. Error: usage-wrong, when nothing more can be read.
  Result<std::string> text(const std::string& question, const std::string& offered);
  /// Without echo. `kept`: an empty line is an answer, and keeps what there is.
  Result<std::string> hidden(const std::string& question, bool kept);
  /// Asked again until it is one of them, ignoring case; at most three times.
  Result<std::string> one_of(const std::string& question, const std::vector<std::string>& choices, const std::string& offered);
  void say(const std::string& line);

 private:
  std::istream& in_;
  std::ostream& out_;
};

}  // namespace woo24::app
