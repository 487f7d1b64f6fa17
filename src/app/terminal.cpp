#include "woo24/app/terminal.hpp"

#include <istream>

#include <termios.h>
#include <unistd.h>

namespace woo24::app {

std::string read_without_echo(std::istream& in) {
  termios before{};
  const bool hidden = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before) == 0;
  if (hidden) {
    auto silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  std::string line;
  std::getline(in, line);
  if (hidden) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
  return line;
}

bool stderr_is_terminal() { return isatty(STDERR_FILENO) == 1; }

}  // namespace woo24::app
