// What a scenario says of itself, without running: for the gallery, the parameter panel, `list`.
// Made by the runtime (`threadline-runner --describe`), read by the session, as JSON between them.
#pragma once

#include "engine/record/result.h"

#include <string>
#include <variant>
#include <vector>

namespace threadline::record {

enum class ParameterKind { Number, Choice, Boolean };

using ParameterValue = std::variant<bool, double, std::string>;

struct Parameter {
    std::string name;   // as in -p name=value
    std::string label;  // for people
    ParameterKind kind = ParameterKind::Number;
    ParameterValue initial = 0.0;
    double min = 0;
    double max = 0;
    double step = 1;   // integers only where step is whole
    std::string unit;  // "ms", "" ...
    std::vector<std::string> choices;

    friend bool operator==(const Parameter&, const Parameter&) = default;
};

struct Declaration {
    std::string name;  // "deadlock/opposite-order": path below scenarios/, or the path given
    std::string path;
    std::string title;
    std::string chapter;        // "deadlock"
    std::string summary;        // two sentences
    std::string virtual_clock;  // not empty: it asks to run on the virtual clock, and why
    std::vector<Parameter> parameters;
    std::vector<std::string> threads;  // names, in order; "Worker 1..10" for threads(n, ...)
    std::string error;                 // not empty: it does not load, and why, with file and line

    friend bool operator==(const Declaration&, const Declaration&) = default;
};

// Parses "12.5", "true", "global order" by the parameter's kind and range; the error names the
// parameter, what is allowed, and the mend.
Result<ParameterValue> parse_parameter(const Parameter& parameter, const std::string& text);

std::string to_json(const std::vector<Declaration>& declarations);
Result<std::vector<Declaration>> declarations_from_json(const std::string& text);

}  // namespace threadline::record
