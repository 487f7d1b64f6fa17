#pragma once
// What nobody knows of the office from outside, or what may differ from client to client: one switch each. The defaults are
// the reference's best guesses.

#include <chrono>
#include <cstdint>
#include <optional>

namespace woo24::sandbox {

struct OfficeSwitches {
  enum class VatRounding { row, order };  ///< VAT is rounded to the öre per row, or per rate over the whole order
  enum class TaxCode { id, number };      ///< what TaxSettings.TaxCode is looked up as
  enum class Echo { sent, full, ids };    ///< what SaveInvoices answers: the order as sent and its id, all of it, the id alone
  enum class PaymentPosting { release, invoicing, lost };  ///< PaymentAmount on an order that the save does not invoice
  enum class PaymentRepeat { adds, replaces, ignored };    ///< a second PaymentAmount on one order
  enum class ExternalSearch { works, nothing, everything, fault };
  enum class NameMatch { exact, contains, like };  ///< names and product numbers; `like`: % _ [abc] are wildcards
  enum class Empties { absent, sentinel, nil };    ///< what has no value, or was not asked for
  enum class ChangeDates { minute, exact };        ///< DateChanged is rounded (not cut) to the minute
  enum class AnswerOrder { sent, reversed, shuffled };
  enum class UpdateResets { nothing, left_out };  ///< what an update leaves out goes back to its default
  /// state_lost: of an update that carries a payment only the payment is kept; payment_lost: all but the payment.
  enum class NotAtomic { never, state_lost, payment_lost };
  enum class StockDrawn { invoiced, saved };  ///< by Sent, CollectingOrder and the invoiced states alone, or by every save
  enum class LimitStyle { fault_500, fault_200, plain_200, too_many_429 };
  enum class TimeForm { iso, points, slashes };  ///< "2026-11-24 09:00:00", "24.11.2026 09:00:00", "11/24/2026 09:00:00 AM"
  struct Lag {
    int calls = 0;                   ///< a save is found by a search only after so many later calls,
    std::chrono::seconds seconds{};  ///< and after so much time
    bool by_id = false;              ///< also when asked for by OrderIds
  };

  int price_decimals = 2;  ///< decimals kept of a row's price
  VatRounding vat_rounding = VatRounding::row;
  TaxCode tax_code = TaxCode::id;
  Echo echo = Echo::sent;
  PaymentPosting payment_posting = PaymentPosting::invoicing;
  PaymentRepeat payment_repeat = PaymentRepeat::adds;
  ExternalSearch external_search = ExternalSearch::works;
  NameMatch name_match = NameMatch::like;
  bool org_number_normalises = false;  ///< a search for 5566778899 also finds 556677-8899
  Empties empties = Empties::absent;
  ChangeDates change_dates = ChangeDates::minute;
  AnswerOrder answer_order = AnswerOrder::sent;
  UpdateResets update_resets = UpdateResets::nothing;
  NotAtomic state_not_atomic = NotAtomic::never;
  Lag search_lag;
  bool default_client_moves = false;  ///< each new session begins in the next client of the user
  std::chrono::seconds session_lifetime{std::chrono::hours{23}};
  int logins_per_window = 0;  ///< more of one user within five minutes are refused; 0: no limit
  int calls_per_hour = 7200;  ///< over it: quarantine until the next full hour; 0: no limit
  int calls_per_second = 0;   ///< over it: 429; 0: no limit
  LimitStyle limit_style = LimitStyle::fault_500;
  TimeForm quarantine_time = TimeForm::iso;
  bool limit_headers = false;                               ///< APILimitRemaining, APILimitReset
  std::optional<std::int64_t> external_status_overwritten;  ///< another program writes this on every order that is saved
  bool whole_kronor = false;                                ///< the client rounds totals to whole kronor
  bool new_invoicing_module = false;                        ///< ForInvoicing, Pack and the like are not kept: the order is Web
  bool utc_requests = false;                                ///< times without offset in requests are UTC, not Oslo's
  int invoice_fee = 0;                                      ///< kronor; the client adds it as a row when it invoices a sale
  bool credit_settles_invoice = true;                       ///< a credit closes what is open of its invoice in the ledger
  StockDrawn stock_drawn = StockDrawn::invoiced;
  bool sale_moves_date = true;      ///< what an order draws moves the product's DateChanged
  bool count_moves_date = true;     ///< so does a stock that is set
  bool numbers_are_unique = false;  ///< a second product of one number is refused
  int fault_http = 500;             ///< the status that SOAP faults come with
};

}  // namespace woo24::sandbox
