#pragma once
// One SOAP call to the office: envelope, session cookie, budget, and what an answer that is not the wanted one means.
// A read answers with the text of its body or, streamed, with each record of a list. A write leaves once.

#include "woo24/base/doors.hpp"
#include "woo24/base/result.hpp"
#include "woo24/settings/settings.hpp"
#include "woo24/tfso/call_budget.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace pugi {
class xml_node;
}

namespace woo24::tfso {

enum class Service { auth, company, product, invoice, client, account, project, transaction };

struct Call {
  Service service = Service::auth;
  std::string operation;  ///< "GetInvoices"
  std::string arguments;  ///< the XML inside <Operation>, elements in WSDL order, escaped
  bool write = false;
  Urgency urgency = Urgency::live;
};

/// Takes one record (e.g. a <Company>) of an answer's list. An error ends the reading.
using RecordSink = std::function<Result<void>(const pugi::xml_node& record)>;

class OfficeWire {
 public:
  OfficeWire(Doors doors, const settings::Office& office, CallBudget& budget);
  /// Sends with the session given by use_session (none for Login). Each direct child of <OperationResult> goes to `each`; where
  /// the result is a plain value it is returned as text ("" for an absent or nil result). Errors: everything of exactly-once §1
  /// and the reference's §2 to §4, told apart: office-session-lost (kind refused; certainly not done), office-quarantine /
  /// office-busy (paused), office-fault, office-answer-not-xml, … For a write, whatever is not a whole readable answer, "not
  /// authenticated" or the quarantine text is `ambiguous` (save-unclear).
  Result<std::string> call(const Call& call, const RecordSink& each = {});
  void use_session(std::string session) { session_ = std::move(session); }
  [[nodiscard]] const std::string& session() const { return session_; }
  [[nodiscard]] std::int64_t calls() const { return calls_; }
  [[nodiscard]] std::optional<Instant> server_time() const { return server_time_; }
  /// By the Date of the last answer. Error: clock-wrong (kind unreachable: nothing leaves, the run ends and is tried again)
  /// when this machine's clock is more than an hour off. Every write asks this first; reads go on.
  [[nodiscard]] Result<void> clocks_agree() const;

 private:
  Doors doors_;
  settings::Office office_;
  CallBudget& budget_;
  std::string session_;
  std::int64_t calls_ = 0;
  std::optional<Instant> server_time_;
  std::optional<Seconds> clock_error_;  ///< the office's clock less ours
};

}  // namespace woo24::tfso
