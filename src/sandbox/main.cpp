// woo24-sandbox: a pretend shop and a pretend office on this machine, until SIGTERM.
#include "woo24/sandbox/serve.hpp"
#include "woo24/sandbox/serve_control.hpp"
#include "woo24/sandbox/shop.hpp"

#include <charconv>
#include "woo24/sandbox/usage.hpp"
#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace woo24;
using namespace woo24::sandbox;

struct Options {
  int shop_port = 0, office_port = 0, orders = 0;
  std::uint64_t seed = 24;
  std::string cert, key, version = "9.9.5";
};

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
}

std::optional<Options> read_options(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    const auto values = word == "--tls" ? 2u : 1u;
    if (i + values >= words.size()) return std::nullopt;
    const auto& value = words[i + 1];
    bool good = true;
    if (word == "--shop-port")
      good = read_number(value, options.shop_port);
    else if (word == "--office-port")
      good = read_number(value, options.office_port);
    else if (word == "--orders")
      good = read_number(value, options.orders);
    else if (word == "--seed")
      good = read_number(value, options.seed);
    else if (word == "--shop-version")
      options.version = value;
    else if (word == "--tls")
      options.cert = value, options.key = words[i + 2];
    else
      good = false;
    if (!good) return std::nullopt;
    i += values;
  }
  return options;
}

Instant machine_time() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

/// The first dozen and as many more as are asked for, an hour apart, the last one just now.
void fill(Shop& shop, const Options& options) {
  auto orders = first_look_orders();
  const auto more = swedish_orders(options.seed, options.orders);
  orders.insert(orders.end(), more.begin(), more.end());
  auto at = machine_time() - std::chrono::hours{1} * static_cast<int>(std::min<std::size_t>(orders.size(), 72));
  const auto step = (machine_time() - at) / static_cast<int>(orders.size());
  for (auto& order : orders) {
    order.created = at;
    at += step;
    shop.add_order(order);
  }
}

/// The one line that says where everything is.
void say_ready(const Server& shop_server, const Server& office_server, const Shop& shop) {
  const auto key = shop.settings().keys.front();
  nlohmann::ordered_json ready;
  ready["shop"] = {{"url", shop_server.address()}, {"key", key.key}, {"secret", key.secret}};
  ready["office"] = {{"url", office_server.address()}, {"application_id", k_office_application},
                     {"username", k_office_user},      {"password", k_office_password},
                     {"client", "Exempel AB"},         {"client_id", k_office_client}};
  ready["orders"] = shop.orders().size();
  std::puts(ready.dump().c_str());
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = read_options({argv + 1, argv + argc});
  if (argc == 2 && std::string_view(argv[1]) == "--help") return std::fputs(usage().c_str(), stdout), 0;
  if (!options) return std::fputs(usage().c_str(), stderr), 2;

  // Blocked before any thread is made, so that the signal comes to the wait below and nowhere else.
  sigset_t ends;
  sigemptyset(&ends);
  for (const auto signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&ends, signal);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  ShopSettings settings;
  settings.version = options->version;
  settings.gateways.push_back({"ppcp-gateway", "PayPal"});  // the one that no configuration names
  Shop shop(settings, machine_time);
  fill(shop, *options);
  Server shop_server({options->shop_port, options->cert, options->key}, [&shop](const http::Request& request) {
    auto control = control_shop(shop, request);
    return control ? *std::move(control) : shop.handle(request);
  });
  Office office(machine_time);
  Server office_server({options->office_port, options->cert, options->key}, [&office](const http::Request& request) {
    auto control = control_office(office, request);
    return control ? *std::move(control) : office.handle(request);
  });
  if (!shop_server.start() || !office_server.start())
    return std::fputs("a port or the certificate cannot be used\n", stderr), 1;
  shop.change_settings([&](ShopSettings& changed) { changed.address = shop_server.address(); });
  say_ready(shop_server, office_server, shop);

  int signal = 0;
  sigwait(&ends, &signal);
  shop_server.stop();
  office_server.stop();
  return 0;
}
