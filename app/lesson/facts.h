// What a run says of itself, by name: "wall_ms", "value.count", "lock.Lock 1.wait_ms". The texts of
// lessons and the table of their claims take every number from here, and from nowhere else.
//
// Times are in milliseconds, shares in percent. The names are listed in scenarios/README.md.
#pragma once

#include "engine/analysis/report.h"
#include "engine/record/exploration_report.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace threadline::app {

using Fact = std::variant<double, std::string>;

class Facts {
public:
    const Fact* find(std::string_view name) const;
    void set(std::string name, Fact fact) { facts_.insert_or_assign(std::move(name), fact); }
    const std::map<std::string, Fact, std::less<>>& all() const { return facts_; }

    // How a fact is told where that is not how it is compared: in another language. Null: as it is.
    const std::string* told_as(std::string_view name) const;
    void tell_as(std::string name, std::string words) {
        told_.insert_or_assign(std::move(name), std::move(words));
    }

    // As `text_of` a fact, with the decimal mark of the language that it is told in.
    std::string in_words(const Fact& fact) const;
    std::string ms_in_words(double ms) const;
    void tell_decimals_with(char mark) { decimal_mark_ = mark; }

private:
    std::map<std::string, Fact, std::less<>> facts_;
    std::map<std::string, std::string, std::less<>> told_;
    char decimal_mark_ = '.';
};

// What is known of a run before it runs.
void add_parameters(Facts& facts,
                    const std::vector<std::pair<std::string, record::ParameterValue>>& parameters);

// O(n log n) in the number of threads, locks, values and findings of the report.
Facts facts_of(const analysis::Report& report);

// What the exploration of the same scenario, with the same parameters, adds: "explored.executions".
void add_exploration(Facts& facts, const record::ExplorationReport& report,
                     std::size_t lose_updates = 0);

// As it is told: of less than one two figures, as findings say it. 0 of nothing.
double ratio(double part, double whole);

// As a person reads it: three digits that count, whole numbers whole.
std::string text_of(const Fact& fact);
// A time in ms, in the digits in which analysis::text_of tells it.
std::string text_of_ms(double ms);

}  // namespace threadline::app
