#pragma once
// The program's commands in one process, with a pretend shop and a pretend office behind its HTTP door.

#include "commands_fixture.hpp"

#include "support/example_config.hpp"
#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/world.hpp"

#include <memory>

namespace woo24::test {

class SidesTest : public CommandsTest {
 protected:
  SidesTest() {
    world.serve("shop.example.se", sandbox::Side::shop, [this](const http::Request& request) { return shop.handle(request); });
    for (const auto* host : {"api.24sevenoffice.com", "webservices.24sevenoffice.com"}) {
      world.serve(host, sandbox::Side::office, [this](const http::Request& request) { return office.handle(request); });
    }
    shop.change_settings([](sandbox::ShopSettings& settings) { settings.address = "https://shop.example.se"; });
    const sandbox::ShopKey key;
    environment.set_secret("shop_key", key.key);
    environment.set_secret("shop_secret", key.secret);
    environment.set_secret("office_application_id", sandbox::k_office_application);
    environment.set_secret("office_password", sandbox::k_office_password);
    outside.http = [this](const settings::Settings&) { return std::make_unique<To>(world); };
    configure(k_example);
  }

  /// The door is the program's, the world stays.
  struct To : HttpDoor {
    explicit To(sandbox::World& there) : world(there) {}
    Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override {
      return world.send(request, sink);
    }
    std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override {
      return world.send_all(requests);
    }
    sandbox::World& world;
  };

  sandbox::World world{time};
  sandbox::Shop shop{{}, [this] { return time.now(); }};
  sandbox::Office office{[this] { return time.now(); }};
};

}  // namespace woo24::test
