// How often several runs of a scenario ended alike: by their outcome, what was found, and the final
// values of the shared variables.
#pragma once

#include "engine/analysis/report.h"
#include "engine/record/exploration_report.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace threadline::app {

struct OutcomeCount {
    std::string outcome;   // "completed"
    std::string findings;  // "deadlock, lost-update x2"
    std::vector<record::ExploredVariable> values;
    std::uint64_t count = 0;
    std::size_t first = 0;  // which of the runs was the first

    friend bool operator==(const OutcomeCount&, const OutcomeCount&) = default;
};

// Counts while the runs come in. Those that read alike are one outcome: in a number as many digits
// count as are told. O(log different outcomes) a run.
class OutcomeTally {
public:
    void add(const analysis::Report& report);
    std::uint64_t runs() const { return runs_; }
    // The most frequent one first; of those equally frequent whichever came first.
    std::vector<OutcomeCount> counts() const;

private:
    std::vector<OutcomeCount> counts_;
    std::map<std::string, std::size_t> places_;  // among those, by how they read
    std::uint64_t runs_ = 0;
};

// The most frequent one first; of those equally frequent whichever came first.
std::vector<OutcomeCount> count_outcomes(std::span<const analysis::Report> reports);

// "deadlock, lost-update x2"
std::string findings_in_short(const analysis::Report& report);

}  // namespace threadline::app
