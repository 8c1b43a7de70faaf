// Operations driven by hand, all in one thread: the test decides who tries again, and when, and
// sees who was woken. What needs luck between threads is certain here.
#pragma once

#include "engine/sync/operation.h"
#include "tests/engine/recorded_run.h"

#include <memory>
#include <set>
#include <vector>

namespace threadline::testing {

// Notes who was let go on; nobody ever sleeps.
class NotingSeam final : public sync::Seam {
public:
    sync::Wake park(ActorId, sync::Deadline) override { std::abort(); }
    void unpark(ActorId actor) override { woken_.insert(actor.value); }
    void interrupt(ActorId actor) override { interrupted_.insert(actor.value); }

    // ... since it was last asked, in order of their ids.
    std::vector<std::uint32_t> woken() { return taken(woken_); }
    std::vector<std::uint32_t> interrupted() { return taken(interrupted_); }

private:
    static std::vector<std::uint32_t> taken(std::set<std::uint32_t>& from) {
        std::vector<std::uint32_t> actors(from.begin(), from.end());
        from.clear();
        return actors;
    }

    std::set<std::uint32_t> woken_;
    std::set<std::uint32_t> interrupted_;
};

// Actors 1, 2, ... `count`.
class ByHand {
public:
    explicit ByHand(std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            const ActorId actor = run.declare("actor");
            recorders_.push_back(std::make_unique<record::Recorder>(run.memory, actor));
            callers_.push_back(sync::Caller{*recorders_.back(), actor, seam});
        }
    }

    sync::Caller& operator[](std::uint32_t actor) { return callers_[actor - 1]; }
    std::vector<Event> events(std::uint32_t actor) const { return run.events_of(ActorId{actor}); }

    RecordedRun run;
    NotingSeam seam;

private:
    std::vector<std::unique_ptr<record::Recorder>> recorders_;
    std::vector<sync::Caller> callers_;
};

using Actors = std::vector<std::uint32_t>;

}  // namespace threadline::testing
