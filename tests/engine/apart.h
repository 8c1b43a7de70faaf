// Parts of a test that need a process of their own, since they lower its limits or reap all its
// children. It is this test program, started anew: a test program has threads (Qt Test watches
// itself with one), and what is forked from such a one may not rely on anything, nor start threads
// under the thread sanitizer.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace threadline::test {

// What it writes to its standard output is what it says; its value is its exit status.
struct Part {
    std::string name;
    int (*function)(const std::vector<std::string>& arguments);
};

// At the begin of main(): the exit status, if this process was started to do one of the parts.
std::optional<int> done_apart(int argc, char** argv, std::initializer_list<Part> parts);

struct DoneApart {
    int status = -1;  // it exited so; -1: it was killed, or could not be started
    std::string said;
};
DoneApart do_apart(const std::string& name, std::vector<std::string> arguments = {});

}  // namespace threadline::test
