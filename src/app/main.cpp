// The real doors, and nothing else.
#include "woo24/app/paced_http.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/service_environment.hpp"
#include "woo24/net/curl_http.hpp"
#include "woo24/net/curl_mailer.hpp"
#include "woo24/net/system_chance.hpp"
#include "woo24/net/system_clock.hpp"

#include <malloc.h>
#include <iostream>

namespace {

std::string host_of(const std::string& url) {
  const auto start = url.find("://");
  const auto rest = start == std::string::npos ? url : url.substr(start + 3);
  return rest.substr(0, rest.find_first_of(":/"));
}

std::unique_ptr<woo24::HttpDoor> real_http(const woo24::settings::Settings& settings) {
  woo24::net::CurlOptions options;
  options.user_agent = "woo24/" WOO24_VERSION;
  if (!settings.shop.ca_file.empty()) options.ca_files.emplace_back(host_of(settings.shop.url), settings.shop.ca_file);
  if (!settings.office.ca_file.empty()) {
    options.ca_files.emplace_back(host_of(settings.office.api_url), settings.office.ca_file);
    options.ca_files.emplace_back(host_of(settings.office.webservices_url), settings.office.ca_file);
  }
  constexpr std::chrono::milliseconds k_gap{50};
  return std::make_unique<woo24::app::PacedHttp>(std::make_unique<woo24::net::CurlHttp>(std::move(options)),
                                                 std::vector{settings.office.api_url, settings.office.webservices_url}, k_gap);
}

}  // namespace

int main(int argc, char** argv) {
  mallopt(M_ARENA_MAX, 2);  // a small service on a small machine: arenas of idle threads are not wanted
  woo24::net::SystemClock clock;
  woo24::net::SystemChance chance;
  woo24::app::ServiceEnvironment environment;
  woo24::app::Outside outside{real_http,
                              clock,
                              chance,
                              environment,
                              std::cout,
                              std::cerr,
                              std::cin,
                              [&](const std::string& config_file) { environment.set_config_file(config_file); },
                              [](const std::string& database) { return woo24::app::become_owner_of(database); },
                              [](const woo24::settings::Settings& settings, std::string password, std::function<bool()> stop) {
                                return std::make_unique<woo24::net::CurlMailer>(settings.mail.smtp, std::move(password),
                                                                                std::move(stop));
                              }};
  return woo24::app::run_program({argv + 1, argv + argc}, outside);
}
