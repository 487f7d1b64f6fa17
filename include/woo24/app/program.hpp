#pragma once
// What every command is handed: the doors, where to print, and the settings once they are read. Real in main, sandboxed in
// tests.

#include "woo24/base/doors.hpp"
#include "woo24/settings/settings.hpp"

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace woo24::app {

/// Exit codes of design §8.
enum class Exit : int { done = 0, listed = 1, usage = 2, configuration = 3, sign_in = 4, unreachable = 5, held = 6, state = 7 };
Exit exit_of(const Error& error);

struct Outside {
  std::function<std::unique_ptr<HttpDoor>(const settings::Settings&)> http;
  ClockDoor& clock;
  ChanceDoor& chance;
  EnvironmentDoor& environment;
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  std::function<void(const std::string& config_file)> on_config_file;  ///< told once it is known
  std::function<Result<void>(const std::string& database)>
      before_state;  ///< becomes the owner of the state folder, where it must
  /// The mail door by the settings. `stop` is asked by the thread that sends.
  std::function<std::unique_ptr<MailDoor>(const settings::Settings&, std::string password, std::function<bool()> stop)> mail =
      {};
};

/// The command line as it was understood.
struct Invocation {
  std::string command;  ///< "sync", "orders list", …
  std::string config_file = "/etc/woo24/woo24.yaml";
  bool json = false;
  bool html = false, mail = false, prometheus = false;
  bool dry_run = false, all = false, again = false, yes = false, full = false;
  bool office = false;               ///< the subject is an order made in the office
  int days = 35;                     ///< that the proof looks back
  std::string subject;               ///< job, list, order id, reason id or secret's name
  std::string other;                 ///< what the subject is linked to: an office order's id
  std::string from;                  ///< day that a rehearsal begins with
  std::string office_url, database;  ///< of settings to be made, where they are not the usual ones
};

struct Context {
  Outside& outside;
  Invocation invocation;
  settings::Settings settings;
  std::vector<Reason> faults =
      {};                    ///< behind a config-faults: said one by one on `err` already, part of the answer with --json
  bool holds_lease = false;  ///< this process is the one who may write
};

/// Parses and runs. Never throws.
int run_program(const std::vector<std::string>& arguments, Outside& outside);

/// One error for a person: what happened and what to do, to `err`; as {"error": …, "faults": […]} to `out` with --json.
Exit say(const Context& context, const Error& error);

// One function a command.
Exit check(Context& context);
Exit init(Context& context);
Exit alarm(Context& context);
Exit lists(Context& context);
Exit show_config(Context& context);
Exit secret_set(Context& context);
Exit sync_once(Context& context);
Exit sync_catalogue(Context& context);
Exit sync_stock(Context& context);
Exit products_list(Context& context);
Exit products_show(Context& context);
Exit products_link(Context& context);
Exit products_unlink(Context& context);
Exit why_product(Context& context);
Exit orders_list(Context& context);
Exit orders_send(Context& context);
Exit orders_retry(Context& context);
Exit orders_skip(Context& context);
Exit orders_link(Context& context);
Exit orders_unlink(Context& context);
Exit why_order(Context& context);
Exit status(Context& context);
Exit proof(Context& context);
Exit backup(Context& context);
Exit report_preview(Context& context);
Exit report_send(Context& context);
Exit rebuild(Context& context);
Exit rebind(Context& context);
Exit rehearse(Context& context);
Exit forget(Context& context);
Exit explain(Context& context);
Exit pause(Context& context);
Exit resume(Context& context);
Exit run(Context& context);

}  // namespace woo24::app
