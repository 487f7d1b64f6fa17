#pragma once
// Where a seed takes place: a shop and an office behind one pretended network, the time they live in, and what is written down.

#include "sim/scenario.hpp"
#include "sim/story.hpp"
#include "sim/tally.hpp"
#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/world.hpp"

#include <functional>
#include <string>
#include <vector>

namespace woo24::sim {

struct Town {
  explicit Town(const Scenario& s)
      : scenario(s),
        world(time, s.seed),
        shop({}, [this] { return time.now(); }),
        office([this] { return time.now(); }, s.office),
        story(time) {
    world.serve("shop.example.se", sandbox::Side::shop, [this](const http::Request& request) { return shop.handle(request); });
    for (const auto* host : {"api.24sevenoffice.com", "webservices.24sevenoffice.com"}) {
      world.serve(host, sandbox::Side::office, [this](const http::Request& request) {
        auto answer = office.handle(request);
        miscount(answer.body);
        return answer;
      });
    }
  }
  Town(const Town&) = delete;
  Town& operator=(const Town&) = delete;

  /// What the next answer to a save of orders does with its first item.
  enum class Miscount { none, lost, twice };
  Miscount miscount_next = Miscount::none;

  /// How the lanes of the catalogue stand, for those who look on.
  struct CatalogueWatch {
    bool at_work = false;                                           ///< one of them is running
    bool always = false;                                            ///< each of them at every turn: in quiet times
    std::vector<int> writes;                                        ///< of each run of the job products
    std::function<void()> before_hand = [] {}, after_hand = [] {};  ///< of a person who is none of its own
    std::function<void()> before_run = [] {};
    std::function<void(bool whole)> after_run = [](bool) {};  ///< whole: it was not broken off, and believed what it listed
  };
  CatalogueWatch catalogue;

  const Scenario scenario;
  sandbox::SimTime time;
  sandbox::World world;
  sandbox::Shop shop;
  sandbox::Office office;
  Story story;
  Tally tally;

 private:
  void miscount(std::string& body) {
    constexpr std::string_view k_end = "</InvoiceOrder>";
    const auto list = body.find("<SaveInvoicesResult>");
    const auto first = list == std::string::npos ? list : body.find("<InvoiceOrder>", list);
    const auto end = first == std::string::npos ? first : body.find(k_end, first);
    if (miscount_next == Miscount::none || end == std::string::npos) return;
    const auto item = body.substr(first, end + k_end.size() - first);
    if (miscount_next == Miscount::lost) {
      body.erase(first, item.size());
    } else {
      body.insert(first, item);
    }
    miscount_next = Miscount::none;
  }
};

}  // namespace woo24::sim
