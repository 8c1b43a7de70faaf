#include "engine/record/schedule_text.h"

#include "engine/record/number_text.h"
#include "engine/record/text_hash.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace threadline::record {
namespace {

constexpr std::string_view first_line = "threadline schedule 1";
constexpr std::string_view before_note = "  # ";

std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string hex_of(std::uint64_t number) {
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
    const auto length = static_cast<std::size_t>(end - digits.data());
    return std::string(digits.size() - length, '0') + std::string(digits.data(), length);
}

// Takes the text apart, line by line; what is wrong with one is said with its number.
class Lines {
public:
    Lines(std::string_view text, const std::string& name) : rest_(text), name_(name) {}

    bool at_end() const { return rest_.empty(); }
    std::string_view next() {
        const auto end = rest_.find('\n');
        const std::string_view line = rest_.substr(0, end);
        is_whole_ = end != std::string_view::npos;
        rest_.remove_prefix(is_whole_ ? end + 1 : rest_.size());
        ++number_;
        return line;
    }
    // The rest of the next line, which begins with that word; none: it does not.
    std::optional<std::string_view> next_after(std::string_view word) {
        const std::string_view line = next();
        if (!line.starts_with(word) || line.size() <= word.size() || line[word.size()] != ' ')
            return std::nullopt;
        return line.substr(word.size() + 1);
    }
    bool begins_with(std::string_view word) const { return rest_.starts_with(word); }
    bool is_whole() const { return is_whole_; }

    Error wrong(const std::string& mend) const {
        return Error{name_ + ":" + std::to_string(number_) + ": " + mend};
    }

private:
    std::string_view rest_;
    std::string name_;
    std::size_t number_ = 0;
    bool is_whole_ = true;
};

std::optional<Choice> parse_choice(std::string_view text) {
    const auto blank = text.find(' ');
    const auto actor = whole<std::uint32_t>(text.substr(0, blank));
    if (!actor || *actor == 0)
        return std::nullopt;
    Choice choice{.actor = ActorId{*actor}};
    if (blank == std::string_view::npos)
        return choice;
    std::string_view how = text.substr(blank + 1);
    if (how == "timeout") {
        choice.kind = Choice::Kind::Timeout;
        return choice;
    }
    constexpr std::string_view wakes = "wakes ";
    if (!how.starts_with(wakes))
        return std::nullopt;
    const auto woken = whole<std::uint32_t>(how.substr(wakes.size()));
    if (!woken || *woken == 0)
        return std::nullopt;
    choice.wakes = ActorId{*woken};
    return choice;
}

}  // namespace

std::uint64_t hash_of_source(std::string_view text) {
    // The mark with which some editors begin a file is no part of its text.
    constexpr std::string_view mark = "\xef\xbb\xbf";
    return fnv1a(text.starts_with(mark) ? text.substr(mark.size()) : text);
}

std::string text_of(const ParameterValue& value) {
    if (const bool* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    if (const double* number = std::get_if<double>(&value)) {
        // A whole number in full: 100000 rather than 1e+05.
        const bool whole = std::nearbyint(*number) == *number && std::abs(*number) < 1e15;
        std::array<char, 32> digits;
        char* const end = digits.data() + digits.size();
        return {digits.data(),
                whole ? std::to_chars(digits.data(), end, static_cast<std::int64_t>(*number)).ptr
                      : std::to_chars(digits.data(), end, *number).ptr};
    }
    return std::get<std::string>(value);
}

std::string to_text(const Schedule& schedule) {
    std::string text(first_line);
    text += "\nscenario " + one_line(schedule.scenario);
    text += "\nsource " + hex_of(schedule.source_hash);
    for (const auto& [name, value] : schedule.parameters)
        text += "\nparameter " + name + " = " + one_line(value);
    if (schedule.remedies.any())
        text += "\nwhat-if " + schedule.remedies.to_text();
    text += "\nseed " + std::to_string(schedule.seed);
    text += "\nchoices " + std::to_string(schedule.choices.size()) + "\n";
    const bool has_notes = schedule.notes.size() == schedule.choices.size();
    for (std::size_t i = 0; i < schedule.choices.size(); ++i) {
        const Choice& choice = schedule.choices[i];
        text += std::to_string(choice.actor.value);
        if (choice.kind == Choice::Kind::Timeout)
            text += " timeout";
        else if (choice.wakes)
            text += " wakes " + std::to_string(choice.wakes.value);
        if (has_notes)
            text += std::string(before_note) + one_line(schedule.notes[i]);
        text += '\n';
    }
    return text;
}

Result<Schedule> parse_schedule(std::string_view text, const std::string& name) {
    Lines lines(text, name);
    Schedule schedule;
    if (lines.next() != first_line)
        return lines.wrong("this is not a schedule: it begins with '" + std::string(first_line) +
                           "'");

    const auto scenario = lines.next_after("scenario");
    if (!scenario)
        return lines.wrong("write which scenario it is for: scenario deadlock/opposite-order");
    schedule.scenario = *scenario;

    const auto source = lines.next_after("source");
    const auto hash =
        source && source->size() == 16 ? whole<std::uint64_t>(*source, 16) : std::nullopt;
    if (!hash)
        return lines.wrong("write the hash of the scenario's text: source and 16 hex digits");
    schedule.source_hash = *hash;

    while (lines.begins_with("parameter ")) {
        const auto parameter = lines.next_after("parameter");
        const auto equals = parameter ? parameter->find(" = ") : std::string_view::npos;
        if (equals == std::string_view::npos || equals == 0)
            return lines.wrong("a parameter is written as: parameter NAME = VALUE");
        schedule.parameters.emplace_back(parameter->substr(0, equals),
                                         parameter->substr(equals + 3));
    }

    if (lines.begins_with("what-if ")) {
        const auto remedies = Remedies::parse(lines.next_after("what-if").value_or(""));
        if (!remedies)
            return lines.wrong(remedies.error().message);
        schedule.remedies = *remedies;
    }

    const auto seed = lines.next_after("seed");
    const auto seed_number = seed ? whole<std::uint64_t>(*seed) : std::nullopt;
    if (!seed_number)
        return lines.wrong("write the seed of the run, a whole number: seed 0");
    schedule.seed = *seed_number;

    const auto count = lines.next_after("choices");
    const auto expected = count ? whole<std::uint64_t>(*count) : std::nullopt;
    if (!expected)
        return lines.wrong("write how many choices follow: choices 12");
    bool has_notes = true;
    for (std::uint64_t i = 0; i < *expected; ++i) {
        if (lines.at_end())
            return lines.wrong("the schedule ends after " + std::to_string(i) + " of " +
                               std::to_string(*expected) + " choices: it was cut off");
        std::string_view line = lines.next();
        if (!lines.is_whole())
            return lines.wrong("the last line is cut off: each ends with a line break");
        if (const auto at = line.find(before_note); at != std::string_view::npos) {
            schedule.notes.emplace_back(line.substr(at + before_note.size()));
            line = line.substr(0, at);
        } else {
            has_notes = false;
        }
        const auto choice = parse_choice(line);
        if (!choice)
            return lines.wrong("'" + std::string(line) +
                               "' is not a choice; write the number of an actor, as in 1, or "
                               "1 timeout, or 1 wakes 3");
        schedule.choices.push_back(*choice);
    }
    if (!lines.at_end()) {
        lines.next();
        return lines.wrong("more follows than the " + std::to_string(*expected) +
                           " choices that were announced");
    }
    if (!has_notes)
        schedule.notes.clear();
    return schedule;
}

}  // namespace threadline::record
