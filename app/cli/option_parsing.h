// How options are told to CLI11 and checked while they are parsed; internal to the command line.
#pragma once

#include "engine/record/result.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace threadline::app {

// CLI11 speaks in exceptions; ours carry a line of their own.
template <typename T>
T checked(Result<T> result) {
    if (!result)
        throw CLI::ValidationError(result.error().message);
    return std::move(result).value();
}

// Options that stand for a quantity: the text is checked while it is parsed.
template <typename Parse>
CLI::Option* add_text(CLI::App& app, const std::string& names, const std::string& help,
                      Parse parse) {
    return app.add_option_function<std::string>(
        names, [parse](const std::string& text) { parse(text); }, help);
}

// One of a few words.
inline CLI::Option* add_choice(CLI::App& app, const std::string& name, const std::string& help,
                               std::string& choice, const std::vector<std::string>& choices) {
    std::string all;
    for (const std::string& known : choices)
        all += (all.empty() ? "" : "|") + known;
    const auto take = [&choice, choices, name, all](const std::string& text) {
        if (std::find(choices.begin(), choices.end(), text) == choices.end())
            throw CLI::ValidationError(name + " is one of " + all + ", not '" + text + "'");
        choice = text;
    };
    return add_text(app, name, help, take)->type_name(all);
}

// A number between two bounds.
template <typename Number>
CLI::Option* add_number(CLI::App& app, const std::string& name, const std::string& help,
                        Number& number, int least, int most) {
    const auto take = [&number, name, least, most](const std::string& text) {
        if (!CLI::detail::lexical_cast(text, number) || !(number >= least && number <= most))
            throw CLI::ValidationError(name + " is a number from " + std::to_string(least) +
                                       " to " + std::to_string(most) + ", not '" + text + "'");
    };
    return add_text(app, name, help, take)->type_name("N");
}

}  // namespace threadline::app
