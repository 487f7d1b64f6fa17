#include "woo24/app/service_environment.hpp"

#include "woo24/base/text.hpp"
#include "woo24/config/secrets.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <grp.h>
#include <sys/stat.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

namespace woo24::app {

namespace {

constexpr std::size_t k_machine_digits = 16;

}  // namespace

Result<std::string> ServiceEnvironment::secret(std::string_view name) {
  const std::lock_guard lock(mutex_);
  if (const auto kept = kept_.find(name); kept != kept_.end()) return kept->second;
  auto value = TRY(config::read_secret(name, config_file_));
  kept_.emplace(name, value);
  return value;
}

Result<std::uint64_t> ServiceEnvironment::free_bytes(const std::string& folder) {
  std::error_code fault;
  const auto space = std::filesystem::space(folder, fault);
  if (fault) return Fail{Kind::state, Reason{ReasonId::state_unreadable, {{"file", folder}, {"detail", fault.message()}}}};
  return std::uint64_t{space.available};
}

void ServiceEnvironment::notify(const std::string& state) { sd_notify(0, state.c_str()); }

std::string ServiceEnvironment::machine() {
  std::ifstream file("/etc/machine-id");
  std::string id;
  if (!std::getline(file, id) || trimmed(id).empty() || trimmed(id) == "uninitialized") return "";
  return sha256_hex("woo24:" + std::string(trimmed(id))).substr(0, k_machine_digits);
}

Result<void> become_owner_of(const std::string& database) {
  if (geteuid() != 0) return {};
  const auto folder = std::filesystem::path(database).parent_path();
  struct stat owner {};
  if (stat(folder.empty() ? "." : folder.c_str(), &owner) != 0 || owner.st_uid == 0) return {};
  if (setgroups(0, nullptr) == 0 && setgid(owner.st_gid) == 0 && setuid(owner.st_uid) == 0) return {};
  return Fail{Kind::state, Reason{ReasonId::state_unreadable,
                                  {{"file", database}, {"detail", std::strerror(errno)}}}};  // NOLINT(concurrency-mt-unsafe)
}

}  // namespace woo24::app
