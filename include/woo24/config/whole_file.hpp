#pragma once
// A file that appears whole or not at all: written beside its place, brought to the disk, and only then given its name. A crash
// at any moment leaves what was there before; at worst a draft (NAME.XXXXXX) that nobody reads lies beside it.

#include <string>
#include <string_view>

#include <sys/types.h>

namespace woo24::config {

enum class Over { nothing, what_is_there };

/// 0, or the errno of what went wrong; then no draft is left. EEXIST: the name is taken, and `over` says nothing. `mode`:
/// whatever the umask.
int write_whole(const std::string& file, std::string_view text, mode_t mode, Over over);

}  // namespace woo24::config
