#include "app/code/line_map.h"

#include <QStringList>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr qsizetype most_compared = 1'000'000;  // pairs of lines

// A stretch of lines in both texts, counted from 0, the end excluded.
struct Stretch {
    qsizetype from = 0, to = 0;
    qsizetype length() const { return to - from; }
};

}  // namespace

LineMap::LineMap(const QString& before, const QString& after) {
    if (before == after)
        return;
    same_ = false;
    const QStringList a = before.split(u'\n'), b = after.split(u'\n');
    after_.assign(std::size_t(a.size()), 0);
    before_.assign(std::size_t(b.size()), 0);
    const auto pair = [this](qsizetype i, qsizetype j) {
        after_[std::size_t(i)] = int(j) + 1;
        before_[std::size_t(j)] = int(i) + 1;
    };
    Stretch old{0, a.size()}, now{0, b.size()};
    while (old.length() > 0 && now.length() > 0 && a[old.from] == b[now.from])
        pair(old.from++, now.from++);
    while (old.length() > 0 && now.length() > 0 && a[old.to - 1] == b[now.to - 1])
        pair(--old.to, --now.to);
    // What was changed, line by line, as far as there are lines on both sides.
    const auto pair_in_order = [&pair](Stretch left, Stretch right) {
        while (left.length() > 0 && right.length() > 0)
            pair(left.from++, right.from++);
    };
    if (old.length() == 0 || now.length() == 0 || old.length() > most_compared / now.length()) {
        pair_in_order(old, now);
        return;
    }
    // The longest common subsequence of the rest: common[i][j] of what follows i and j.
    const std::size_t width = std::size_t(now.length()) + 1;
    std::vector<int> common((std::size_t(old.length()) + 1) * width, 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int& {
        return common[std::size_t(i - old.from) * width + std::size_t(j - now.from)];
    };
    for (qsizetype i = old.to; i-- > old.from;)
        for (qsizetype j = now.to; j-- > now.from;)
            at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    Stretch gap_old{old.from, old.from}, gap_now{now.from, now.from};
    qsizetype i = old.from, j = now.from;
    while (i < old.to && j < now.to) {
        if (a[i] == b[j]) {
            pair_in_order({gap_old.from, i}, {gap_now.from, j});
            pair(i++, j++);
            gap_old.from = i;
            gap_now.from = j;
        } else if (at(i + 1, j) >= at(i, j + 1)) {
            ++i;
        } else {
            ++j;
        }
    }
    pair_in_order({gap_old.from, old.to}, {gap_now.from, now.to});
}

int LineMap::after(int line) const {
    if (same_)
        return line;
    return line < 1 || line > int(after_.size()) ? 0 : after_[std::size_t(line) - 1];
}

int LineMap::before(int line) const {
    if (same_)
        return line;
    return line < 1 || line > int(before_.size()) ? 0 : before_[std::size_t(line) - 1];
}

std::vector<int> LineMap::after(const std::vector<int>& lines) const {
    std::vector<int> result;
    for (const int line : lines)
        if (const int now = after(line))
            result.push_back(now);
    return result;
}

}  // namespace threadline::app
