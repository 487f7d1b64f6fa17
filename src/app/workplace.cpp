#include "woo24/app/workplace.hpp"

#include "woo24/jobs/nightly_report.hpp"

namespace woo24::app {

namespace {

constexpr std::chrono::hours k_proved_for{1};  // names and rates may have changed then

}  // namespace

Workplace::Workplace(const Context& context, jobs::Lane lane, Common& common)
    : context_(context),
      lane_(lane),
      common_(common),
      pulse_(context.outside.clock),
      http_(std::make_shared<LaneHttp>(common.http, context.settings.shop.url, pulse_)) {}

Result<jobs::Tables*> Workplace::tables() {
  if (!tables_) {
    auto opened = TRY(open_state(context_, true));
    database_.emplace(std::move(opened));
    tables_.emplace(*database_);
  }
  return &*tables_;
}

Result<jobs::Sides*> Workplace::sides() {
  const auto at = now();
  if (sides_ && (at < prepared_at_ || at - prepared_at_ > k_proved_for)) sides_.reset();
  if (sides_) return &*sides_;
  wiring_.reset();
  const std::lock_guard alone(common_.preparing);
  const auto urgency = lane_ == jobs::Lane::catalogue ? tfso::Urgency::background : tfso::Urgency::live;
  wiring_ = TRY(Wiring::make(context_, true, {http_, &common_.signing_in, urgency}));
  auto made = TRY(wiring_->sides(true));
  sides_.emplace(std::move(made));
  TRY(jobs::remember_zone(wiring_->tables, sides_->rules.zone, at));
  prepared_at_ = at;
  return &*sides_;
}

bool Workplace::leave_off() {
  pulse_.beat();
  if (stopping()) return true;
  if (!common_.board.makes_way(lane_)) return false;
  made_way_ = true;
  return true;
}

}  // namespace woo24::app
