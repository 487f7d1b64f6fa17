// woo24-sandbox: a pretend shop and a pretend office on this machine, until SIGTERM.
#include "woo24/sandbox/catalogue_mix.hpp"
#include "woo24/sandbox/recorded_times.hpp"
#include "woo24/sandbox/serve.hpp"
#include "woo24/sandbox/serve_control.hpp"
#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/usage.hpp"

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace woo24;
using namespace woo24::sandbox;

struct Options {
  int shop_port = 0, office_port = 0, orders = 0, products = 0;
  std::string products_in = "both";
  bool recorded_times = false;
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
    else if (word == "--products")
      good = read_number(value, options.products);
    else if (word == "--products-in")
      options.products_in = value, good = value == "both" || value == "shop" || value == "office";
    else if (word == "--latency")
      options.recorded_times = value == "recorded", good = value == "recorded" || value == "none";
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

void fill_catalogues(Shop& shop, Office& office, const Options& options) {
  if (options.products == 0) return;
  CatalogueMix mix;
  mix.products = options.products;
  mix.seed = options.seed;
  shop.catalogue().clear();
  office.catalogue().clear();
  if (options.products_in != "office") fill_shop(shop, mix);
  if (options.products_in != "shop") fill_office(office, mix);
}

/// A side that takes its time, as a real one does, with so many that work at once.
class Paced {
 public:
  using TimeOf = std::chrono::milliseconds (*)(const http::Request&, const http::Response&);
  Paced(bool on, TimeOf time_of) : on_(on), time_of_(time_of) {}

  http::Response operator()(const http::Request& request, const Server::Handler& handler) {
    if (!on_) return handler(request);
    workers_.acquire();
    const auto begun = std::chrono::steady_clock::now();
    auto answer = handler(request);
    std::this_thread::sleep_until(begun + time_of_(request, answer));
    workers_.release();
    return answer;
  }

 private:
  bool on_;
  TimeOf time_of_;
  std::counting_semaphore<> workers_{2};
};

/// The one line that says where everything is.
void say_ready(const Server& shop_server, const Server& office_server, const Shop& shop) {
  const auto key = shop.settings().keys.front();
  nlohmann::ordered_json ready;
  ready["shop"] = {{"url", shop_server.address()}, {"key", key.key}, {"secret", key.secret}};
  ready["office"] = {{"url", office_server.address()}, {"application_id", k_office_application},
                     {"username", k_office_user},      {"password", k_office_password},
                     {"client", "Exempel AB"},         {"client_id", k_office_client}};
  ready["orders"] = shop.orders().size();
  ready["products"] = shop.catalogue().size();
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
  Office office(machine_time);
  fill_catalogues(shop, office, *options);
  fill(shop, *options);
  Paced shop_pace(options->recorded_times, shop_call_time), office_pace(options->recorded_times, office_call_time);
  Server shop_server({options->shop_port, options->cert, options->key}, [&](const http::Request& request) {
    auto control = control_shop(shop, request);
    if (control) return *std::move(control);
    return shop_pace(request, [&shop](const http::Request& one) { return shop.handle(one); });
  });
  Server office_server({options->office_port, options->cert, options->key}, [&](const http::Request& request) {
    auto control = control_office(office, request);
    if (control) return *std::move(control);
    return office_pace(request, [&office](const http::Request& one) { return office.handle(one); });
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
