#pragma once
// A person's terminal: typing without echo, and whether there is one to show progress on.

#include <iosfwd>
#include <string>

namespace woo24::app {

/// One line; not echoed when standard input is a terminal.
std::string read_without_echo(std::istream& in);
bool stderr_is_terminal();

}  // namespace woo24::app
