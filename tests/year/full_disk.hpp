#pragma once
// A disk without room, for every state file that is opened after `prepare`: SQLite is told so at each write that would need
// more of it.

namespace woo24::year {

class FullDisk {
 public:
  /// Once, before the first file is opened.
  static void prepare();
  static void fill(bool full);
};

}  // namespace woo24::year
