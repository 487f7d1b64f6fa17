#pragma once
// What a person is to see to of a payment that is not as sure as the order it belongs to. Pure.

#include "woo24/model/posting.hpp"

#include <string>

namespace woo24::sync {

/// For a posting with payment_unsure: check-the-payment, or of a credit with which none was sent credit-left-open.
/// `method`: the shop's name of it, where known.
Reason unsure_payment(const Posting& posting, const std::string& method = "");

}  // namespace woo24::sync
