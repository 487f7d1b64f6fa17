#include "woo24/report/letter.hpp"

#include "woo24/base/text.hpp"
#include "woo24/words/letter.hpp"
#include "woo24/words/words.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>

namespace woo24::report {

namespace {

using settings::Language;
using words::Letter;

constexpr std::size_t k_most = 50;  // entries of a section: what a person reads; the rest is counted

using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

/// A phrase with its {names} filled in, each once.
std::string filled(Letter phrase, Language language, Values values) {
  auto text = words::phrase(phrase, language);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto end = text[at] == '{' ? text.find('}', at) : std::string::npos;
    const auto name = end == std::string::npos ? std::string() : text.substr(at + 1, end - at - 1);
    const auto* const value = std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
    if (name.empty() || value == values.end()) {
      out += text[at];
      continue;
    }
    out += value->second;
    at = end;
  }
  return out;
}

std::string counted(Letter one, Letter many, std::size_t count, Language language) {
  return filled(count == 1 ? one : many, language, {{"n", std::to_string(count)}});
}

std::string orders(std::size_t count, Language language) {
  return counted(Letter::order_one, Letter::order_many, count, language);
}

std::string code_of(Language language) { return language == Language::sv ? "sv" : language == Language::nb ? "nb" : "en"; }

/// "1 249,00 kr + 20,00 EUR"
std::string amounts(const std::map<std::string, Amount>& sums, Language language) {
  std::vector<std::string> parts;
  for (const auto& [currency, amount] : sums) parts.push_back(words::money_in_words(amount.shortest(2), currency, language));
  return joined(parts, " + ");
}

std::string total_of(const std::vector<Item>& items, Language language) {
  std::map<std::string, Amount> sums;
  for (const auto& item : items) sums[item.currency] += item.total;
  return amounts(sums, language);
}

class Nightly {
 public:
  explicit Nightly(const Contents& contents) : contents_(contents), language_(contents.language) {}

  Document made() {
    Document document;
    document.language = code_of(language_);
    document.subject = "[" + contents_.shop_id + "] " + subject();
    document.title = filled(Letter::report_of, language_, {{"shop", contents_.shop_id}, {"days", days()}});
    document.tone = tone();
    if (contents_.watching) document.leads.push_back(words::phrase(Letter::watching, language_));
    if (contents_.is_well()) document.leads.push_back(words::phrase(Letter::lead_well, language_));
    if (contents_.trouble) document.sections.push_back(trouble());
    items(document, Letter::new_failures, Tone::bad, contents_.fresh);
    items(document, Letter::still_standing, Tone::waiting, contents_.standing);
    look(document);
    items(document, Letter::new_products, Tone::bad, contents_.fresh_products, Letter::more_products);
    items(document, Letter::standing_products, Tone::waiting, contents_.standing_products, Letter::more_products);
    healed(document);
    document.sections.push_back(sums());
    document.sections.push_back(proof());
    document.footer = words::phrase(Letter::footer, language_);
    return document;
  }

 private:
  [[nodiscard]] Tone tone() const {
    if (!contents_.fresh.empty() || contents_.trouble) return Tone::bad;
    const bool rests = contents_.is_well() && contents_.fresh_products.empty() && contents_.standing_products.empty();
    return rests ? Tone::good : Tone::waiting;
  }

  [[nodiscard]] std::string time(Instant at) const { return contents_.zone.local_minute(at); }

  [[nodiscard]] std::string days() const {
    const auto first = words::day_in_words(contents_.first_day, language_);
    return contents_.first_day == contents_.last_day ? first
                                                     : first + " – " + words::day_in_words(contents_.last_day, language_);
  }

  [[nodiscard]] std::string findings() const {
    return counted(Letter::finding_one, Letter::finding_many, static_cast<std::size_t>(contents_.proof->findings), language_);
  }

  [[nodiscard]] std::string subject() const {
    if (contents_.trouble) return filled(Letter::subject_trouble, language_, {{"since", time(contents_.trouble->since)}});
    if (!contents_.fresh.empty()) {
      return filled(Letter::subject_new, language_,
                    {{"orders", orders(contents_.fresh.size(), language_)}, {"sum", total_of(contents_.fresh, language_)}});
    }
    if (!contents_.standing.empty()) {
      return filled(
          Letter::subject_still, language_,
          {{"orders", orders(contents_.standing.size(), language_)}, {"sum", total_of(contents_.standing, language_)}});
    }
    if (contents_.proof && contents_.proof->findings > 0)
      return filled(Letter::subject_differs, language_, {{"findings", findings()}});
    if (!contents_.to_look_at.empty())
      return filled(Letter::subject_look, language_, {{"things", orders(contents_.to_look_at.size(), language_)}});
    const auto& products = contents_.fresh_products.empty() ? contents_.standing_products : contents_.fresh_products;
    if (!products.empty()) return filled(Letter::subject_products, language_, {{"n", std::to_string(products.size())}});
    std::map<std::string, Amount> sold;
    std::size_t count = 0;
    for (const auto& sum : contents_.sums) {
      count += static_cast<std::size_t>(sum.orders);
      if (sum.orders > 0) sold[sum.currency] += sum.sold;
    }
    auto text =
        filled(Letter::subject_well, language_, {{"orders", orders(count, language_)}, {"sum", amounts(sold, language_)}});
    if (sold.empty()) text.resize(text.size() - 3);  // " ()"
    return text;
  }

