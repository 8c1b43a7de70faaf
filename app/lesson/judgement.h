// What concurrency gained in a run, what it cost, and what can go wrong: the same three sentences
// of every run, from its facts. Whether it is worth it, the lesson says below them.
//
// Pure functions; any thread.
#pragma once

#include "app/lesson/speech.h"

namespace threadline::app {

struct Judgement {
    std::string gained;  // "1050 ms of computing and waiting for replies took 101 ms: ..."
    std::string cost;    // "10 threads, 3.4 MiB of memory, 12 ms of waiting for locks ..."
    std::string risk;    // what was found in this run, and by exploration where there was one
};

// `facts` are those of a finished run; with add_exploration() also what its exploration found.
// Without `in_language` it is said in English.
Judgement judge(const Facts& facts, const InLanguage& in_language = {});

}  // namespace threadline::app
