// A query with the names of one trace looked up, so that to ask is quick.
#pragma once

#include "engine/analysis/lane_query.h"

#include <array>

namespace threadline::analysis {

// A name that nothing in the trace has, as it was written; of the field that it was asked in.
struct UnknownName {
    QueryField field = QueryField::Word;
    std::string name;
    friend bool operator==(const UnknownName&, const UnknownName&) = default;
};

class LaneMatcher {
public:
    LaneMatcher(const LaneQuery& query, const trace::Tables& tables);

    // `said`: of a note what it says, in lower case.
    bool matches(const LaneItem& item, std::string_view said = {}) const;
    bool may_match(ItemKind kind) const { return kinds_.has(kind); }  // false: none of them does
    bool may_match(ActorId actor) const;  // false: nothing on its lane does
    const std::optional<UnknownName>& unknown() const { return unknown_; }  // the first

private:
    struct Test {
        LaneQuery::Term term;                             // names in lower case
        std::vector<bool> actors, objects, sites, names;  // by id; the names that it is about
        std::array<bool, trace::state_count> states{};
        bool holds(const LaneItem& item, std::string_view said) const;
        bool is_called(const LaneItem& item, std::string_view said) const;
        bool is_in_state(const LaneItem& item) const;
    };
    std::vector<Test> tests_;
    ItemKinds kinds_;
    std::optional<UnknownName> unknown_;
};

}  // namespace threadline::analysis
