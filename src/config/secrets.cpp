#include "woo24/config/secrets.hpp"

#include "woo24/base/text.hpp"
#include "woo24/config/descriptor.hpp"
#include "woo24/config/whole_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace woo24::config {

namespace {

constexpr std::size_t k_largest_secret = 64 * 1024;

std::string last_error() { return std::generic_category().message(errno); }

/// Several shops may have their settings in one folder, so those of another name than woo24.yaml have a folder of their own.
std::filesystem::path beside(const std::string& config_file) {
  const auto path = std::filesystem::path(config_file);
  const auto folder = (path.parent_path().empty() ? std::filesystem::path(".") : path.parent_path()) / "credentials";
  const auto name = path.stem();
  return name.empty() || name == "woo24" ? folder : folder / name;
}

std::string service_folder() {
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");  // NOLINT(concurrency-mt-unsafe): nothing here sets it
  return folder == nullptr ? "" : folder;
}

bool known(std::string_view name) {
  const auto& names = secret_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

Fail unreadable(std::string_view name, const std::string& file, std::string detail) {
  return Fail{Kind::configuration, Reason{ReasonId::secret_unreadable,
                                          {{"name", std::string(name)}, {"file", file}, {"detail", std::move(detail)}}}};
}

Fail not_written(std::string_view name, const std::string& file, std::string detail) {
  return Fail{Kind::configuration, Reason{ReasonId::secret_not_written,
                                          {{"name", std::string(name)}, {"file", file}, {"detail", std::move(detail)}}}};
}

/// The file's text. `open_to`: the permission bits that it must not have.
Result<std::string> text_of(std::string_view name, const std::string& file, mode_t open_to) {
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!in.open()) return unreadable(name, file, last_error());
  struct stat facts {};
  if (::fstat(in.number(), &facts) != 0) return unreadable(name, file, last_error());
  if (!S_ISREG(facts.st_mode)) return unreadable(name, file, "not a file");
  if ((facts.st_mode & open_to) != 0) {
    return Fail{Kind::configuration,
                Reason{ReasonId::secret_open_to_others,
                       {{"name", std::string(name)}, {"file", file}, {"mode", fmt::format("{:04o}", facts.st_mode & 07777U)}}}};
  }
  std::string text;
  std::array<char, 4096> part{};
  while (true) {
    const auto got = ::read(in.number(), part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(name, file, last_error());
    if (got == 0) break;
    text.append(part.data(), static_cast<std::size_t>(got));
    if (text.size() > k_largest_secret) return unreadable(name, file, "larger than 64 KiB");
  }
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  if (text.empty()) return unreadable(name, file, "empty");
  return text;
}

/// The unit stands in for a secret that is not there, so that the service starts and says so itself: a line end alone.
bool stands_in(const std::string& file) {
  struct stat facts {};
  return ::stat(file.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size <= 1;
}

bool exists(const std::string& file) {
  struct stat facts {};
  // A folder that may not be entered is no proof that the file is absent: opening it says why.
  return ::stat(file.c_str(), &facts) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

}  // namespace

const std::vector<std::string>& secret_names() {
  static const std::vector<std::string> k_names{"shop_key", "shop_secret", "office_application_id", "office_password",
                                                "smtp_password"};
  return k_names;
}

Result<std::string> read_secret(std::string_view name, const std::string& config_file) {
  std::vector<std::string> places;
  if (known(name)) {
    const auto own = (beside(config_file) / name).string();
    bool not_given = false;  // by the unit: the service may not look into root's folder
    if (const auto folder = service_folder(); !folder.empty()) {
      const auto given = folder + "/" + std::string(name);
      not_given = stands_in(given);
      // systemd shows the access list's mask as group bits, so only the world's count here.
      if (exists(given) && !not_given) return text_of(name, given, S_IRWXO);
      if (!not_given) places.push_back(given);
    }
    places.push_back(own);
    if (!not_given && exists(own)) return text_of(name, own, S_IRWXG | S_IRWXO);
  }
  return Fail{Kind::configuration,
              Reason{ReasonId::secret_missing, {{"name", std::string(name)}, {"places", joined(places, ", ")}}}};
}

Result<void> write_secret(std::string_view name, std::string_view value, const std::string& config_file) {
  const auto folder = beside(config_file).string();
  const auto file = folder + "/" + std::string(name);
  if (!known(name)) return not_written(name, joined(secret_names(), " | "), "unknown name");
  if (value.empty() || value.size() > k_largest_secret)
    return not_written(name, file, value.empty() ? "empty" : "larger than 64 KiB");
  const auto above = std::filesystem::path(folder).parent_path();
  if (above.filename() == "credentials" && ::mkdir(above.c_str(), S_IRWXU) != 0 && errno != EEXIST)
    return not_written(name, above.string(), last_error());
  if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) return not_written(name, folder, last_error());
  const int fault = write_whole(file, std::string(value) + "\n", S_IRUSR | S_IWUSR, Over::what_is_there);
  if (fault != 0) return not_written(name, file, std::generic_category().message(fault));
  return {};
}

}  // namespace woo24::config
