// What happened to a shared variable: its value at an instant, who read it, whose update was lost.
#pragma once

#include "engine/trace/snapshot.h"

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace threadline::app {

// The values of a lane, the open one included.
class ValuesOf {
public:
    explicit ValuesOf(const trace::VariableLane& lane) : lane_(lane) {}

    ObjectId variable() const { return lane_.variable; }
    std::size_t size() const { return lane_.values.size() + (lane_.open ? 1 : 0); }
    const trace::Holding& operator[](std::size_t index) const {
        return index < lane_.values.size() ? lane_.values[index] : *lane_.open;
    }
    // The one that the variable has at `t`; there has to be one. O(log values).
    std::size_t at(trace::Time t) const;
    // First to last of a stretch, both included; there has to be a value. O(log values).
    std::pair<std::size_t, std::size_t> in(trace::TimeRange range) const;

private:
    const trace::VariableLane& lane_;
};

// An update is lost when a thread writes over what another has written since it read the variable:
// that one's change is gone without ever having been seen. A write uses up what was read, as in
// analysis/lost_update.h: without reading again the next one is a plain store.
struct LostUpdate {
    std::size_t value = 0;   // the index of the value that took the other's place
    trace::Reading reading;  // the stale one
    const trace::Holding* lost = nullptr;
    const trace::Holding* kept = nullptr;
    // What the lost value was made of; none where its writer had not looked.
    std::optional<trace::Reading> others_reading;
};
// None where the value came about otherwise. Looks back no further than `most_looked_back` reads.
std::optional<LostUpdate> lost_update_at(const trace::VariableLane& lane, std::size_t value);
// Of the whole lane, in order. O(values + readings).
std::vector<std::size_t> lost_updates(const trace::VariableLane& lane);

// The same of a lane that grows from one snapshot to the next: O(what is new) each time.
class LostUpdates {
public:
    // A lane that does not go on from the one before begins anew, so does one with values before
    // the first that was looked at, and another variable's.
    void follow(const trace::VariableLane& lane);
    // Their numbers among all values that the variable ever had, in order.
    const std::vector<std::size_t>& numbers() const { return numbers_; }
    // How many of the changes up to value `number` are not in it, counted as in
    // analysis/lost_update.h: of threads that count up what it is short of. It can be fewer than
    // the writes over something unseen, of which each may bring back what the one before took.
    // O(log changes).
    std::size_t changes_lost(std::size_t number) const;

private:
    ObjectId variable_;
    std::size_t first_ = 0;      // the value that it began with
    std::size_t next_ = 0;       // the value to look at
    trace::Time read_{0};        // when the last reading was that has been looked at
    std::size_t read_then_ = 0;  // readings at that instant
    std::unordered_map<ActorId, std::size_t>
        seen_;  // the version that each read last, not used up yet
    std::vector<std::size_t> numbers_;
    // From which value on so many changes are not in it.
    struct Missing {
        std::size_t from, changes;
    };
    std::vector<Missing> missing_;
};

// What actors have read of the variable up to `t` and not written since: the latest reading of
// each, in the order of the actors. Looks back no further than some thousand readings.
std::vector<trace::Reading> copies_at(const trace::VariableLane& lane, trace::Time t);

// Who read it while it had this value, each once, in order.
std::vector<ActorId> readers_of(const trace::VariableLane& lane, std::size_t value);

}  // namespace threadline::app
