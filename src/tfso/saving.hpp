#pragma once
// A save of several items: sent once, its answers matched by key and id. This room only.

#include "woo24/base/teeth.hpp"
#include "woo24/tfso/save_answer.hpp"
#include "woo24/tfso/session.hpp"

#include <string>
#include <utility>
#include <vector>

namespace woo24::tfso {

inline Fail save_unclear(std::string what) {
  return Fail{Kind::ambiguous, Reason{ReasonId::save_unclear, {{"what", std::move(what)}}}};
}

/// `How` tells of one kind of item: types Sent, Answered and Saved; `sent(Sent) → SentItem`, `answered(Answered) →
/// AnsweredItem`, `saved(Answered) → Saved`, `refused(Answered, Sent) → Fail`, `read(xml_node) → Result<Answered>`.
template <typename How>
std::vector<Result<typename How::Saved>> judged(const std::vector<typename How::Sent>& sent,
                                                const std::vector<typename How::Answered>& answered) {
  std::vector<SentItem> sent_items;
  for (const auto& item : sent) sent_items.push_back(How::sent(item));
  std::vector<AnsweredItem> answered_items;
  for (const auto& item : answered) answered_items.push_back(How::answered(item));

  std::vector<Result<typename How::Saved>> out;
  const auto matched = match_answer(sent_items, answered_items);
  for (std::size_t n = 0; n < sent.size(); ++n) {
    switch (matched[n].outcome) {
      case Outcome::saved:
        out.emplace_back(How::saved(answered[matched[n].answer]));
        break;
      case Outcome::refused:
        out.emplace_back(How::refused(answered[matched[n].answer], sent[n]));
        break;
      case Outcome::unclear:
        out.emplace_back(save_unclear(matched[n].why));
        break;
    }
  }
  return out;
}

/// Sends once.
template <typename How>
Result<std::vector<Result<typename How::Saved>>> save(Session& session, Call call,
                                                      const std::vector<typename How::Sent>& sent) {
  using Results = std::vector<Result<typename How::Saved>>;
  if (sent.empty()) return Results{};
  call.write = true;
  std::vector<typename How::Answered> answered;
  const auto send = [&] {
    answered.clear();
    return session.call(call, [&](const pugi::xml_node& record) -> Result<void> {
      answered.push_back(TRY(How::read(record)));
      return {};
    });
  };
  auto done = send();
  if (!done && !WOO24_RULE(a_write_is_sent_once)) done = send();
  if (done) return judged<How>(sent, answered);
  if (done.error().kind != Kind::ambiguous) return Fail{done.error()};
  return Results(sent.size(), Result<typename How::Saved>(Fail{done.error()}));
}

}  // namespace woo24::tfso
