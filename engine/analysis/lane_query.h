// What a person searches the lanes for, as a small language:
//
//   query  = term { space term }                   all of them hold
//   term   = ["-"] ( field ":" values | value )    with "-": does not hold
//   values = value { "," value }                   one of them holds
//   value  = a word, or "several words" in quotes
//
//   thread:A            the name of the thread; * stands for anything: thread:Worker*
//   lock:"Lock 1"       the name of the lock, or of whatever is waited for
//   state:blocked       running, ready, blocked, ..., or holding: a lock is held
//                       (what is deadlocked is also what it is underneath: blocked or waiting)
//   longer:5ms          no shorter than that;  shorter:5ms  shorter than that
//   line:14  line:14-20 the line of the source
//   a word alone        is part of the thread's or the lock's name, or of the state's
//
// Names are compared without regard to the case of the letters A to Z.
#pragma once

#include "engine/analysis/lane_item.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::analysis {

enum class QueryField : std::uint8_t { Word, Thread, Lock, State, Longer, Shorter, Line };

struct LaneQuery {
    struct Term {
        QueryField field = QueryField::Word;
        bool without = false;
        std::vector<std::string> names;  // Word, Thread, Lock
        std::vector<trace::State> states;
        bool holding = false;  // State
        trace::Duration duration{0};
        struct Lines {
            std::uint32_t first = 0;
            std::uint32_t last = 0;
            friend bool operator==(const Lines&, const Lines&) = default;
        };
        std::vector<Lines> lines;
        friend bool operator==(const Term&, const Term&) = default;
    };
    std::vector<Term> terms;  // none: everything

    friend bool operator==(const LaneQuery&, const LaneQuery&) = default;
};

// Where a text is not in the language, and what to write instead: one line.
struct QueryProblem {
    std::size_t at = 0;  // bytes
    std::size_t length = 0;
    std::string message;
};

struct ParsedQuery {
    LaneQuery query;  // without the terms that are not understood
    std::optional<QueryProblem> problem;
};
ParsedQuery parse_query(std::string_view text);

// What could stand in place of the word around byte `cursor`, and which bytes those are.
struct QueryCompletion {
    std::size_t at = 0;
    std::size_t length = 0;
    std::vector<std::string> texts;  // "state:blocked", "lock:\"Lock 1\""; at most `most`
};
QueryCompletion complete_query(std::string_view text, std::size_t cursor,
                               const trace::Tables& tables, std::size_t most = 12);

// A query with the names of one trace looked up, so that to ask is quick.
class LaneMatcher {
public:
    LaneMatcher(const LaneQuery& query, const trace::Tables& tables);

    bool matches(const LaneItem& item) const;
    bool may_match(ActorId actor) const;  // false: nothing on its lane does
    // Names that nothing in the trace has: "there is no thread 'Z'". Empty: all are known.
    const std::string& unknown() const { return unknown_; }

private:
    struct Test {
        LaneQuery::Term term;
        std::vector<bool> actors, objects, sites;  // by id; the names that it is about
        std::array<bool, trace::state_count> states{};
        bool holds(const LaneItem& item) const;
        bool is_in_state(const LaneItem& item) const;
    };
    std::vector<Test> tests_;
    std::string unknown_;
};

}  // namespace threadline::analysis