  /// "i 3 dygn, sedan 2026-11-21 02:15"; what is younger than an hour has no age yet.
  [[nodiscard]] std::string stood(Instant since) const {
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(contents_.at - since).count();
    if (hours < 1) return filled(Letter::since, language_, {{"time", time(since)}});
    const auto count = static_cast<std::size_t>(hours < 48 ? hours : hours / 24);
    const auto age = hours < 48 ? counted(Letter::hour_one, Letter::hour_many, count, language_)
                                : counted(Letter::day_one, Letter::day_many, count, language_);
    return filled(Letter::stood_for, language_, {{"age", age}, {"time", time(since)}});
  }

  [[nodiscard]] std::string name_of(ItemKind kind, const std::string& number) const {
    const auto phrase = kind == ItemKind::credit         ? Letter::credit
                        : kind == ItemKind::office_order ? Letter::office_order
                        : kind == ItemKind::product      ? Letter::product
                        : kind == ItemKind::product_job  ? Letter::product_job
                                                         : Letter::order;
    return filled(phrase, language_, {{"number", number}});
  }

  [[nodiscard]] Entry entry(const Item& item, bool failed) const {
    Entry entry;
    entry.head = name_of(item.kind, item.number);
    const bool of_the_books = item.kind != ItemKind::product && item.kind != ItemKind::product_job;
    entry.right = of_the_books ? words::money_in_words(item.total.shortest(2), item.currency, language_) : item.place;
    if (!item.customer.empty()) entry.who = filled(Letter::customer, language_, {{"name", item.customer}});
    entry.under = stood(item.since);
    entry.lines.push_back(words::text(item.reason, language_));
    entry.label = words::phrase(Letter::to_do, language_);
    entry.remedy = words::remedy(item.reason, language_);
    const auto heals = reason_heals(item.reason.id);
    if (failed && heals != Heals::none) {
      entry.under += ". " + words::phrase(heals == Heals::itself ? Letter::tried_by_itself : Letter::waits_for_you, language_);
    }
    return entry;
  }

  void items(Document& document, Letter heading, Tone tone, const std::vector<Item>& list,
             Letter rest = Letter::more_of_them) const {
    if (list.empty()) return;
    Section section{words::phrase(heading, language_), tone, {}, {}};
    section.heading += " (" + std::to_string(list.size()) + ")";
    for (const auto& item : list) {
      if (section.entries.size() == k_most) break;
      section.entries.push_back(entry(item, tone != Tone::plain));
    }
    if (list.size() > k_most) section.lines.push_back(filled(rest, language_, {{"n", std::to_string(list.size() - k_most)}}));
    document.sections.push_back(std::move(section));
  }

  [[nodiscard]] Section trouble() const {
    const auto& reason = contents_.trouble->reason;
    Entry entry;
    entry.head = words::text(reason, language_);
    entry.under = stood(contents_.trouble->since);
    entry.label = words::phrase(Letter::to_do, language_);
    entry.remedy = words::remedy(reason, language_);
    return {words::phrase(Letter::nothing_gets_through, language_), Tone::bad, {entry}, {}};
  }

  void look(Document& document) const {
    items(document, Letter::to_look_at, Tone::plain, contents_.to_look_at);
    if (contents_.facts.empty()) return;
    if (contents_.to_look_at.empty())
      document.sections.push_back({words::phrase(Letter::to_look_at, language_), Tone::plain, {}, {}});
    for (const auto& fact : contents_.facts) {
      document.sections.back().lines.push_back(words::text(fact, language_) + " " + words::remedy(fact, language_));
    }
  }

  void healed(Document& document) const {
    if (contents_.healed.empty()) return;
    Section section{words::phrase(Letter::healed, language_), Tone::good, {}, {}};
    for (const auto& one : contents_.healed) {
      if (section.lines.size() == k_most) break;
      section.lines.push_back(name_of(one.kind, one.number));
    }
    const auto rest = contents_.healed.size() - section.lines.size();
    if (rest > 0) section.lines.push_back(filled(Letter::more_of_them, language_, {{"n", std::to_string(rest)}}));
    document.sections.push_back(std::move(section));
  }

