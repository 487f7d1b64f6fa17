#pragma once
// One lane's place to work: its own connections to the state file and to both sides, and the settings in force. The parts are
// kept while they work, so that the session, the names and the customers just made stay known. Used by the lane's thread alone,
// but for the pulse.

#include "woo24/app/board.hpp"
#include "woo24/app/lane_http.hpp"
#include "woo24/app/pulse.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/store/file_mark.hpp"

#include <memory>
#include <mutex>
#include <optional>

namespace woo24::app {

/// Held by the service, outlives its lanes.
struct Common {
  Board& board;
  const store::Lease& lease;
  std::shared_ptr<HttpDoor> http;
  std::mutex preparing;   ///< a new state file is bound, and its installation named, by one lane
  std::mutex signing_in;  ///< so that one session is enough for all
};

class Workplace {
 public:
  Workplace(const Context& context, jobs::Lane lane, Common& common);
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  /// The state file without the sides. Errors: those of opening it.
  Result<jobs::Tables*> tables();
  /// Both sides, proved within the last hour, and every name resolved. Errors as jobs::prepare.
  Result<jobs::Sides*> sides();
  [[nodiscard]] jobs::Writers writers() { return wiring_->writers(); }
  [[nodiscard]] Wiring& wiring() { return *wiring_; }  ///< precondition: sides() were there
  /// After an error about a side: everything is looked at anew.
  void forget_sides() { sides_.reset(); }

  /// The state file was replaced: closing what is open here writes nothing into the one that is there now.
  void leave_file_as_it_is() {
    if (database_) store::leave_as_it_is(*database_);
    if (wiring_) store::leave_as_it_is(wiring_->database);
  }

  /// Asked between two steps: an end is asked for, or a person's wish goes first.
  bool leave_off();
  /// Whether `leave_off` said so for a wish since this was last asked.
  bool has_made_way() { return std::exchange(made_way_, false); }
  [[nodiscard]] bool stopping() { return common_.board.stopping() || !common_.lease.in_force().ok(); }

  [[nodiscard]] const Context& context() const { return context_; }
  [[nodiscard]] const settings::Settings& settings() const { return context_.settings; }
  [[nodiscard]] Instant now() { return context_.outside.clock.now(); }
  [[nodiscard]] Board& board() { return common_.board; }
  [[nodiscard]] jobs::Lane lane() const { return lane_; }
  [[nodiscard]] Pulse& pulse() { return pulse_; }
  [[nodiscard]] const BothAnswers& answers() const { return http_->so_far(); }

 private:
  Context context_;
  jobs::Lane lane_;
  Common& common_;
  Pulse pulse_;
  std::shared_ptr<LaneHttp> http_;
  std::optional<store::Database> database_;
  std::optional<jobs::Tables> tables_;
  std::unique_ptr<Wiring> wiring_;
  std::optional<jobs::Sides> sides_;
  Instant prepared_at_{};
  bool made_way_ = false;
};

}  // namespace woo24::app
