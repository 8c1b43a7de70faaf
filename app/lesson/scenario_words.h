// What a scenario calls itself and its parameters in another language than that of its file, from
// the head of NAME.lesson.de.md:
//
//   # Title         one line
//   # Summary       one paragraph
//   # Parameters    "- width | Breite | Pixel" names a parameter, and its unit where that is
//                   another word; "- tool = threads | Threads" one of its choices
//   # Said          "- count is %1 of %2 | count ist %1 von %2": what else it says to a person,
//                   with places for what it puts in
//
// Parameters and choices are known by what the scenario calls them; commands, files and schedules
// know nothing else. Pure; any thread.
#pragma once

#include "engine/record/result.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadline::app {

struct ParameterWords {
    std::string name;
    std::string unit;                            // empty: as the scenario writes it
    std::map<std::string, std::string> choices;  // by their value

    friend bool operator==(const ParameterWords&, const ParameterWords&) = default;
};

struct ScenarioWords {
    std::string title;
    std::string summary;
    std::map<std::string, ParameterWords> parameters;       // by their name
    std::vector<std::pair<std::string, std::string>> said;  // of the file, and in this language

    bool empty() const { return *this == ScenarioWords{}; }
    friend bool operator==(const ScenarioWords&, const ScenarioWords&) = default;
};

// Takes one item of the list below `# Parameters` or `# Said`. The error says what an item is.
Status add_parameter_words(ScenarioWords& words, std::string_view item);
Status add_said_words(ScenarioWords& words, std::string_view item);

}  // namespace threadline::app
