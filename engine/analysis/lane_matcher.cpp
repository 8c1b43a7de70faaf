#include "engine/analysis/lane_matcher.h"

#include <algorithm>

namespace threadline::analysis {
namespace {

using trace::State;

// `*` stands for any number of characters. O(pattern * text) at worst, both are names.
bool is_like(std::string_view text, std::string_view pattern) {
    std::size_t t = 0, p = 0, star = std::string_view::npos, retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
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

// What lies on the lanes of threads is looked for unless lane: asks for something else; anything
// else where lane: asks for it, or where it is called so.
bool is_about(const LaneQuery& query, ItemKind kind) {
    bool asked = kind == ItemKind::Interval || kind == ItemKind::Hold || kind == ItemKind::Slice;
    // Who waits is found on the lane of the thread.
    const bool has_name =
        kind != ItemKind::Wait && kind != ItemKind::CpuUse && kind != ItemKind::Idle;
    for (const LaneQuery::Term& term : query.terms) {
        if (term.field == QueryField::Lane && term.kinds.has(kind) == term.without)
            return false;
        const bool by_name = term.field == QueryField::Word || term.field == QueryField::Name;
        asked = asked || (term.field == QueryField::Lane && !term.without) ||
                (by_name && !term.without && has_name);
    }
    return asked;
}

}  // namespace

LaneMatcher::LaneMatcher(const LaneQuery& query, const trace::Tables& tables) {
    for (const ItemKind kind : all_item_kinds)
        if (is_about(query, kind))
            kinds_.add(kind);
    for (const LaneQuery::Term& term : query.terms) {
        Test test{term, {}, {}, {}, {}, {}};
        for (std::string& name : test.term.names)
            name = in_lower_case(name);
        const std::vector<std::string>& names = test.term.names;
        for (const State state : term.states)
            test.states[index_of(state)] = true;
        // Of whoever is in one of these it is said that they wait for something, too.
        if (test.states[index_of(State::Waiting)])
            for (const State state : {State::Blocked, State::Io, State::Interpreter})
                test.states[index_of(state)] = true;
        const bool word = term.field == QueryField::Word;
        // A state that is called so is something, too.
        std::vector<bool> met(term.names.size(), word && (!term.states.empty() || term.holding));
        const auto names_any = [&](const std::string& name) {
            const std::string folded = in_lower_case(name);
            bool any = false;
            for (std::size_t i = 0; i < term.names.size(); ++i) {
                const bool fits =
                    word ? folded.find(names[i]) != std::string::npos : is_like(folded, names[i]);
                met[i] = met[i] || fits;
                any = any || fits;
            }
            return any;
        };
        if (word || term.field == QueryField::Thread)
            for (std::size_t i = 0; i < tables.actors.size(); ++i)
                test.actors.push_back(i > 0 && names_any(tables.actors[i].name));
        if (word || term.field == QueryField::Lock || term.field == QueryField::Name)
            for (std::size_t i = 0; i < tables.objects.size(); ++i)
                test.objects.push_back(i > 0 && names_any(tables.objects[i].name));
        if (word || term.field == QueryField::Name)
            for (std::size_t i = 0; i < tables.names.size(); ++i)
                test.names.push_back(i > 0 && names_any(tables.names[i]));
        if (term.field == QueryField::Line)
            for (const trace::SiteInfo& site : tables.sites)
                test.sites.push_back(
                    std::any_of(term.lines.begin(), term.lines.end(), [&](const auto& lines) {
                        return lines.first <= site.line && site.line <= lines.last;
                    }));
        for (std::size_t i = 0; i < met.size() && !unknown_; ++i)
            if (!met[i])
                unknown_ = UnknownName{term.field, term.names[i]};
        tests_.push_back(std::move(test));
    }
}

bool LaneMatcher::Test::is_in_state(const LaneItem& item) const {
    if (item.kind == ItemKind::Hold)
        return term.holding;
    return (item.kind == ItemKind::Interval || item.kind == ItemKind::Wait) &&
           (states[index_of(item.state)] ||
            (item.state == State::Deadlocked && states[index_of(item.underneath)]));
}

bool LaneMatcher::Test::is_called(const LaneItem& item, std::string_view said) const {
    switch (item.kind) {
        case ItemKind::Slice:
        case ItemKind::Moment:
            return item.name.value < names.size() && names[item.name.value];
        case ItemKind::Value:
            return item.object.value < objects.size() && objects[item.object.value];
        case ItemKind::Note:
            return std::any_of(term.names.begin(), term.names.end(), [&](const std::string& name) {
                return term.field == QueryField::Word ? said.find(name) != std::string_view::npos
                                                      : is_like(said, name);
            });
        default:
            return false;
    }
}

bool LaneMatcher::Test::holds(const LaneItem& item, std::string_view said) const {
    const auto has = [](const std::vector<bool>& known, std::uint32_t id) {
        return id < known.size() && known[id];
    };
    const bool on_thread = item.kind == ItemKind::Interval || item.kind == ItemKind::Hold ||
                           item.kind == ItemKind::Wait;
    switch (term.field) {
        case QueryField::Thread:
            return has(actors, item.actor.value);
        case QueryField::Lock:
            return has(objects, item.object.value);
        case QueryField::State:
            return is_in_state(item);
        case QueryField::Name:
            return is_called(item, said);
        case QueryField::Longer:
            return item.range.length() >= term.duration;
        case QueryField::Shorter:
            return item.range.length() < term.duration;
        case QueryField::Line:
            return has(sites, item.site.value);
        case QueryField::Lane:
            return term.kinds.has(item.kind);
        case QueryField::Word:
            return is_called(item, said) || is_in_state(item) ||
                   ((on_thread || item.kind == ItemKind::Slice) && has(actors, item.actor.value)) ||
                   (on_thread && has(objects, item.object.value));
    }
    return false;
}

bool LaneMatcher::matches(const LaneItem& item, std::string_view said) const {
    return may_match(item.kind) && std::all_of(tests_.begin(), tests_.end(), [&](const Test& test) {
               return test.holds(item, said) != test.term.without;
           });
}

bool LaneMatcher::may_match(ActorId actor) const {
    return std::all_of(tests_.begin(), tests_.end(), [&](const Test& test) {
        return test.term.field != QueryField::Thread ||
               (actor.value < test.actors.size() && test.actors[actor.value]) != test.term.without;
    });
}

}  // namespace threadline::analysis
