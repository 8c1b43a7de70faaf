// Data races: two accesses to one shared variable, at least one of them a plain write, that nothing
// orders (happens_before.h). The manner is that of FastTrack (Flanagan and Freund, PLDI 2009): of a
// variable it remembers the last write and the reads since, by their epochs; a single read as long
// as the reads come one after the other. So it finds a race on a variable exactly if the run had
// one, and it says nothing of runs that did not happen.
//
// An atomic step is never in a race with another one, nor with a read beside it (that is how a
// retry loop begins); a plain write beside it is.
//
// Which lock is missing is told in the manner of Eraser (Savage et al., 1997): of each place, a
// line that reads or writes the variable, the locks held there every time. Accesses of a thread
// that is alone do not count for that, unless they race: nobody has to lock before others start.
//
// One finding a variable (for an array: one for all of its elements), with the first race; at the
// end of the run it is told again with the other pairs of lines and how often. Nothing new is found
// once events were lost: what ordered the two may be among them.
//
// An access costs O(log n) of n threads, a write also the reads since the last one. Held per
// variable: its reads since the last write, one a thread, and its places, 64 at most.
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/analysis/happens_before.h"
#include "engine/analysis/lock_sets.h"
#include "engine/analysis/variable_owner.h"

#include <array>
#include <map>

namespace threadline::analysis {

class DataRaceAnalysis : public Analysis {
public:
    EventKinds kinds() const override;
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    enum class Use : std::uint8_t { Read, Write, Atomic };
    struct Access {
        Epoch epoch;
        SiteId site;
        LockSetId locks;
        trace::Time at{0};
        Use use = Use::Read;
    };
    struct Place {
        SiteId site;
        Use use = Use::Read;
        LockSetId locks;  // held each time
        std::uint64_t count = 0;
    };
    struct Variable {
        Access write;
        Access read;                // the only one, while the others came before it
        std::vector<Access> reads;  // else all, by actor; with atomic steps
        std::vector<Place> places;
        std::uint32_t last_place = 0;
    };
    struct Pair {
        std::array<SiteId, 2> sites;
        friend bool operator==(const Pair&, const Pair&) = default;
    };
    // Of a variable, or all elements of an array.
    struct Race {
        Finding said;
        ObjectId variable;
        Access first, second;
        std::vector<Pair> pairs;
        std::uint64_t accesses = 0;  // that raced with an earlier one
    };

    void access(const trace::TraceEvent& event, Use use, const Context& context);
    void note_place(Variable& variable, const Access& access);
    void remember_read(Variable& variable, const Access& access) const;
    bool is_ordered(const Access& earlier, const Access& now) const;
    void raced(ObjectId id, const Access& first, const Access& second, const Context& context);
    Finding finding_of(const Race& race, const trace::Tables& tables) const;
    std::string guard_text(const Race& race, const trace::Tables& tables, ObjectId& missing) const;

    HappensBefore happens_before_{HappensBefore::Edges::All};
    HeldLocks held_;
    VariableOwner owner_;
    std::vector<std::unique_ptr<Variable>> variables_;  // by ObjectId
    std::map<ObjectId, Race> races_;                    // by variable or array
    std::size_t living_ = 0;
    bool lost_ = false;
};

}  // namespace threadline::analysis
