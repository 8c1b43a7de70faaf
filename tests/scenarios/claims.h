// The table of what the lessons claim: a row is one run of a shipped scenario and what it must
// show. Claims are written in the language of the lessons themselves (app/lesson/claim.h).
#pragma once

#include "app/lesson/claim.h"

#include "engine/record/result.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace threadline::test {

// How a row runs: simulated cores (the same on any machine), or this machine's.
inline constexpr int real_clock = 0;

struct Row {
    const char* scenario;    // "race/lost-update"
    const char* parameters;  // "guard=lock, threads=4"; the others have their defaults
    int cores;               // simulated; or real_clock
    const char* outcome;
    const char* defects;  // "check-failed, deadlock": these kinds and no other; null: any
    std::vector<const char*> claims;  // "value.count = 7"
};

// Two runs and what one is to the other: `fact` of the second is from `low` to `high` times that
// of the first. Virtual clock.
struct Ratio {
    const char* scenario;
    const char* first;   // parameters
    const char* second;  // parameters
    int cores;
    const char* fact;
    double low;
    double high;
};

// The facts of one finished run. The error says what went wrong with running it.
Result<app::Facts> facts_of_run(const std::string& scenario, const std::string& parameters,
                                int cores);

// The locks that a run declared and nobody asked for: in the wait-for graph they would stand about
// for nothing.
Result<std::vector<std::string>> idle_locks_of_run(const std::string& scenario,
                                                   const std::string& parameters, int cores);

// For the _data function of a test, and for the test: fails it with the row's own words.
void add_rows(std::initializer_list<Row> rows);
void check_row();
void add_ratios(std::initializer_list<Ratio> ratios);
void check_ratio();

}  // namespace threadline::test
