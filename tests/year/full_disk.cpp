#include "full_disk.hpp"

#include <sqlite3.h>

#include <atomic>

namespace woo24::year {

namespace {

std::atomic<bool> is_full{false};
sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs our_vfs;
const sqlite3_io_methods* real_file = nullptr;
sqlite3_io_methods our_file;

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  return is_full ? SQLITE_FULL : real_file->xWrite(file, bytes, count, at);
}

/// The usual file, but for its writes.
int open(sqlite3_vfs* /*vfs*/, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_out) {
  const int done = real_vfs->xOpen(real_vfs, name, file, flags, flags_out);
  if (done != SQLITE_OK || file->pMethods == nullptr) return done;
  if (real_file == nullptr) {
    real_file = file->pMethods;
    our_file = *real_file;
    our_file.xWrite = write;
  }
  if (file->pMethods == real_file) file->pMethods = &our_file;
  return done;
}

}  // namespace

void FullDisk::prepare() {
  if (real_vfs != nullptr) return;
  real_vfs = sqlite3_vfs_find(nullptr);
  our_vfs = *real_vfs;
  our_vfs.zName = "disk-that-fills";
  our_vfs.pNext = nullptr;
  our_vfs.xOpen = open;
  sqlite3_vfs_register(&our_vfs, 1);
}

void FullDisk::fill(bool full) { is_full = full; }

}  // namespace woo24::year
