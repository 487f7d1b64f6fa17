#pragma once
// What people do with the products of the pretend office's company 4711, and what one sees of them. Reached by
// Office::catalogue(), which outlives it; thread-safe as that is. Categories are named by their path ("Verktyg > Skruv");
// amounts are decimal text.

#include "woo24/base/when.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sandbox {

class Office;

/// A product as a person enters it.
struct OfficeItem {
  std::string number, name;
  std::string price;                 ///< net; "": none
  std::string category = "Verktyg";  ///< path, made where it is not there
  std::optional<std::string> stock;  ///< nothing: the office does not control its stock
  bool active = true;                ///< else expired
  std::string description, ean, weight, web_price, cash_price_inc_tax;
};

struct OfficeItemView {
  std::int64_t id = 0;
  std::string number, name, description, ean;
  std::string category;  ///< path
  bool active = true;
  std::string price, web_price, cash_price_inc_tax, weight;  ///< without zeros at the end; "": none
  std::string stock;                                         ///< "": none
  bool stock_controlled = false;
  Instant changed;  ///< exact, whatever the office answers
  int saves = 0;    ///< through the API, stock too
  friend bool operator==(const OfficeItemView&, const OfficeItemView&) = default;
};

struct OfficeCategoryView {
  std::int64_t id = 0, parent = 0;
  std::string name, path;
};

class OfficeCatalogue {
 public:
  // --- hands; false (or id 0) where there is no such thing. Each moves DateChanged ---
  /// Whatever its number: nothing keeps people from entering one twice.
  std::int64_t add(const OfficeItem& item);
  /// name, number ("": none), price, web_price, cash_price_inc_tax, description, ean, weight, category (path), stock,
  /// stock_controlled ("true", "false"), active ("true", "false").
  bool edit(std::int64_t id, const std::string& field, const std::string& value);
  bool expire(std::int64_t id) { return edit(id, "active", "false"); }
  bool remove(std::int64_t id);
  bool set_stock(std::int64_t id, const std::string& pieces);
  /// What of the path is there stays. The last one's id.
  std::int64_t add_category(const std::string& path);
  bool rename_category(const std::string& path, const std::string& name);
  bool move_category(const std::string& path, const std::string& below);
  bool remove_category(const std::string& path);
  /// Without any product but those for freight, fees and rounding (FRAKT, AVGIFT, ORES); categories stay.
  void clear();

  // --- looking ---
  /// The lowest id of several of that number (case is nothing).
  [[nodiscard]] std::optional<OfficeItemView> item(const std::string& number) const;
  [[nodiscard]] std::optional<OfficeItemView> item(std::int64_t id) const;
  [[nodiscard]] std::vector<OfficeItemView> items() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<OfficeCategoryView> categories() const;
  /// Saves that changed nothing: harmless after a lost answer, else a fault of whoever saves.
  [[nodiscard]] std::vector<std::string> idle_saves() const;
  void forget_idle_saves();

 private:
  friend class Office;
  explicit OfficeCatalogue(const Office& office) : office_(&office) {}
  const Office* office_;
};

}  // namespace woo24::sandbox
