#pragma once
// The commands as the parser knows them, and what is made from them: the page woo24(1) and the completion of bash.

#include <string>
#include <vector>

namespace woo24::app {

struct OptionText {
  std::string name;   ///< "--json", or "ORDER" of what is given without a name
  std::string value;  ///< "FILE"; "" for a switch
  std::string about;
  std::vector<std::string> choices;  ///< the words that may stand there; empty: any
  bool named = true;                 ///< begins with --
  bool required = false;
};

struct CommandText {
  std::string name;  ///< "orders list"
  std::string about;
  std::vector<OptionText> options;
};

/// All that can be typed, in the order of `--help`; groups (such as `orders`) are not among them.
std::vector<CommandText> command_texts();

/// man/woo24.1
std::string manual_page(const std::vector<CommandText>& commands);
/// completion/woo24.bash
std::string bash_completion(const std::vector<CommandText>& commands);

}  // namespace woo24::app
