// Finding the next item in a series from where the last one was, when one walks along it.
#pragma once

#include "engine/trace/time.h"

#include <algorithm>
#include <cstddef>

namespace threadline::app {

// As series.find(t), for t that lies after the begin of item `from`; `stride` is a guess of how far
// away the answer is. Costs the logarithm of how wrong the guess was.
template <typename Items>
std::size_t gallop(const Items& items, std::size_t from, std::size_t stride, trace::Time t) {
    const std::size_t size = items.size();
    const auto is_after = [&](std::size_t index) { return items[index].end > t; };
    std::size_t low = from;   // answer >= low
    std::size_t high = size;  // answer <= high
    const std::size_t guess = std::min(from + stride, size);
    std::size_t step = 1;
    if (guess < size && is_after(guess)) {
        high = guess;
        while (high > low) {
            const std::size_t probe = high - low > step ? high - step : low;
            if (!is_after(probe)) {
                low = probe + 1;
                break;
            }
            high = probe;
            step *= 2;
        }
    } else if (guess < size) {
        low = guess + 1;
        while (low < high) {
            const std::size_t probe = std::min(low + step, high - 1);
            if (is_after(probe)) {
                high = probe;
                break;
            }
            low = probe + 1;
            step *= 2;
        }
    }
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (is_after(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

}  // namespace threadline::app
