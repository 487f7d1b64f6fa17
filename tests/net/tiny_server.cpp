#include "tiny_server.hpp"

#include "woo24/base/text.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>
#include <csignal>
#include <stdexcept>

namespace woo24::net::testing {

namespace {

constexpr std::chrono::seconds k_broken{30};

std::string header_value(const std::string& head, std::string_view name) {
  for (const auto& line : split(head, '\n')) {
    const auto colon = line.find(':');
    if (colon != std::string::npos && equal_ignoring_case(line.substr(0, colon), name))
      return std::string(trimmed(line.substr(colon + 1)));
  }
  return {};
}

void must(bool fine, const char* what) {
  if (!fine) throw std::runtime_error(what);
}

}  // namespace

bool Seen::has_header(std::string_view name) const {
  for (const auto& line : split(head, '\n')) {
    if (equal_ignoring_case(line.substr(0, line.find(':')), name)) return true;
  }
  return false;
}

std::size_t Wire::read(char* into, std::size_t most) {
  const auto size = tls_ != nullptr ? SSL_read(tls_, into, static_cast<int>(most)) : recv(socket_, into, most, 0);
  return size > 0 ? static_cast<std::size_t>(size) : 0;
}

bool Wire::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto size = tls_ != nullptr ? SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()))
                                      : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

bool Wire::handshake() { return tls_ == nullptr || SSL_accept(tls_) == 1; }

TinyServer::TinyServer(Handler handler, std::optional<TlsFiles> tls) : handler_(std::move(handler)) {
  std::signal(SIGPIPE, SIG_IGN);  // SSL_write to a client that has left
  if (tls) {
    tls_ = SSL_CTX_new(TLS_server_method());
    must(SSL_CTX_use_certificate_file(tls_, tls->certificate.c_str(), SSL_FILETYPE_PEM) == 1, "certificate");
    must(SSL_CTX_use_PrivateKey_file(tls_, tls->key.c_str(), SSL_FILETYPE_PEM) == 1, "key");
  }
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);  // NOLINT: what sockets take
  must(bind(socket_, plain, size) == 0 && listen(socket_, 16) == 0 && getsockname(socket_, plain, &size) == 0, "listen");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

TinyServer::~TinyServer() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    for (const int socket : sockets_) shutdown(socket, SHUT_RDWR);
  }
  shutdown(socket_, SHUT_RDWR);
  acceptor_.join();
  for (auto& thread : threads_) thread.join();
  for (const int socket : sockets_) close(socket);
  close(socket_);
  SSL_CTX_free(tls_);
}

void TinyServer::accept_all() {
  for (;;) {
    const int socket = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    const std::lock_guard lock(mutex_);
    sockets_.push_back(socket);
    if (closing_) return;
    const int number = static_cast<int>(sockets_.size());
    threads_.emplace_back([this, socket, number] { serve(socket, number); });
  }
}

void TinyServer::serve(int socket, int number) {
  auto* tls = tls_ != nullptr ? SSL_new(tls_) : nullptr;
  if (tls != nullptr) SSL_set_fd(tls, socket);
  Wire wire(socket, tls);
  std::string buffered;
  bool keep = wire.handshake();
  while (keep) {
    const auto request = read_request(wire, buffered, number);
    if (!request) break;
    {
      const std::lock_guard lock(mutex_);
      seen_.push_back(*request);
    }
    changed_.notify_all();
    keep = handler_(*request, wire);
  }
  SSL_free(tls);
  shutdown(socket, SHUT_RDWR);
}

std::optional<Seen> TinyServer::read_request(Wire& wire, std::string& buffered, int number) {
  const auto more = [&] {
    char piece[4096];
    const auto size = wire.read(piece, sizeof piece);
    buffered.append(piece, size);
    return size > 0;
  };
  std::size_t end = 0;
  while ((end = buffered.find("\r\n\r\n")) == std::string::npos) {
    if (!more()) return std::nullopt;
  }
  Seen seen;
  seen.connection = number;
  seen.head = buffered.substr(0, end + 2);
  buffered.erase(0, end + 4);
  const auto words = split(seen.head.substr(0, seen.head.find("\r\n")), ' ');
  seen.method = words.at(0);
  seen.target = words.at(1);
  const auto length = header_value(seen.head, "Content-Length");
  const auto wanted = length.empty() ? 0 : std::stoul(length);
  while (buffered.size() < wanted) {
    if (!more()) return std::nullopt;
  }
  seen.body = buffered.substr(0, wanted);
  buffered.erase(0, wanted);
  return seen;
}

std::string TinyServer::url(const std::string& path) const {
  return (tls_ != nullptr ? "https" : "http") + std::string("://127.0.0.1:") + std::to_string(port_) + path;
}

std::vector<Seen> TinyServer::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

std::size_t TinyServer::count(std::string_view target) const {
  std::size_t count = 0;
  for (const auto& one : seen()) count += one.target == target ? 1U : 0U;
  return count;
}

int TinyServer::connections() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(sockets_.size());
}

bool TinyServer::wait_for(std::size_t requests) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, k_broken, [&] { return seen_.size() >= requests; });
}

std::string answer(int status, std::string_view body, std::string_view headers) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\n" + std::string(headers) +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

TlsFiles self_signed(const std::string& folder, const std::string& alternative_name) {
  auto* key = EVP_EC_gen("P-256");
  auto* certificate = X509_new();
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 24);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3'600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 86'400);
  X509_set_pubkey(certificate, key);
  auto* name = X509_get_subject_name(certificate);
  const auto* common = reinterpret_cast<const unsigned char*>("woo24 test");  // NOLINT: what the library takes
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, alternative_name.c_str());
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
  must(X509_sign(certificate, key, EVP_sha256()) > 0, "sign");

  TlsFiles files{folder + "/certificate.pem", folder + "/key.pem"};
  auto* out = std::fopen(files.certificate.c_str(), "w");
  PEM_write_X509(out, certificate);
  std::fclose(out);
  out = std::fopen(files.key.c_str(), "w");
  PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(out);
  X509_free(certificate);
  EVP_PKEY_free(key);
  return files;
}

}  // namespace woo24::net::testing
