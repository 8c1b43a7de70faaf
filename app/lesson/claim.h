// The small language in which lessons and the table of their claims speak of a run:
//
//   expression   facts and numbers with + - * / % between them, as usual; no parentheses.
//                Operators stand between spaces, since names may hold a hyphen or a space:
//                parameter.threads * parameter.times - value.count
//   claim        comparisons joined by "&": outcome = deadlocked & wall_ms < 2 * parameter.work
//                (= != < <= > >=). A text stands on the right as it is: parameter.cure = none
//
// Pure functions of the facts. Errors name what is wrong with the text, or the fact that this run
// does not have.
#pragma once

#include "app/lesson/facts.h"

#include "engine/record/result.h"

#include <string_view>

namespace threadline::app {

Result<Fact> evaluate(std::string_view expression, const Facts& facts);

// Whether the run is as claimed.
Result<bool> holds(std::string_view claim, const Facts& facts);

// Whether it hangs on how long something took, which other programs may have decided.
bool is_about_time(std::string_view claim);

}  // namespace threadline::app
