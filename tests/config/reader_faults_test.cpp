// Wrong configurations, each with every message it gives, word for word.
#include "woo24/words/words.hpp"

#include "config_text.hpp"

namespace woo24::config {
namespace {

struct Wrong {
  std::string name;
  std::string yaml;
  std::vector<std::string> messages;
};

std::vector<std::string> messages_of(const std::string& yaml) {
  const auto read = config::read(yaml, "woo24.yaml");
  std::vector<std::string> out;
  for (const auto& fault : read.faults) {
    out.push_back(place(fault, "woo24.yaml") + ": " + words::text(fault, settings::Language::en));
  }
  return out;
}

/// Line 7 of the minimal configuration: the one entry of orders.payments.
std::string payment(const std::string& entry) { return minimal(7, "    swish: " + entry); }
std::string orders(const std::string& more) { return minimal(9, "  " + more); }

const std::vector<Wrong>& wrong() {
  static const std::vector<Wrong> k_wrong{
@@CASES@@
  };
  return k_wrong;
}

TEST(ReaderFaults, EachWrongConfigurationGivesItsMessagesWordForWord) {
  ASSERT_GE(wrong().size(), 40U);
  for (const auto& one : wrong()) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(messages_of(one.yaml), one.messages);
  }
}

TEST(ReaderFaults, EveryFaultHasARemedyInEveryLanguage) {
  for (const auto& one : wrong()) {
    for (const auto& fault : config::read(one.yaml, "woo24.yaml").faults) {
      for (const auto language : {settings::Language::sv, settings::Language::nb, settings::Language::en}) {
        EXPECT_NE(words::remedy(fault, language), "") << one.name;
        EXPECT_EQ(words::text(fault, language).find('{' + std::string("key}")), std::string::npos) << one.name;
      }
    }
  }
}

TEST(ReaderFaults, ArgumentsAreThoseOfTheTable) {
  for (const auto& one : wrong()) {
    for (const auto& fault : config::read(one.yaml, "woo24.yaml").faults) {
      const auto known = reason_arguments(fault.id);
      for (const auto& [name, value] : fault.arguments) {
        EXPECT_NE(std::find(known.begin(), known.end(), name), known.end()) << one.name << ": " << name;
      }
    }
  }
}

}  // namespace
}  // namespace woo24::config
