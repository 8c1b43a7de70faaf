// How the session speaks to threadline-runner: its command line and the descriptors that it
// inherits.
//
//   threadline-runner --describe FILE...            prints the declarations as JSON (declaration.h)
//   threadline-runner --memory FD --watch FD --scenario FILE [--source FD] [--seed N]
//                     [-p NAME=VALUE]...            runs; exit 0 done, 2 does not load, 3 broke
//
// memory: the memfd of layout.h. watch: the reading end of a pipe whose writing end only the
// session holds: end-of-file means that the session is gone, and every process of the run kills the
// process group. source: text to run in place of the file's (errors still name the file).
// What went wrong stands in Header::error_message and, as one line, on standard error.
#pragma once

#include "engine/record/result.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace threadline::record {

struct RunnerArguments {
    std::vector<std::string> describe;  // not empty: describe these, nothing else counts
    int memory_fd = -1;
    int watch_fd = -1;
    int source_fd = -1;  // -1: read the file
    std::string scenario;
    std::uint64_t seed = 0;
    std::vector<std::pair<std::string, std::string>> parameters;

    // Without the program's own name.
    std::vector<std::string> to_command_line() const;
    static Result<RunnerArguments> parse(const std::vector<std::string>& arguments);
};

}  // namespace threadline::record
