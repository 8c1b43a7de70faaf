// Potential deadlocks, confirmed: each is handed to the explorer, which steers the scenario into
// its circle (runtime/steering.h) and has the schedule replayed on real threads. It is then shown
// to deadlock, schedule attached, or stays potential, with the reason.
//
// start() returns at once; the searches go one after another on threads of their own. What a search
// may cost is bounded in steps, well under a second for the scenarios that are shipped. Destroying
// it ends them.
//
// Threads: all functions from any thread. The callback comes on a thread of the search.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/record/remedies.h"
#include "engine/record/steering.h"
#include "engine/trace/tables.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace threadline::session {

// Who waits where in the circle of a potential deadlock; empty: it is none.
record::LockCircle circle_of(const analysis::Finding& finding, const trace::Tables& tables);

// What a run was, so that it can be had again.
struct ConfirmationRequest {
    std::filesystem::path scenario;  // a .lua file that errors name
    std::string name;
    std::string source;  // the text that ran
    std::vector<std::pair<std::string, std::string>> parameters;
    std::uint64_t seed = 0;
    record::Remedies remedies;
    std::filesystem::path runner;  // threadline-runner
};

class Confirmation {
public:
    static constexpr std::size_t most = 8;  // findings; those behind stay as they are

    struct Tried {
        std::size_t finding = 0;  // of those that were given
        analysis::Finding::Trial trial;
    };

    // Of the findings those that are potential deadlocks. `changed`: another one was tried, or all
    // have been.
    static std::unique_ptr<Confirmation> start(ConfirmationRequest request,
                                               std::span<const analysis::Finding> findings,
                                               const trace::Tables& tables,
                                               std::function<void()> changed = {});
    ~Confirmation();

    std::vector<Tried> tried() const;
    bool finished() const;
    void wait();
    // What was not tried by then stays as it is.
    void stop();

private:
    struct Impl;
    explicit Confirmation(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::session
