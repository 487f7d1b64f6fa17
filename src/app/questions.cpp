#include "woo24/app/questions.hpp"

#include "woo24/app/terminal.hpp"
#include "woo24/base/text.hpp"

#include <istream>
#include <ostream>

namespace woo24::app {

namespace {

Fail no_answer(const std::string& question) {
  return Fail{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "no answer to: " + question}}}};
}

}  // namespace

Result<std::string> Questions::text(const std::string& question, const std::string& offered) {
  out_ << question << (offered.empty() ? "" : " [" + offered + "]") << ": " << std::flush;
  std::string line;
  if (!std::getline(in_, line)) return no_answer(question);
  auto answer = std::string(trimmed(line));
  return answer.empty() ? offered : answer;
}

Result<std::string> Questions::hidden(const std::string& question, bool kept) {
  for (int tries = 0; tries < 3; ++tries) {
    out_ << question << (kept ? " [the one that is set]" : "") << ": " << std::flush;
    auto answer = std::string(trimmed(read_without_echo(in_)));
    out_ << "\n";
    if (!answer.empty() || (kept && in_)) return answer;
    if (!in_) break;
  }
  return no_answer(question);
}

Result<std::string> Questions::one_of(const std::string& question, const std::vector<std::string>& choices,
                                      const std::string& offered) {
  for (int tries = 0; tries < 3; ++tries) {
    const auto answer = TRY(text(question + " (" + joined(choices, ", ") + ")", offered));
    for (const auto& choice : choices) {
      if (equal_ignoring_case(choice, answer)) return choice;
    }
  }
  return no_answer(question);
}

void Questions::say(const std::string& line) { out_ << line << "\n"; }

}  // namespace woo24::app