  [[nodiscard]] Section sums() const {
    Section section{words::phrase(Letter::sums, language_), Tone::plain, {}, {}};
    for (const auto& sum : contents_.sums) {
      if (sum.orders > 0) {
        section.lines.push_back(filled(Letter::sent_line, language_,
                                       {{"orders", orders(static_cast<std::size_t>(sum.orders), language_)},
                                        {"sum", words::money_in_words(sum.sold.shortest(2), sum.currency, language_)}}));
      }
      if (sum.credits > 0) {
        section.lines.push_back(filled(Letter::credited_line, language_,
                                       {{"n", std::to_string(sum.credits)},
                                        {"sum", words::money_in_words(sum.credited.shortest(2), sum.currency, language_)}}));
      }
    }
    if (section.lines.empty()) section.lines.push_back(words::phrase(Letter::nothing_sent, language_));
    section.lines.push_back(contents_.last_through ? filled(Letter::last_through, language_,
                                                            {{"number", contents_.last_through->number},
                                                             {"time", time(contents_.last_through->at)}})
                                                   : words::phrase(Letter::nothing_through_yet, language_));
    return section;
  }

  [[nodiscard]] Section proof() const {
    Section section{words::phrase(Letter::proof, language_), Tone::plain, {}, {}};
    if (!contents_.proof) {
      section.lines.push_back(words::phrase(Letter::proof_none, language_));
      return section;
    }
    const auto& proof = *contents_.proof;
    const bool equal = proof.findings == 0;
    section.tone = equal ? Tone::good : Tone::bad;
    for (const auto& line : proof.lines) {
      if (line.listed || section.entries.size() == k_most) continue;
      Entry entry;
      entry.head = name_of(line.refund ? ItemKind::credit : ItemKind::order, line.number);
      entry.lines.push_back(words::text(line.reason, language_));
      entry.label = words::phrase(Letter::to_do, language_);
      entry.remedy = words::remedy(line.reason, language_);
      section.entries.push_back(std::move(entry));
    }
    section.lines.push_back(filled(equal ? Letter::proof_equal : Letter::proof_differs, language_,
                                   {{"time", time(proof.at)},
                                    {"findings", findings()},
                                    {"orders", orders(static_cast<std::size_t>(proof.orders), language_)},
                                    {"credits", std::to_string(proof.credits)}}));
    return section;
  }

  const Contents& contents_;
  Language language_;
};

Document short_mail(const Sender& sender, const std::string& subject, const std::string& title, Tone tone) {
  Document document;
  document.language = code_of(sender.language);
  document.subject = "[" + sender.shop_id + "] " + subject;
  document.title = title;
  document.tone = tone;
  document.footer = words::phrase(Letter::footer, sender.language);
  return document;
}

}  // namespace

Document nightly(const Contents& contents) { return Nightly(contents).made(); }

Document alarm(const Sender& sender, const Reason& reason, Instant since) {
  const auto what = words::text(reason, sender.language);
  auto document = short_mail(sender, filled(Letter::subject_alarm, sender.language, {{"what", what}}),
                             sender.shop_id + ": " + words::phrase(Letter::nothing_gets_through, sender.language), Tone::bad);
  document.leads.push_back(words::phrase(Letter::alarm_lead, sender.language));
  Entry entry;
  entry.head = what;
  entry.under = filled(Letter::since, sender.language, {{"time", sender.zone.local_minute(since)}});
  entry.label = words::phrase(Letter::to_do, sender.language);
  entry.remedy = words::remedy(reason, sender.language);
  document.sections.push_back({words::phrase(Letter::nothing_gets_through, sender.language), Tone::bad, {entry}, {}});
  return document;
}

Document all_clear(const Sender& sender, const Reason& reason, Instant since, Instant until) {
  const auto what = words::text(reason, sender.language);
  const auto subject = filled(Letter::subject_all_clear, sender.language, {{"what", what}});
  auto document = short_mail(sender, subject, sender.shop_id + ": " + subject, Tone::good);
  document.leads.push_back(words::phrase(Letter::all_clear_lead, sender.language));
  document.leads.push_back(filled(Letter::stood_from_to, sender.language,
                                  {{"from", sender.zone.local_minute(since)}, {"to", sender.zone.local_minute(until)}}));
  return document;
}

Document trial(const Sender& sender) {
  const auto subject = words::phrase(Letter::subject_trial, sender.language);
  auto document = short_mail(sender, subject, sender.shop_id + ": " + subject, Tone::good);
  document.leads.push_back(words::phrase(Letter::trial_lead, sender.language));
  return document;
}

}  // namespace woo24::report
