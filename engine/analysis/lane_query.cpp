#include "engine/analysis/lane_query.h"

#include "engine/analysis/query_scanner.h"

#include <charconv>
#include <utility>

namespace threadline::analysis {
namespace {

using trace::Duration;
using Kind = QueryProblem::Kind;

// "0.5ms", or "0,5ms": a comma between figures is a decimal mark, too.
std::optional<Duration> duration_of(std::string text) {
    if (const std::size_t comma = text.find(','); comma != std::string::npos)
        text[comma] = '.';
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || !(number >= 0))
        return {};
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    constexpr std::pair<const char*, double> units[] = {{"ns", 1},   {"us", 1e3}, {"\u00b5s", 1e3},
                                                        {"ms", 1e6}, {"s", 1e9},  {"min", 60e9}};
    for (const auto& [name, factor] : units)
        if (unit == name && number * factor < 9e18)
            return Duration(static_cast<std::int64_t>(number * factor + 0.5));
    return {};
}

bool number_of(std::string_view text, std::uint32_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0;
}

bool is_any_of(const std::vector<std::string>& words, std::string_view word) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& each) {
        return in_lower_case(each) == in_lower_case(word);
    });
}

void take_word(const std::string& text, const QueryWords& words, LaneQuery::Term& term) {
    const std::string part = in_lower_case(text);
    const auto has_part = [&](const std::string& word) {
        return in_lower_case(word).find(part) != std::string::npos;
    };
    term.names.push_back(text);
    for (const auto& [word, state] : words.states)
        if (has_part(word) &&
            std::find(term.states.begin(), term.states.end(), state) == term.states.end())
            term.states.push_back(state);
    term.holding = std::any_of(words.holding.begin(), words.holding.end(), has_part);
}

// Into `term`; what is wrong with the value otherwise.
std::optional<Kind> take_value(const std::string& text, const QueryWords& words,
                               LaneQuery::Term& term) {
    switch (term.field) {
        case QueryField::Word:
            take_word(text, words, term);
            return {};
        case QueryField::Thread:
        case QueryField::Lock:
        case QueryField::Name:
            term.names.push_back(text);
            return {};
        case QueryField::State:
            if (is_any_of(words.holding, text))
                term.holding = true;
            else if (const auto state = meaning_of(words.states, text))
                term.states.push_back(*state);
            else
                return Kind::NoState;
            return {};
        case QueryField::Lane:
            if (const auto kind = meaning_of(words.lanes, text)) {
                term.kinds.add(*kind);
                if (*kind == ItemKind::Hold)  // on the lane of a lock lies who waits for it, too
                    term.kinds.add(ItemKind::Wait);
                return {};
            }
            return Kind::NoLane;
        case QueryField::Longer:
        case QueryField::Shorter:
            if (const auto duration = duration_of(text)) {
                term.duration = *duration;
                return {};
            }
            return Kind::NoTime;
        case QueryField::Line: {
            LaneQuery::Term::Lines lines;
            const std::size_t dash = text.find('-');
            const bool first = number_of(std::string_view(text).substr(0, dash), lines.first);
            lines.last = lines.first;
            const bool last = dash == std::string::npos ||
                              number_of(std::string_view(text).substr(dash + 1), lines.last);
            if (!first || !last || lines.last < lines.first)
                return Kind::NoLine;
            term.lines.push_back(lines);
            return {};
        }
    }
    return {};
}

// Where there can be one time alone, "0,5ms" is one.
void join_at_decimal_comma(std::vector<QueryValue>& values) {
    if (values.size() != 2 || values[0].text.empty() ||
        values[0].text.find_first_not_of("0123456789") != std::string::npos)
        return;
    values[0].text += ',' + values[1].text;
    values[0].length += 1 + values[1].length;
    values.pop_back();
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const QueryWords& words) {
    ParsedQuery parsed;
    QueryScanner scanner(text);
    while (auto raw = scanner.next()) {
        bool understood = true;
        const auto wrong = [&](QueryProblem problem) {
            understood = false;
            if (!parsed.problem)
                parsed.problem = std::move(problem);
        };
        LaneQuery::Term term;
        term.without = raw->without;
        if (raw->field) {
            const auto field = meaning_of(words.fields, *raw->field);
            if (!field) {
                wrong({Kind::NoField, raw->field_at, raw->field->size(), *raw->field});
                continue;
            }
            term.field = *field;
        }
        const bool one_only = term.field == QueryField::Longer || term.field == QueryField::Shorter;
        if (one_only)
            join_at_decimal_comma(raw->values);
        for (const QueryValue& value : raw->values)
            if (value.text.empty() && !raw->open_quote)
                wrong({Kind::NoValue, raw->at, raw->length, raw->field.value_or("")});
            else if (const auto problem = take_value(value.text, words, term))
                wrong({*problem, value.at, value.length, value.text});
        if (raw->open_quote)
            wrong({Kind::OpenQuote, raw->values.back().at, raw->values.back().length, {}});
        if (one_only && raw->values.size() > 1)
            wrong({Kind::OneTime, raw->at, raw->length, *raw->field});
        if (understood)
            parsed.query.terms.push_back(std::move(term));
    }
    return parsed;
}

}  // namespace threadline::analysis
