#pragma once
// The mail on trial that `woo24 check --mail` sends.

#include "woo24/app/program.hpp"

namespace woo24::app {

/// To all who are told of anything. Errors: mail-not-configured, those of secrets and of the mail door.
Result<MailTaken> send_trial(Context& context);

}  // namespace woo24::app
