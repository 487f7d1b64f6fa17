#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::mail_unreachable, "The mail server {server} cannot be reached[: {detail}].",
     "Check mail.smtp.host and port, and that the server runs. The mail is kept and sent as soon as it can be."},
    {ReasonId::mail_without_tls, "The mail server {server} cannot be spoken to encrypted[: {detail}].",
     "Check mail.smtp.tls and port (587 for STARTTLS, 465 for implicit), and the server's certificate; one of its own goes "
     "into mail.smtp.ca_file."},
    {ReasonId::mail_sign_in_refused, "The mail server {server} does not accept the sign-in as {username}[: {answer}].",
     "Correct mail.smtp.username, and the password by `woo24 secret set smtp_password`; try it by `woo24 check --mail`."},
    {ReasonId::mail_refused, "The mail server {server} does not take the mail[: {answer}].",
     "Correct mail.from and the recipients; try it by `woo24 check --mail`. The mail is kept and sent then."},
    {ReasonId::mail_put_off, "The mail server {server} wants the mail later[: {answer}].", "It is sent again by itself."},
    {ReasonId::mail_unclear, "The mail server {server} gave no answer once the mail had left[: {detail}]. It may have arrived.",
     "The same mail is sent again, with the same Message-ID."},
    {ReasonId::mail_not_configured, "No mail address is given: nobody is told when an order does not reach the books.",
     "Give mail.from and mail.failures_to; try it by `woo24 check --mail`."},
    {ReasonId::mail_not_taken_for, "The mail server {server} took the mail, but not for {addresses}.",
     "Correct the addresses in mail.failures_to and mail.alarms_to."},
    {ReasonId::mail_unsent, "A mail has been waiting to be sent since {since}.",
     "`woo24 check --mail` tries the mail and says what is wrong."},
    {ReasonId::nothing_through, "No run has got through since {since}.", "`woo24 status` shows the cause and what to do."},
    {ReasonId::oldest_unsent, "Order {order} should have been sent but has waited since {since}[; so many wait: {count}].",
     "`woo24 why order {order}` tells why."},
    {ReasonId::orders_paused, "Orders have been paused by a person since {since}: nothing goes to the books by itself.",
     "When that is no longer wanted: `woo24 resume orders`. What waits in the shop then follows."},
    {ReasonId::disk_low, "Only {free} MiB are free in {folder}, where the state file is: on a full disk no order can be sent.",
     "Make room: `df -h {folder}` shows how much is taken."},
    {ReasonId::service_died, "The service {unit} has ended and is not started again[: {result}][ ({status})].",
     "`journalctl -u {unit} -n 50` says why. When the cause is gone: `systemctl start {unit}`. No order is lost meanwhile: "
     "what is due waits in the shop."},
};

}  // namespace

std::span<const Sentence> en_mail() { return k_sentences; }

}  // namespace woo24::words
