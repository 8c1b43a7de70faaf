// What concurrency gained in a run, what it cost, and what can go wrong: the same three sentences
// of every run, from its facts. Whether it is worth it, the lesson says below them.
//
// Pure functions; any thread.
#pragma once

#include "app/lesson/facts.h"

#include <functional>
#include <string>

namespace threadline::app {

struct Judgement {
    std::string gained;  // "1050 ms of computing and waiting for replies took 101 ms: ..."
    std::string cost;    // "10 threads, 3.4 MiB of memory, 12 ms of waiting for locks ..."
    std::string risk;    // what was found in this run, and by exploration where there was one
};

// Gives a sentence, or a part of one, in the language of the reader, with the same places ("%1").
using InLanguage = std::function<std::string(const char* english)>;

// `facts` are those of a finished run; with add_exploration() also what its exploration found.
// Without `in_language` it is said in English.
Judgement judge(const Facts& facts, const InLanguage& in_language = {});

// Before a run: that a remedy is tried with it; empty: none is.
std::string remedy_tried(const Facts& facts, const InLanguage& in_language = {});

// What to bear in mind of all that is told of a run in which a remedy was tried, or beside which
// others had much of the cores; empty: nothing.
std::string caveat(const Facts& facts, const InLanguage& in_language = {});

}  // namespace threadline::app
