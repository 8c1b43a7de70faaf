// A concurrent program as an exploration sees it: who may go on, and what each step touches.
//
// One actor executes at a time. A step is what one choice makes happen: the chosen actor performs
// its pending call, and then everything up to its next one. Nothing but the choices decides: the
// same choices from the beginning give the same steps.
//
// Two steps of different actors are independent if no object is touched by both and written by
// one of them. Then their order makes no difference: it is up to the program that a step touches
// whatever it reads or changes and whatever allows or forbids it.
#pragma once

#include "engine/record/choice.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace threadline::schedule {

// What of an object a call may have to wait for, as bits that the program gives a meaning to: a
// lock is free, a queue holds an item, a queue has room.
using Openings = std::uint8_t;

struct Access {
    std::uint32_t object =
        0;  // dense ordinals, from 0; actors that end or are let go have some too
    bool write = false;
    Openings needed = 0;  // the call waits until these are open
    Openings before = 0;  // what was open before the step; of a call that waits: what is now

    friend bool operator==(const Access&, const Access&) = default;
};

// Each object once.
using Footprint = std::vector<Access>;

bool conflict(const Access& one, const Access& other);
bool conflict(const Footprint& one, const Footprint& other);

// Adds an access; of two to the same object the stronger one stays, and the earlier `before`.
void touch(Footprint& footprint, const Access& access);

// One way in which a program can go on.
using record::Choice;

inline bool is_timeout(const Choice& choice) {
    return choice.kind == Choice::Kind::Timeout;
}

// How an execution ended. Equal ends are one outcome.
struct End {
    enum class Kind : std::uint8_t {
        Completed,
        Deadlocked,
        Failed,  // the scenario broke: an error of its own
        Cut,     // a bound forbade to go on
    };
    Kind kind = Kind::Completed;
    std::string state;  // what a person would want to tell apart: final values, failed checks, ...

    friend auto operator<=>(const End&, const End&) = default;
};

class Program {
public:
    virtual ~Program() = default;

    // Back to the beginning.
    virtual void reset() = 0;

    // What may be chosen now; valid until the next call of anything else here. None: the end.
    virtual std::span<const Choice> choices() = 0;

    // Lets the step happen. Adds to `footprint` what it touched. False: it cannot be chosen now,
    // which after the same choices as before means that the program is not deterministic.
    virtual bool make(const Choice& choice, Footprint& footprint) = 0;

    // Whether the last step has made another actor's call for it: what that could have done instead
    // is over, even where it has the same choices again.
    virtual bool has_moved(ActorId) const { return false; }

    // Actors whose call waits for something, with what it waits for; at the end.
    struct Waiting {
        ActorId actor;
        Footprint footprint;
    };
    virtual std::vector<Waiting> waiting() = 0;

    virtual End end() = 0;
};

}  // namespace threadline::schedule
