#include "engine/analysis/lane_query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::State;

constexpr std::pair<const char*, QueryField> fields[] = {
    {"thread", QueryField::Thread}, {"lock", QueryField::Lock},       {"state", QueryField::State},
    {"longer", QueryField::Longer}, {"shorter", QueryField::Shorter}, {"line", QueryField::Line}};
constexpr const char* holding = "holding";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
    return result;
}

// `*` stands for any number of characters. O(pattern * text) at worst, both are names.
bool is_like(std::string_view text, std::string_view pattern) {
    std::size_t t = 0, p = 0, star = std::string_view::npos, retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p, ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

std::string states_listed() {
    std::string list;
    for (const State state : trace::all_states)
        list += std::string(trace::key_of(state)) + ", ";
    return list + "or " + holding;
}

std::optional<State> state_named(std::string_view name) {
    for (const State state : trace::all_states)
        if (name == trace::key_of(state))
            return state;
    return {};
}

std::optional<Duration> duration_of(std::string_view text) {
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

struct Value {
    std::string text;
    std::size_t at = 0;
    std::size_t length = 0;
};

// A term with the places of its parts.
struct RawTerm {
    std::size_t at = 0;
    std::size_t length = 0;
    bool without = false;
    std::optional<std::string> field;
    std::size_t field_at = 0;
    std::vector<Value> values;
    bool open_quote = false;
};

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::optional<RawTerm> next() {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
        if (at_ == text_.size())
            return {};
        RawTerm term;
        term.at = at_;
        if (text_[at_] == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ' ') {
            term.without = true;
            ++at_;
        }
        term.field_at = at_;
        std::size_t end = at_;
        while (end < text_.size() && ((lower(text_[end]) >= 'a' && lower(text_[end]) <= 'z')))
            ++end;
        if (end > at_ && end < text_.size() && text_[end] == ':') {
            term.field = lower(text_.substr(at_, end - at_));
            at_ = end + 1;
        }
        read_values(term);
        term.length = at_ - term.at;
        return term;
    }

private:
    void read_values(RawTerm& term) {
        for (;;) {
            Value value;
            value.at = at_;
            if (at_ < text_.size() && text_[at_] == '"') {
                const std::size_t close = text_.find('"', at_ + 1);
                term.open_quote = close == std::string_view::npos;
                const std::size_t end = term.open_quote ? text_.size() : close;
                value.text = text_.substr(at_ + 1, end - at_ - 1);
                at_ = term.open_quote ? end : end + 1;
            } else {
                while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '"' &&
                       !(term.field && text_[at_] == ','))
                    value.text += text_[at_++];
            }
            value.length = at_ - value.at;
            term.values.push_back(std::move(value));
            if (!term.field || at_ == text_.size() || text_[at_] != ',')
                return;
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

QueryProblem problem_at(const Value& value, std::string message) {
    return {value.at, value.length, std::move(message)};
}

// Into `term`; what is wrong with the value otherwise.
std::optional<std::string> take_value(const std::string& text, LaneQuery::Term& term) {
    switch (term.field) {
        case QueryField::Word:
        case QueryField::Thread:
        case QueryField::Lock:
            term.names.push_back(lower(text));
            return {};
        case QueryField::State:
            if (lower(text) == holding)
                term.holding = true;
            else if (const auto state = state_named(lower(text)))
                term.states.push_back(*state);
            else
                return "there is no state '" + text + "'; write " + states_listed();
            return {};
        case QueryField::Longer:
        case QueryField::Shorter:
            if (const auto duration = duration_of(text)) {
                term.duration = *duration;
                return {};
            }
            return "'" + text + "' is no time; write a number with ns, us, ms, s or min: 5ms";
        case QueryField::Line: {
            LaneQuery::Term::Lines lines;
            const std::size_t dash = text.find('-');
            const bool first = number_of(std::string_view(text).substr(0, dash), lines.first);
            lines.last = lines.first;
            const bool last = dash == std::string::npos ||
                              number_of(std::string_view(text).substr(dash + 1), lines.last);
            if (!first || !last || lines.last < lines.first)
                return "'" + text + "' is no line; write line:14, or line:14-20";
            term.lines.push_back(lines);
            return {};
        }
    }
    return {};
}

std::string quoted(const std::string& name) {
    const bool plain =
        !name.empty() && name.find_first_of(" ,:\"") == std::string::npos && name.front() != '-';
    return plain ? name : '"' + name + '"';
}

const char* name_of(QueryField field) {
    for (const auto& [name, each] : fields)
        if (each == field)
            return name;
    return "";
}

}  // namespace

ParsedQuery parse_query(std::string_view text) {
    ParsedQuery parsed;
    const auto wrong = [&](QueryProblem problem) {
        if (!parsed.problem)
            parsed.problem = std::move(problem);
    };
    Scanner scanner(text);
    while (const auto raw = scanner.next()) {
        LaneQuery::Term term;
        term.without = raw->without;
        bool understood = true;
        if (raw->field) {
            const auto known =
                std::find_if(std::begin(fields), std::end(fields),
                             [&](const auto& one) { return one.first == *raw->field; });
            if (known == std::end(fields)) {
                wrong({raw->field_at, raw->field->size(),
                       "there is no '" + *raw->field +
                           ":'; write thread:, lock:, state:, longer:, shorter: or line:, or put "
                           "the word in quotes"});
                continue;
            }
            term.field = known->second;
        }
        for (const Value& value : raw->values) {
            if (value.text.empty() && !raw->open_quote) {
                const std::string field = raw->field ? *raw->field + ":" : "\"\"";
                wrong({raw->at, raw->length, "something has to stand after " + field});
                understood = false;
            } else if (const auto problem = take_value(value.text, term)) {
                wrong(problem_at(value, *problem));
                understood = false;
            }
        }
        if (raw->open_quote) {
            wrong(problem_at(raw->values.back(), "the quote is not closed; write another \""));
            understood = false;
        }
        const bool one_only = term.field == QueryField::Longer || term.field == QueryField::Shorter;
        if (one_only && raw->values.size() > 1) {
            wrong({raw->at, raw->length, *raw->field + ": takes one time"});
            understood = false;
        }
        if (understood)
            parsed.query.terms.push_back(std::move(term));
    }
    return parsed;
}

QueryCompletion complete_query(std::string_view text, std::size_t cursor,
                               const trace::Tables& tables, std::size_t most) {
    QueryCompletion completion;
    completion.at = cursor;
    Scanner scanner(text);
    std::optional<RawTerm> term;
    while (auto next = scanner.next())
        if (next->at < cursor && cursor <= next->at + next->length)
            term = std::move(next);
    if (!term)
        return completion;

    const Value* value = nullptr;
    for (const Value& each : term->values)
        if (each.at <= cursor && cursor <= each.at + each.length)
            value = &each;
    if (!value)
        return completion;
    const std::string begun = lower(value->text);
    std::set<std::string> seen;
    const auto offer = [&](const std::string& name, const std::string& written) {
        if (completion.texts.size() < most && !name.empty() && lower(name) != begun &&
            lower(name).compare(0, begun.size(), begun) == 0 && seen.insert(written).second)
            completion.texts.push_back(written);
    };
    const auto offer_all = [&](QueryField field, const std::string& before) {
        if (field == QueryField::Thread)
            for (const trace::ActorInfo& actor : tables.actors)
                offer(actor.name, before + quoted(actor.name));
        else if (field == QueryField::Lock)
            for (const trace::ObjectInfo& object : tables.objects)
                offer(object.name, before + quoted(object.name));
        else if (field == QueryField::State)
            for (const State state : trace::all_states)
                offer(trace::key_of(state), before + trace::key_of(state));
        if (field == QueryField::State)
            offer(holding, before + holding);
    };
    completion.at = value->at;
    completion.length = value->length;
    if (term->field) {
        for (const auto& [name, field] : fields)
            if (name == *term->field)
                offer_all(field, "");
        return completion;
    }
    // A word may become a field, or the value of one.
    for (const auto& [name, field] : fields)
        offer(name, std::string(name) + ":");
    if (!begun.empty())
        for (const QueryField field : {QueryField::State, QueryField::Thread, QueryField::Lock})
            offer_all(field, std::string(name_of(field)) + ":");
    return completion;
}

LaneMatcher::LaneMatcher(const LaneQuery& query, const trace::Tables& tables) {
    for (const LaneQuery::Term& term : query.terms) {
        Test test{term, {}, {}, {}, {}};
        for (const State state : term.states)
            test.states[index_of(state)] = true;
        const bool word = term.field == QueryField::Word;
        std::vector<bool> met(term.names.size());
        const auto names_any = [&](const std::string& name) {
            const std::string folded = lower(name);
            bool any = false;
            for (std::size_t i = 0; i < term.names.size(); ++i) {
                const bool fits = word ? folded.find(term.names[i]) != std::string::npos
                                       : is_like(folded, term.names[i]);
                met[i] = met[i] || fits;
                any = any || fits;
            }
            return any;
        };
        if (word || term.field == QueryField::Thread)
            for (std::size_t i = 0; i < tables.actors.size(); ++i)
                test.actors.push_back(i > 0 && names_any(tables.actors[i].name));
        if (word || term.field == QueryField::Lock)
            for (std::size_t i = 0; i < tables.objects.size(); ++i)
                test.objects.push_back(i > 0 && names_any(tables.objects[i].name));
        if (word)
            for (const State state : trace::all_states)
                test.states[index_of(state)] = names_any(trace::key_of(state));
        if (word)
            test.term.holding = names_any(holding);
        if (term.field == QueryField::Line)
            for (const trace::SiteInfo& site : tables.sites)
                test.sites.push_back(
                    std::any_of(term.lines.begin(), term.lines.end(), [&](const auto& lines) {
                        return lines.first <= site.line && site.line <= lines.last;
                    }));
        for (std::size_t i = 0; i < met.size() && unknown_.empty(); ++i)
            if (!met[i])
                unknown_ = word ? "nothing is called '" + term.names[i] + "'"
                                : std::string("there is no ") + name_of(term.field) + " '" +
                                      term.names[i] + "'";
        tests_.push_back(std::move(test));
    }
}

bool LaneMatcher::Test::is_in_state(const LaneItem& item) const {
    if (item.is_hold)
        return term.holding;
    return states[index_of(item.state)] ||
           (item.state == State::Deadlocked && states[index_of(item.underneath)]);
}

bool LaneMatcher::Test::holds(const LaneItem& item) const {
    const auto has = [](const std::vector<bool>& known, std::uint32_t id) {
        return id < known.size() && known[id];
    };
    switch (term.field) {
        case QueryField::Thread:
            return has(actors, item.actor.value);
        case QueryField::Lock:
            return has(objects, item.object.value);
        case QueryField::State:
            return is_in_state(item);
        case QueryField::Longer:
            return item.range.length() >= term.duration;
        case QueryField::Shorter:
            return item.range.length() < term.duration;
        case QueryField::Line:
            return has(sites, item.site.value);
        case QueryField::Word:
            return has(actors, item.actor.value) || has(objects, item.object.value) ||
                   is_in_state(item);
    }
    return false;
}

bool LaneMatcher::matches(const LaneItem& item) const {
    return std::all_of(tests_.begin(), tests_.end(),
                       [&](const Test& test) { return test.holds(item) != test.term.without; });
}

bool LaneMatcher::may_match(ActorId actor) const {
    return std::all_of(tests_.begin(), tests_.end(), [&](const Test& test) {
        return test.term.field != QueryField::Thread ||
               (actor.value < test.actors.size() && test.actors[actor.value]) != test.term.without;
    });
}

}  // namespace threadline::analysis
