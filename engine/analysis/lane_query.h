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
//                       (waiting: for a lock, I/O or the interpreter, too)
//                       (what is deadlocked is also what it is underneath: blocked or waiting)
//   longer:5ms          no shorter than that;  shorter:5ms  shorter than that (0.5ms or 0,5ms)
//   line:14  line:14-20 the line of the source
//   name:paint*         what a slice, a variable, a moment or a note is called
//   lane:variable       thread, lock, slice, variable, cpu, moment, note or idle
//   a word alone        is part of the thread's or the lock's name, or of the state's; of the name
//                       of a slice or a variable, or of what a moment or a note says
//
// What lies on no thread's lane is found by what it is called itself, and where lane: asks for it.
// The words for fields and states may be of another language as well (query_words.h).
#pragma once

#include "engine/analysis/query_words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::analysis {

struct LaneQuery {
    struct Term {
        QueryField field = QueryField::Word;
        bool without = false;
        std::vector<std::string> names;    // Word, Thread, Lock, Name: as written
        std::vector<trace::State> states;  // State; Word: that it is a part of
        bool holding = false;              // likewise
        ItemKinds kinds;                   // Lane
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

// Where a text is not in the language, and why; what is said of that is up to whoever shows it.
struct QueryProblem {
    enum class Kind : std::uint8_t {
        NoField,  // there is none that is called like that
        NoState,
        NoLane,
        NoTime,
        NoLine,
        NoValue,    // nothing stands after the field
        OneTime,    // that field takes one time, not several
        OpenQuote,  // is not closed
    };
    Kind kind = Kind::NoField;
    std::size_t at = 0;  // bytes
    std::size_t length = 0;
    std::string text;  // the field, NoState to NoLine: the value, as it is written
};

struct ParsedQuery {
    LaneQuery query;  // without the terms that are not understood
    std::optional<QueryProblem> problem;
};
ParsedQuery parse_query(std::string_view text, const QueryWords& words = english_words());

// What could stand in place of the word around byte `cursor`, and which bytes those are.
struct QueryCompletion {
    std::size_t at = 0;
    std::size_t length = 0;
    std::vector<std::string> texts;  // "state:blocked", "lock:\"Lock 1\""; at most `most`
};
QueryCompletion complete_query(std::string_view text, std::size_t cursor,
                               const trace::Tables& tables,
                               const QueryWords& words = english_words(), std::size_t most = 12);

}  // namespace threadline::analysis
