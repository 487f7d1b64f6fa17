#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::mail_unreachable, "Mejlservern {server} går inte att nå[: {detail}].",
     "Kontrollera mail.smtp.host och port, och att servern är igång. Mejlet ligger kvar och skickas så fort det går."},
    {ReasonId::mail_without_tls, "Det går inte att tala krypterat med mejlservern {server}[: {detail}].",
     "Kontrollera mail.smtp.tls och port (587 för STARTTLS, 465 för implicit), och serverns certifikat; ett eget anges i "
     "mail.smtp.ca_file."},
    {ReasonId::mail_sign_in_refused, "Mejlservern {server} godtar inte inloggningen som {username}[: {answer}].",
     "Rätta mail.smtp.username, och lösenordet med `woo24 secret set smtp_password`; prova med `woo24 check --mail`."},
    {ReasonId::mail_refused, "Mejlservern {server} tar inte emot mejlet[: {answer}].",
     "Rätta mail.from och mottagarna; prova med `woo24 check --mail`. Mejlet ligger kvar och skickas sedan."},
    {ReasonId::mail_put_off, "Mejlservern {server} vill ha mejlet senare[: {answer}].", "Det skickas igen av sig självt."},
    {ReasonId::mail_unclear, "Mejlservern {server} svarade inte när mejlet var framme[: {detail}]. Det kan ha kommit fram.",
     "Samma mejl skickas igen, med samma Message-ID."},
    {ReasonId::mail_not_configured, "Ingen mejladress är angiven: ingen får veta när en order inte kommer till bokföringen.",
     "Ange mail.from och mail.failures_to; prova med `woo24 check --mail`."},
    {ReasonId::mail_not_taken_for, "Mejlservern {server} tog emot mejlet, men inte för {addresses}.",
     "Rätta adresserna i mail.failures_to och mail.alarms_to."},
    {ReasonId::mail_unsent, "Ett mejl har legat oskickat sedan {since}.",
     "`woo24 check --mail` provar mejlet och säger vad som är fel."},
    {ReasonId::nothing_through, "Ingen körning har gått igenom sedan {since}.",
     "`woo24 status` visar orsaken och vad som ska göras."},
    {ReasonId::oldest_unsent, "Order {order} borde ha skickats men har väntat sedan {since}[; så många väntar: {count}].",
     "`woo24 why order {order}` berättar varför."},
    {ReasonId::orders_paused, "Ordrarna är pausade av en person sedan {since}: inget går till bokföringen av sig självt.",
     "När det inte längre behövs: `woo24 resume orders`. Det som väntar i butiken följer då."},
    {ReasonId::disk_low,
     "Bara {free} MiB är lediga i {folder}, där tillståndsfilen ligger: på en full disk kan ingen order skickas.",
     "Gör plats: `df -h {folder}` visar hur mycket som är upptaget."},
    {ReasonId::service_died, "Tjänsten {unit} har avslutats och startas inte igen[: {result}][ ({status})].",
     "`journalctl -u {unit} -n 50` säger varför. När orsaken är borta: `systemctl start {unit}`. Ingen order går förlorad "
     "under tiden: det som ska skickas väntar i butiken."},
};

}  // namespace

std::span<const Sentence> sv_mail() { return k_sentences; }

}  // namespace woo24::words
