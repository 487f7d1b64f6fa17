#pragma once
// Lines of the ledger (Transaction) as XML.

#include "woo24/base/result.hpp"
#include "woo24/model/office_ledger.hpp"

#include <string>

namespace pugi {
class xml_node;
}

namespace woo24::tfso {

/// The arguments of GetTransactions. Both open and settled lines are asked for.
std::string ledger_search(const office::LedgerSearch& search);
/// Errors: office-answer-wrong.
Result<office::LedgerEntry> read_ledger_entry(const pugi::xml_node& record);

}  // namespace woo24::tfso
