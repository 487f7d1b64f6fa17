#pragma once
// A pretend office for the tests of this room: answers from a list, requests kept.

#include "support/wire_dump.hpp"

#include "woo24/base/doors.hpp"
#include "woo24/store/binding.hpp"
#include "woo24/store/database.hpp"
#include "woo24/store/office_memory.hpp"
#include "woo24/tfso/call_budget.hpp"
#include "woo24/tfso/office_reader.hpp"
#include "woo24/tfso/office_wire.hpp"
#include "woo24/tfso/office_writer.hpp"
#include "woo24/tfso/session.hpp"

#include <deque>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace woo24::test {

inline std::string operation_of(const http::Request& request) {
  for (const auto& header : request.headers) {
    if (header.name == "SOAPAction") {
      const auto slash = header.value.rfind('/');
      return header.value.substr(slash + 1, header.value.size() - slash - 2);
    }
  }
  return {};
}

inline std::string header_of(const http::Request& request, std::string_view name) {
  for (const auto& header : request.headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

/// Answers in the order in which they were put, whatever is asked; bodies come in pieces of seven bytes.
class ListedHttp final : public HttpDoor {
 public:
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override {
    dump_request(request.body, operation_of(request));
    requests.push_back(request);
    if (answers.empty()) {
      ADD_FAILURE() << "no answer is left for " << operation_of(request);
      return Fail{Kind::unreachable, Reason{ReasonId::internal_fault, {{"detail", "no answer left"}}}};
    }
    auto answer = std::move(answers.front());
    answers.pop_front();
    if (auto* error = std::get_if<Error>(&answer)) return Fail{*error};
    auto response = std::get<http::Response>(std::move(answer));
    if (response.status == 200 && sink) {
      const std::string body = std::exchange(response.body, {});
      constexpr std::size_t k_piece = 7;
      for (std::size_t at = 0; at < body.size(); at += k_piece) {
        if (!sink(std::string_view(body).substr(at, k_piece))) {
          return Fail{Kind::ambiguous, Reason{ReasonId::internal_fault, {{"detail", "stopped"}}}};
        }
      }
    }
    return response;
  }
  std::vector<Result<http::Response>> send_all(std::span<const http::Request>) override { return {}; }

  void answer(int status, std::string body, std::vector<http::Header> headers = {}) {
    answers.emplace_back(http::Response{status, std::move(headers), std::move(body), {}});
  }
  void fail(Kind kind) { answers.emplace_back(Error{kind, Reason{ReasonId::internal_fault, {{"detail", "reset"}}}, {}}); }
  [[nodiscard]] std::vector<std::string> operations() const {
    std::vector<std::string> out;
    for (const auto& request : requests) out.push_back(operation_of(request));
    return out;
  }

  std::deque<std::variant<http::Response, Error>> answers;
  std::vector<http::Request> requests;
};

class SetClock final : public ClockDoor {
 public:
  Instant now() override { return at; }
  std::chrono::milliseconds steady() override { return at.time_since_epoch(); }
  Instant at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{8} + std::chrono::minutes{30};
};

class FixedChance final : public ChanceDoor {
 public:
  std::uint64_t draw() override { return 0x1234abcd; }
};

class GivenSecrets final : public EnvironmentDoor {
 public:
  Result<std::string> secret(std::string_view name) override {
    const auto found = secrets.find(std::string(name));
    if (found != secrets.end()) return found->second;
    return Fail{Kind::configuration, Reason{ReasonId::secret_missing, {{"name", std::string(name)}, {"places", ""}}}};
  }
  Result<std::uint64_t> free_bytes(const std::string&) override { return std::uint64_t{1} << 40; }
  void notify(const std::string&) override {}
  std::map<std::string, std::string> secrets{{"office_password", "secret"},
                                             {"office_application_id", "11111111-2222-3333-4444-555555555555"}};
};

inline std::string soap(const std::string& body) {
  return R"(<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" )"
         R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body>)" +
         body + "</soap:Body></soap:Envelope>";
}

inline std::string result_of(const std::string& operation, const std::string& result) {
  return soap("<" + operation + R"(Response xmlns="http://24sevenOffice.com/webservices"><)" + operation + "Result>" + result +
              "</" + operation + "Result></" + operation + "Response>");
}

inline std::string fault_of(const std::string& text) {
  return soap("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>" + text + "</faultstring><detail /></soap:Fault>");
}

