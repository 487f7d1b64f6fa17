#pragma once
// Marks a rule of exactly-once.md at the line where it acts, so that the simulator can show that it would miss it:
//
//   if (!WOO24_RULE(settle_after_unclear)) return true;
//
// In the program the mark is the constant true, and costs nothing. The simulator's own build of these sources (WOO24_TEETH)
// asks at run time which rule is taken out; then a named seed must fail (docs/simulation.md).

#ifdef WOO24_TEETH
namespace woo24::teeth {
bool in_force(const char* rule);  // defined by the simulator
}
#define WOO24_RULE(name) ::woo24::teeth::in_force(#name)  // NOLINT(cppcoreguidelines-macro-usage)
#else
#define WOO24_RULE(name) true  // NOLINT(cppcoreguidelines-macro-usage)
#endif
