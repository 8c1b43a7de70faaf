// What a lesson cannot say of a run as it is written: where a remedy was tried that the script does
// not have, where other programs had much of the cores, and where the run has no end.
//
// Pure functions; any thread.
#pragma once

#include "app/lesson/speech.h"

namespace threadline::app {

// Before a run, and of one: that a remedy is tried with it; empty: none is.
std::string remedy_tried(const Facts& facts, const InLanguage& in_language = {});

// A person decided each of its steps: how long they took is made up.
bool is_stepped(const Facts& facts);
// So, or as other programs had much of the cores, how long things took says little of the program.
bool is_disturbed(const Facts& facts);
// A person stopped it: there is no end to compare anything with.
bool is_cut_short(const Facts& facts);

// What to bear in mind of all that is told of a run; empty: nothing.
std::string caveat(const Facts& facts, const InLanguage& in_language = {});

// In place of what the lesson says of the script as it is: what the remedies that were tried did.
struct RemedyTold {
    std::vector<std::string> explanation;
    std::string aloud;
    std::string when_not;
};
RemedyTold remedy_told(const Facts& facts, const InLanguage& in_language = {});

}  // namespace threadline::app