inline const std::string k_identity_1 = "aaaaaaaa-0000-0000-0000-000000000001";
inline const std::string k_identity_2 = "aaaaaaaa-0000-0000-0000-000000000002";
inline const std::string k_identity_3 = "aaaaaaaa-0000-0000-0000-000000000003";

inline std::string identity_fields(const std::string& id, int client, const std::string& name, bool disabled = false) {
  return "<Id>" + id + "</Id><Client><Id>" + std::to_string(client) + "</Id><Name>" + name +
         "</Name></Client><IsCurrent>true</IsCurrent><IsDefault>true</IsDefault><IsProtected>false</IsProtected><Servers "
         "/><IsDisabled>" +
         (disabled ? "true" : "false") + "</IsDisabled>";
}

/// Everything between a test and the doors. The wire is signed in and the client proven after `open()`.
struct PretendOffice {
  ListedHttp http;
  SetClock clock;
  FixedChance chance;
  GivenSecrets environment;
  Doors doors{http, clock, chance, environment};
  store::Database db = store::Database::in_memory().value();
  store::OfficeMemory memory{db};
  store::Binding binding{db};
  settings::Office office = [] {
    settings::Office out;
    out.username = "integration@example.se";
    out.client = {"Nordbutiken AB", 3};
    out.api_url = "https://api.example.test";
    out.webservices_url = "https://webservices.example.test/";
    return out;
  }();
  tfso::CallBudget budget{memory, clock, office.calls_per_hour};
  tfso::OfficeWire wire{doors, office, budget};
  tfso::Session session{wire, memory, binding, doors, office.username, office.client};

  void answer_login(const std::string& id = "abcd1234efgh5678ijkl9012") { http.answer(200, result_of("Login", id)); }
  void answer_identity(const std::string& id = k_identity_1, int client = 4711, const std::string& name = "Nordbutiken AB") {
    http.answer(200, result_of("GetIdentity", identity_fields(id, client, name)));
  }
  void answer_identities() {
    http.answer(200, result_of("GetIdentities",
                               "<Identity>" + identity_fields(k_identity_1, 4711, "Nordbutiken AB") + "</Identity><Identity>" +
                                   identity_fields(k_identity_2, 4712, "Nordbutiken Test AB") + "</Identity><Identity>" +
                                   identity_fields(k_identity_3, 4711, "Nordbutiken AB", true) + "</Identity>"));
  }
  void answer_information(const std::string& number = "559012-3456") {
    http.answer(200, result_of("GetClientInformation",
                               "<Country>SE</Country><IsUsingFactoring>false</IsUsingFactoring><Name>Nordbutiken AB</Name>"
                               "<UserId>4711</UserId><OrganizationNumber>" +
                                   number + "</OrganizationNumber><DefaultCurrency>SEK</DefaultCurrency>"));
  }
  void bind() {
    ASSERT_TRUE(binding.set(
        {"0badc0de", clock.at, "exempel", "https://shop.example.se", k_identity_1, "Nordbutiken AB", "5590123456", 4711}));
  }
  /// A bound file with a living session; what was asked to get there is forgotten.
  void open() {
    bind();
    ASSERT_TRUE(memory.set("session", "kept1234", clock.at));
    answer_identity();
    answer_information();
    ASSERT_TRUE(session.ensure());
    http.requests.clear();
  }
};

inline std::string data_file(const std::string& name) {
  std::ifstream file(std::string(WOO24_SOURCE_DIR) + "/tests/data/tfso/" + name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// One line an element, blanks between elements dropped: what is compared, whoever wrote it.
inline std::string element_lines(const std::string& xml) {
  std::string out;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    if (xml[at] == '\n') {
      while (at + 1 < xml.size() && (xml[at + 1] == ' ' || xml[at + 1] == '\n')) ++at;
      continue;
    }
    if (xml[at] == '<' && !out.empty() && out.back() == '>') out += '\n';
    out += xml[at];
  }
  return out;
}

template <typename T>
void expect_reason(const Result<T>& result, Kind kind, ReasonId reason) {
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, kind);
  EXPECT_EQ(reason_id(result.error().reason.id), reason_id(reason));
}

#define EXPECT_REASON(result, kind, reason)             \
  do {                                                  \
    SCOPED_TRACE("here");                               \
    ::woo24::test::expect_reason(result, kind, reason); \
  } while (false)

}  // namespace woo24::test
