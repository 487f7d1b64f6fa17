#pragma once
// Signals that ask for an end. They are held back and asked for between steps, so that none tears a step whose answer is not
// journaled yet.

#include <chrono>

namespace woo24::app {

/// From here on SIGTERM and SIGINT wait until they are asked for; with `reload` SIGHUP too.
void hold_signals(bool reload);
/// Whether an end is asked for. Stays so.
bool stop_asked();
/// Waits for a held signal and takes it; 0 when none came in time.
int wait_for_signal(std::chrono::milliseconds most);

}  // namespace woo24::app
