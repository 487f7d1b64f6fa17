#include "woo24/sandbox/usage.hpp"

#include "woo24/base/manual.hpp"

namespace woo24::sandbox {

namespace {

struct Option {
  const char *name, *value, *about;
};

constexpr Option k_options[] = {
    {"--shop-port", "N", "Where the shop listens. 0, the default, takes any free port."},
    {"--office-port", "N", "The same for 24SevenOffice."},
    {"--orders", "N", "So many orders are added to the first dozen."},
    {"--products", "N", "A catalogue of so many numbers instead of the shop's own few, a fifth of them variations."},
    {"--products-in", "WHERE", "Who has that catalogue: both (the default), shop, or office."},
    {"--latency", "TIMES",
     "recorded: each call takes as long as a real shop's, and two are answered at a time. none: the default."},
    {"--seed", "N", "From which orders and products are drawn: the same seed, the same ones."},
    {"--tls", "CERT KEY", "Both speak TLS with this certificate and key (PEM)."},
    {"--shop-version", "VERSION", "The version of WooCommerce that the shop is like, such as 9.9.5."},
};

constexpr const char* k_about =
    "Serves a pretend WooCommerce shop and a pretend 24SevenOffice on 127.0.0.1, for trying things and for tests. Prints one "
    "line of JSON with addresses and sign-ins when both are ready, and ends on SIGTERM.";

}  // namespace

std::string usage() {
  std::string text = "usage: woo24-sandbox";
  for (const auto& option : k_options) text += std::string(" [") + option.name + " " + option.value + "]";
  text += "\n" + std::string(k_about) + "\n\n";
  for (const auto& option : k_options) {
    const auto what = std::string("  ") + option.name + " " + option.value;
    text += what + std::string(what.size() < 26 ? 26 - what.size() : 1, ' ') + option.about + "\n";
  }
  return text;
}

std::string manual_page() {
  ManualPage page("woo24-sandbox", 1, "a pretend WooCommerce shop and a pretend 24SevenOffice");
  page.heading("SYNOPSIS");
  page.paragraph("`woo24-sandbox` [OPTIONS]");
  page.heading("DESCRIPTION");
  page.paragraph(k_about);
  page.paragraph("Nothing leaves this machine and nothing is kept when it ends.");
  page.heading("OPTIONS");
  for (const auto& option : k_options) page.item(std::string("`") + option.name + "` " + option.value, option.about);
  page.heading("EXIT STATUS");
  page.item("0", "it was told to end");
  page.item("1", "a port or the certificate cannot be used");
  page.item("2", "wrong use");
  page.heading("SEE ALSO");
  page.paragraph("woo24(1)");
  return page.text();
}

}  // namespace woo24::sandbox
