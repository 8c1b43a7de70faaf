#include "engine/runtime/access_study.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace threadline::runtime {

namespace {

constexpr std::size_t kLongestRow = 256;

// From here down: the loops of tasks as locks.
constexpr std::uint32_t kLoops = UINT32_MAX;

}  // namespace

void AccessStudy::begin() {
    variables_.clear();
    row_of_.clear();
    joined_.clear();
}

// Whether a lock is held at each access, in the manner of Eraser.
void AccessStudy::judge(ActorId actor, ObjectId variable, ObjectId element, AccessKind kind,
                        std::set<ObjectId> locks, ActorId loop) {
    if (loop.valid())
        locks.insert(ObjectId{kLoops - loop.value});
    Variable& its = variables_[element];
    for (const ActorId other : joined_[actor])
        its.locks_of.erase(other);
    if (its.locks_of.empty() || (its.locks_of.size() == 1 && its.locks_of.contains(actor)))
        its.written = its.written && !its.locks_of.empty();
    its.written = its.written || kind == AccessKind::Write;
    const auto [known, is_new] = its.locks_of.try_emplace(actor, locks);
    if (!is_new)
        std::erase_if(known->second, [&locks](ObjectId lock) { return !locks.contains(lock); });
    if (!its.written || its.locks_of.size() < 2)
        return;
    news_ += shared_.insert(variable).second ? 1 : 0;
    std::set<ObjectId> common = its.locks_of.begin()->second;
    for (const auto& [other, held] : its.locks_of)
        std::erase_if(common, [&held](ObjectId lock) { return !held.contains(lock); });
    if (common.empty())
        news_ += unguarded_.insert(variable).second ? 1 : 0;
}

// What it has read and reads again after a pause was not what it was waiting for: the row begins
// here.
void AccessStudy::look_again(Row& row, const Access& access) {
    const auto before = std::ranges::find(row.accesses, access);
    const auto is_pause = [](const Access& one) { return !one.variable.valid(); };
    if (std::find_if(before, row.accesses.end(), is_pause) == row.accesses.end())
        return;
    for (auto one = before; one != row.accesses.end(); ++one)
        if (is_pause(*one))
            news_ += polled_.insert(one->line).second ? 1 : 0;
    row = {};
}

bool AccessStudy::is_torn(const Row& row, const Access& access) const {
    if (access.kind != AccessKind::Write || !row.locks.empty())
        return false;
    const auto read = std::ranges::find_if(row.accesses, [&access](const Access& one) {
        return one.variable == access.variable && one.kind == AccessKind::Read;
    });
    return std::any_of(read, row.accesses.end(),
                       [](const Access& one) { return !one.variable.valid(); });
}

void AccessStudy::access(ActorId actor, ObjectId variable, ObjectId element, AccessKind kind,
                         std::uint32_t line, const std::set<ObjectId>& locks, ActorId loop) {
    if (kind == AccessKind::Swap)
        news_ += swapped_.insert(variable).second ? 1 : 0;
    judge(actor, variable, element, kind, locks, loop);
    if (kind != AccessKind::Read && kind != AccessKind::Write)
        return;
    const Access access{variable, kind, line};
    Row& row = row_of_[actor];
    if (!row.accesses.empty() && kind == AccessKind::Read &&
        row.accesses.back().kind == AccessKind::Write)
        end_row(actor);
    if (kind == AccessKind::Read)
        look_again(row, access);
    if (row.accesses.empty())
        row.locks = locks;
    else
        std::erase_if(row.locks, [&locks](ObjectId lock) { return !locks.contains(lock); });
    if (is_torn(row, access))
        news_ += torn_.insert(variable).second ? 1 : 0;
    if ((row.accesses.empty() || row.accesses.back() != access) &&
        row.accesses.size() < kLongestRow)
        row.accesses.push_back(access);
}

void AccessStudy::joined(ActorId actor, ActorId other) {
    joined_[actor].insert(other);
}

void AccessStudy::pause(ActorId actor, std::uint32_t line) {
    Row& row = row_of_[actor];
    if (row.accesses.empty() || row.accesses.back().kind == AccessKind::Write)
        return end_row(actor);
    if (row.accesses.size() < kLongestRow)
        row.accesses.push_back({{}, AccessKind::Read, line});
}

void AccessStudy::end_row(ActorId actor) {
    Row row = std::exchange(row_of_[actor], {});
    if (!row.accesses.empty() && row.accesses.back().kind == AccessKind::Write)
        news_ += rows_.insert(std::move(row.accesses)).second ? 1 : 0;
}

GuardedAccesses AccessStudy::conclude() const {
    GuardedAccesses guarded;
    std::set<ObjectId> wanted = unguarded_;
    std::ranges::set_intersection(torn_, shared_, std::inserter(wanted, wanted.end()));
    std::ranges::set_difference(wanted, swapped_,
                                std::inserter(guarded.variables, guarded.variables.end()));
    std::set<std::uint32_t> inner;
    for (const std::vector<Access>& whole : rows_) {
        std::vector<Access> row;
        std::set<ObjectId> written;
        for (const Access& access : whole) {
            const bool is_pause = !access.variable.valid();
            if (is_pause ? row.empty() : !guarded.variables.contains(access.variable))
                continue;
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
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            if (row[i].kind == AccessKind::Write)
                inner.insert(row[i].line);
            if (!row[i].variable.valid() && !polled_.contains(row[i].line))
                guarded.kept_over.insert(row[i].line);
        }
    }
    // Where it is not certain that a line is the last, the guard is held until the next reading.
    for (const std::uint32_t line : inner)
        guarded.closing.erase(line);
    return guarded;
}

}  // namespace threadline::runtime
