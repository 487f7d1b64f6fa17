#include "woo24/words/status.hpp"

namespace woo24::words {

namespace {

struct Row {
  const char* sv;
  const char* nb;
  const char* en;
};

Row row(Status phrase) {
  switch (phrase) {
    case Status::working_since:
      return {"Arbetar sedan", "Arbeider siden", "Working since"};
    case Status::not_working_since:
      return {"ARBETAR INTE sedan", "ARBEIDER IKKE siden", "NOT WORKING since"};
    case Status::next_try:
      return {"nästa försök", "neste forsøk", "next try"};
    case Status::service_gone:
      return {"TJÄNSTEN ÄR BORTA. Senaste livstecken", "TJENESTEN ER BORTE. Siste livstegn",
              "THE SERVICE IS GONE. Last sign of life"};
    case Status::service_gone_remedy:
      return {"`journalctl -u woo24 -n 50` säger varför; `systemctl start woo24` startar den.",
              "`journalctl -u woo24 -n 50` sier hvorfor; `systemctl start woo24` starter den.",
              "`journalctl -u woo24 -n 50` says why; `systemctl start woo24` starts it."};
    case Status::service_stopped:
      return {"Tjänsten är inte igång: inget skickas av sig självt.", "Tjenesten er ikke i gang: ingenting sendes av seg selv.",
              "The service is not running: nothing is sent by itself."};
    case Status::paused_since:
      return {"PAUSAD av en person sedan", "PAUSET av en person siden", "PAUSED by a person since"};
    case Status::last_sent:
      return {"Senast skickad", "Sist sendt", "Last sent"};
    case Status::order:
      return {"order", "ordre", "order"};
    case Status::credit:
      return {"kredit", "kredit", "credit"};
    case Status::nothing_sent:
      return {"inget ännu", "ingenting ennå", "nothing yet"};
    case Status::answers_in:
      return {"Svarstider", "Svartider", "Answers in"};
    case Status::shop:
      return {"butiken", "butikken", "the shop"};
    case Status::next_runs:
      return {"Härnäst", "Neste", "Next"};
    case Status::now_paused:
      return {"Pausad: inget av det går av sig självt. Fortsätt: `woo24 resume",
              "Pauset: ingenting av det går av seg selv. Fortsett: `woo24 resume",
              "Paused: nothing of it goes by itself. To go on: `woo24 resume"};
    case Status::now_resumed:
      return {"Fortsätter", "Fortsetter", "Goes on"};
  }
  return {"", "", ""};
}

}  // namespace

std::string phrase(Status phrase, settings::Language language) {
  const auto texts = row(phrase);
  switch (language) {
    case settings::Language::sv:
      return texts.sv;
    case settings::Language::nb:
      return texts.nb;
    case settings::Language::en:
      break;
  }
  return texts.en;
}

}  // namespace woo24::words
