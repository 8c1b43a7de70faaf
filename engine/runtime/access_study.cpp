#include "engine/runtime/access_study.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace threadline::runtime {

namespace {

constexpr std::size_t kLongestRow = 256;

}  // namespace

void AccessStudy::begin() {
    variables_.clear();
    row_of_.clear();
    joined_.clear();
}

void AccessStudy::access(ActorId actor, ObjectId variable, ObjectId element, AccessKind kind,
                         std::uint32_t line, const std::set<ObjectId>& locks) {
    if (kind == AccessKind::Swap)
        news_ += swapped_.insert(variable).second ? 1 : 0;

    Variable& its = variables_[element];
    for (const ActorId other : joined_[actor])
        its.locks_of.erase(other);
    if (its.locks_of.empty() || (its.locks_of.size() == 1 && its.locks_of.contains(actor)))
        its.written = its.written && !its.locks_of.empty();
    its.written = its.written || kind == AccessKind::Write;
    const auto [known, is_new] = its.locks_of.try_emplace(actor, locks);
    if (!is_new)
        std::erase_if(known->second, [&locks](ObjectId lock) { return !locks.contains(lock); });
    if (its.written && its.locks_of.size() > 1) {
        std::set<ObjectId> common = its.locks_of.begin()->second;
        for (const auto& [other, held] : its.locks_of)
            std::erase_if(common, [&held](ObjectId lock) { return !held.contains(lock); });
        if (common.empty())
            news_ += unguarded_.insert(variable).second ? 1 : 0;
    }

    if (kind != AccessKind::Read && kind != AccessKind::Write)
        return;
    std::vector<Access>& row = row_of_[actor];
    if (!row.empty() && kind == AccessKind::Read && row.back().kind == AccessKind::Write)
        end_row(actor);
    const Access access{variable, kind, line};
    if ((row.empty() || row.back() != access) && row.size() < kLongestRow)
        row.push_back(access);
}

void AccessStudy::joined(ActorId actor, ActorId other) {
    joined_[actor].insert(other);
}

void AccessStudy::pause(ActorId actor) {
    end_row(actor);
}

void AccessStudy::end_row(ActorId actor) {
    std::vector<Access> row = std::exchange(row_of_[actor], {});
    if (!row.empty() && row.back().kind == AccessKind::Write)
        news_ += rows_.insert(std::move(row)).second ? 1 : 0;
}

GuardedAccesses AccessStudy::conclude() const {
    GuardedAccesses guarded;
    std::ranges::set_difference(unguarded_, swapped_,
                                std::inserter(guarded.variables, guarded.variables.end()));
    std::set<std::uint32_t> inner;
    for (const std::vector<Access>& whole : rows_) {
        std::vector<Access> row;
        std::set<ObjectId> written;
        for (const Access& access : whole)
            if (guarded.variables.contains(access.variable)) {
                row.push_back(access);
                if (access.kind == AccessKind::Write)
                    written.insert(access.variable);
            }
        const bool belongs_together = !row.empty() && row.back().kind == AccessKind::Write &&
                                      (row.front().kind == AccessKind::Read || written.size() > 1);
        if (!belongs_together)
            continue;
        guarded.opening.insert(row.front().line);
        guarded.closing.insert(row.back().line);
        for (std::size_t i = 0; i + 1 < row.size(); ++i)
            if (row[i].kind == AccessKind::Write)
                inner.insert(row[i].line);
    }
    // Where it is not certain that a line is the last, the guard is held until the next reading.
    for (const std::uint32_t line : inner)
        guarded.closing.erase(line);
    return guarded;
}

}  // namespace threadline::runtime
