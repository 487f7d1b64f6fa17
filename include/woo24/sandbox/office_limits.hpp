#pragma once
// How much the office lets itself be asked: an hour's calls, a second's, quarantine; and how answers look.

#include "woo24/sandbox/office_operations.hpp"

#include <optional>

namespace woo24::sandbox {

/// Counts this call. An answer when the office refuses it unread.
std::optional<http::Response> limit_answer(OfficeState& state, const std::string& operation);

http::Response soap_answer(const OfficeState& state, const OfficeRequest& request, const OfficeReply& reply);
/// `reason` as it stands; the status is the one that the switches say.
http::Response soap_fault(const OfficeState& state, const std::string& reason, bool client_fault);
/// A bare page of the web server.
http::Response plain_answer(const OfficeState& state, int status, const std::string& text);

}  // namespace woo24::sandbox
