#include "engine/exchange/slice_rows.h"

#include <functional>
#include <queue>
#include <utility>

namespace threadline::exchange {
namespace {

using trace::Series;
using trace::Slice;
using trace::Time;

void put(const Slice& slice, std::size_t row, std::vector<Series<Slice>>& rows) {
    if (row == rows.size())
        rows.emplace_back();
    rows[row].append(slice);
}

}  // namespace

std::uint64_t nest(const std::vector<Slice>& slices, std::size_t most,
                   std::vector<Series<Slice>>& rows, StopPoint& stop) {
    std::uint64_t left_out = 0;
    std::vector<Time> open;  // ends, by row
    for (const Slice& slice : slices) {
        stop.pass();
        while (!open.empty() && open.back() <= slice.begin)
            open.pop_back();
        if (open.size() >= most) {
            ++left_out;
            continue;
        }
        put(slice, open.size(), rows);
        open.push_back(slice.end);
    }
    return left_out;
}

std::uint64_t pack(const std::vector<Slice>& slices, std::size_t most,
                   std::vector<Series<Slice>>& rows, StopPoint& stop) {
    using Busy = std::pair<Time, std::size_t>;  // until when, row
    std::uint64_t left_out = 0;
    std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy;
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> free;
    std::size_t used = 0;
    for (const Slice& slice : slices) {
        stop.pass();
        while (!busy.empty() && busy.top().first <= slice.begin) {
            free.push(busy.top().second);
            busy.pop();
        }
        std::size_t row = used;
        if (!free.empty()) {
            row = free.top();
            free.pop();
        } else if (used == most) {
            ++left_out;
            continue;
        } else {
            ++used;
        }
        put(slice, row, rows);
        busy.emplace(slice.end, row);
    }
    return left_out;
}

}  // namespace threadline::exchange
