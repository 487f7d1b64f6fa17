#pragma once
// The short phrases of `woo24 status`, `pause` and `resume`.

#include "woo24/settings/settings.hpp"

#include <string>

namespace woo24::words {

enum class Status {
  working_since,
  not_working_since,
  next_try,
  service_gone,
  service_gone_remedy,
  service_stopped,
  paused_since,
  last_sent,
  order,
  credit,
  nothing_sent,
  answers_in,
  shop,
  next_runs,
  now_paused,
  now_resumed,
};

std::string phrase(Status phrase, settings::Language language);

}  // namespace woo24::words
