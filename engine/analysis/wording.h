// How findings say things: names with their lines, lists, times. Plain English, no gender.
#pragma once

#include "engine/trace/tables.h"
#include "engine/trace/time.h"

#include <string>
#include <vector>

namespace threadline::analysis {

// Names are looked up without checking that they exist: an unknown actor is "thread 7".
std::string name_of(const trace::Tables& tables, ActorId actor);
std::string name_of(const trace::Tables& tables, ObjectId object);
// " (line 17)"; empty for no site.
std::string at_line(const trace::Tables& tables, SiteId site);
std::uint32_t line_of(const trace::Tables& tables, SiteId site);  // 0: not known
// "A", "A and B", "A, B and C", "A, B, C and 7 more".
std::string list_of(const std::vector<std::string>& names, std::size_t most = 6);
// The rule by which a time is told, everywhere and of whatever run: three figures, but never
// coarser than a tenth of a millisecond, in which instants are told, and from ten seconds on than a
// hundredth of one: "3.4 ms", "12 us", "1005.2 ms", "171.25 s". So a length is as fine as what it
// lies between. (Of a run in hand, which may be short: app/timeline/wording_terms.h.)
std::string text_of(trace::Duration time);
// What a check of a scenario claims, as a name for it: in quotation marks, none of them within.
std::string quoted(std::string claim);
std::string failed_check(const std::string& claim);  // "Check failed: "..." does not hold"
// To a tenth, as everywhere: "2.4 %".
std::string percent_of(trace::Duration part, trace::Duration whole);
// What is left of 100 beside these, each as it is told.
std::string percent_beside(const std::vector<trace::Duration>& told, trace::Duration whole);
// Of parts that make up the whole: so rounded that they add up to 100.
std::vector<std::string> percents_of(const std::vector<trace::Duration>& parts);
// Three figures, of less than one two, never with an exponent: "0.84", "9.76", "105".
std::string number_text(double number);

}  // namespace threadline::analysis
