#include "woo24/words/sentences.hpp"

namespace woo24::words {

namespace {

constexpr Sentence k_sentences[] = {
    {ReasonId::mail_unreachable, "E-postserveren {server} kan ikke nås[: {detail}].",
     "Kontroller mail.smtp.host og port, og at serveren er i gang. E-posten blir liggende og sendes så snart det går."},
    {ReasonId::mail_without_tls, "Det går ikke å snakke kryptert med e-postserveren {server}[: {detail}].",
     "Kontroller mail.smtp.tls og port (587 for STARTTLS, 465 for implicit), og serverens sertifikat; et eget angis i "
     "mail.smtp.ca_file."},
    {ReasonId::mail_sign_in_refused, "E-postserveren {server} godtar ikke innloggingen som {username}[: {answer}].",
     "Rett mail.smtp.username, og passordet med `woo24 secret set smtp_password`; prøv med `woo24 check --mail`."},
    {ReasonId::mail_refused, "E-postserveren {server} tar ikke imot e-posten[: {answer}].",
     "Rett mail.from og mottakerne; prøv med `woo24 check --mail`. E-posten blir liggende og sendes da."},
    {ReasonId::mail_put_off, "E-postserveren {server} vil ha e-posten senere[: {answer}].", "Den sendes igjen av seg selv."},
    {ReasonId::mail_unclear, "E-postserveren {server} svarte ikke da e-posten var fremme[: {detail}]. Den kan ha kommet frem.",
     "Samme e-post sendes igjen, med samme Message-ID."},
    {ReasonId::mail_not_configured, "Ingen e-postadresse er angitt: ingen får vite når en ordre ikke kommer til bokføringen.",
     "Angi mail.from og mail.failures_to; prøv med `woo24 check --mail`."},
    {ReasonId::mail_not_taken_for, "E-postserveren {server} tok imot e-posten, men ikke for {addresses}.",
     "Rett adressene i mail.failures_to og mail.alarms_to."},
    {ReasonId::mail_unsent, "En e-post har ligget usendt siden {since}.",
     "`woo24 check --mail` prøver e-posten og sier hva som er feil."},
    {ReasonId::nothing_through, "Ingen kjøring har gått gjennom siden {since}.",
     "`woo24 status` viser årsaken og hva som skal gjøres."},
    {ReasonId::oldest_unsent, "Ordre {order} skulle ha vært sendt, men har ventet siden {since}[; så mange venter: {count}].",
     "`woo24 why order {order}` forteller hvorfor."},
    {ReasonId::orders_paused, "Ordrene er satt på pause av en person siden {since}: ingenting går til regnskapet av seg selv.",
     "Når det ikke lenger trengs: `woo24 resume orders`. Det som venter i butikken, følger da."},
    {ReasonId::disk_low,
     "Bare {free} MiB er ledig i {folder}, der tilstandsfilen ligger: på en full disk kan ingen ordre sendes.",
     "Gjør plass: `df -h {folder}` viser hvor mye som er brukt."},
    {ReasonId::service_died, "Tjenesten {unit} er avsluttet og startes ikke igjen[: {result}][ ({status})].",
     "`journalctl -u {unit} -n 50` sier hvorfor. Når årsaken er borte: `systemctl start {unit}`. Ingen ordre går tapt imens: "
     "det som skal sendes, venter i butikken."},
};

}  // namespace

std::span<const Sentence> nb_mail() { return k_sentences; }

}  // namespace woo24::words
