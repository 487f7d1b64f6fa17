#pragma once
// Signed in, as the right client. The session lives in the state file and is used again across restarts; after every sign-in
// and once at every start the client in force is read and must be the bound one before any other call (exactly-once §2).

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/store/binding.hpp"
#include "woo24/store/office_memory.hpp"
#include "woo24/tfso/office_wire.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace woo24::tfso {

class Session {
 public:
  /// `name_or_id`: settings 24sevenoffice.client, a client's name, client id, or identity id. `signing_in`: held while signing
  /// in and choosing the client, by each of those who share the session of one state file.
  Session(OfficeWire& wire, store::OfficeMemory& memory, store::Binding& binding, Doors doors, std::string username,
          settings::Named name_or_id, std::mutex* signing_in = nullptr);
  /// Makes sure of session and client. Cheap after the first time. Errors: office-sign-in-refused, office-application-unknown,
  /// office-identity-blocked, office-sign-in-throttled, client-unknown, client-ambiguous, wrong-client, secret-missing …
  /// A file without a binding is bound to the client found (its shop half is bound by jobs).
  Result<office::Client> ensure();
  /// As OfficeWire::call, after ensure(); on "not authenticated" asks HasSession, signs in once, proves the client again,
  /// repeats once.
  Result<std::string> call(const Call& call, const RecordSink& each = {});
  /// All identities the user may work as, for `check` and `init`.
  Result<std::vector<office::Identity>> identities();
  [[nodiscard]] const std::optional<office::Client>& client() const { return client_; }
  /// The office's own clock, as its latest answer told it.
  [[nodiscard]] std::optional<Instant> server_time() const { return wire_.server_time(); }

 private:
  [[nodiscard]] std::unique_lock<std::mutex> alone() const;
  Result<office::Client> ensured();
  Result<void> sign_in();
  Result<office::Client> prove_client();
  Result<void> open_session();
  Result<void> revive();
  Result<bool> has_session();
  Result<office::Identity> identity_in_force();
  Result<std::vector<office::Identity>> read_identities();
  Result<void> choose(const std::string& identity);
  Result<office::Client> informed(const office::Identity& identity);
  Result<std::string> own_call(const std::string& operation, std::string arguments, const RecordSink& each = {});
  OfficeWire& wire_;
  store::OfficeMemory& memory_;
  store::Binding& binding_;
  Doors doors_;
  std::string username_;
  settings::Named wanted_;
  std::mutex* signing_in_;
  std::optional<office::Client> client_;  ///< proven, and its session alive when last heard of
  std::optional<office::Client> known_;   ///< what the client said of itself when last asked
};

}  // namespace woo24::tfso
