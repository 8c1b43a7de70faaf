// Lost updates: a thread reads a variable, and later writes it, and in between others have changed
// it; the write goes over changes that its thread never saw.
//
// Exactly: a plain write by an actor that has read version v of the variable and not written it
// since, while the variable is at a version later than v that is not its own. A write without a
// read of its own before it replaces the value on purpose. How many were lost in all: every change
// has a parent, the version that its actor had read (for an atomic one, and for a write on
// purpose, the one before it); lost are those that are no ancestors of the last. Of threads that
// count up it is exactly what the sum is short of.
//
// Reads say which version they saw, so it does not matter how late they come to be known. One
// finding a variable (for an array: one for all of its elements), with the first loss, which is a
// moment as well; told again with the numbers at the end of the run. Nothing is found any more once
// events were lost.
//
// O(1) an access. Remembered: an actor's reads of up to 32 variables that it has not written
// since, and of the latest 16 versions of a variable how many ancestors they have.
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/analysis/variable_owner.h"

#include <array>
#include <map>

namespace threadline::analysis {

class LostUpdateAnalysis : public Analysis {
public:
    EventKinds kinds() const override;
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    static constexpr std::uint32_t remembered_versions = 16;
    static constexpr std::size_t remembered_reads = 32;

    struct Step {  // a read or a change
        ActorId actor;
        SiteId site;
        trace::Time at{0};
        Value value;
        std::uint32_t version = 0;    // seen, or made
        std::uint32_t ancestors = 0;  // of that version
    };
    struct Variable {
        Step last;                                                   // change
        std::uint64_t lost_writes = 0;                               // writes over something unseen
        std::array<std::uint32_t, remembered_versions> ancestors{};  // by version, the latest ones
    };
    struct Reads {
        std::array<ObjectId, remembered_reads> variables{};
        std::array<Step, remembered_reads> steps;
        std::size_t next = 0;
    };
    // Of a variable, or all elements of an array.
    struct Loss {
        Finding said;
        ObjectId variable;
        Step read, overwritten, write;
        std::vector<ObjectId> variables;  // that lost something, in order of their first loss
        trace::Time last{0};
    };

    void read(const trace::TraceEvent& event);
    void change(const trace::TraceEvent& event, const Context& context);
    Variable& variable(ObjectId id);
    Reads& reads_of(ActorId id);
    static Step* find(Reads& reads, ObjectId variable);
    void lost(ObjectId id, const Step& read, const Step& overwritten, const Step& write,
              const Context& context);
    Finding finding_of(const Loss& loss, const trace::Tables& tables) const;

    std::vector<std::unique_ptr<Variable>> variables_;  // by ObjectId
    std::vector<std::unique_ptr<Reads>> reads_;         // by ActorId
    VariableOwner owner_;
    std::map<ObjectId, Loss> losses_;  // by variable or array
    bool lost_ = false;
};

}  // namespace threadline::analysis
