#pragma once
// The program's commands in one process: words and exit code, over doors that a test holds. No network.

#include "woo24/app/program.hpp"
#include "woo24/sandbox/sim_doors.hpp"
#include "woo24/store/database.hpp"

#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace woo24::test {

inline const char* k_settings = R"(
shop_id: exempel
language: en
woocommerce: { url: "http://127.0.0.1:9" }
24sevenoffice: { username: integration@example.se, client: Exempel AB, api_url: "http://127.0.0.1:9", webservices_url: "http://127.0.0.1:9" }
orders:
  mode: send
  from: 2026-11-01
  payments:
    swish: { paid_with: Swish }
  sale_types:
    - { region: home, use: Kreditsälg }
  vat:
    - { rate: 25, tax: 1 }
  rows: { shipping: FRAKT }
)";

/// No side is there.
class Nobody final : public HttpDoor {
 public:
  Result<http::Response> send(const http::Request& request, const http::BodySink&) override {
    return Fail{Kind::unreachable, Reason{ReasonId::shop_unreachable, {{"url", request.url}, {"detail", "nobody"}}}};
  }
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override {
    std::vector<Result<http::Response>> answers;
    for (const auto& request : requests) answers.push_back(send(request, {}));
    return answers;
  }
};

class CommandsTest : public testing::Test {
 protected:
  CommandsTest() {
    auto name = (std::filesystem::temp_directory_path() / "woo24-app-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder = name;
    configure(k_settings);
    for (const auto* secret : {"shop_key", "shop_secret", "office_application_id", "office_password"})
      environment.set_secret(secret, "x");
  }
  ~CommandsTest() override { std::filesystem::remove_all(folder); }

  void configure(const std::string& settings) {
    std::ofstream(folder + "/woo24.yaml") << settings << "database: " << file() << "\n";
  }
  [[nodiscard]] std::string file() const { return folder + "/woo24.db"; }
  store::Database database() {
    auto opened = store::Database::open(file(), store::Open::read_write);
    if (!opened.ok()) std::abort();
    return std::move(opened).value();
  }

  /// The exit code; what was said is in `out` and `err`.
  int woo24(std::vector<std::string> words) {
    out.str("");
    err.str("");
    words.insert(words.end(), {"--config", folder + "/woo24.yaml"});
    return app::run_program(words, outside);
  }

  std::string folder;
  sandbox::SimRun life;
  sandbox::SimTime time;
  sandbox::SimClock clock{time, life};
  sandbox::SimChance chance{1, life};
  sandbox::SimEnvironment environment{life};
  std::ostringstream out, err;
  std::istringstream in;
  app::Outside outside{
      [](const settings::Settings&) { return std::make_unique<Nobody>(); }, clock, chance, environment, out, err, in, {}, {}};
};

}  // namespace woo24::test
