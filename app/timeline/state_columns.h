// Many lanes at once: in each pixel column how many threads were in which state, on average, and
// those columns stacked as boxes.
#pragma once

#include "app/timeline/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace threadline::app {

using StateCounts = std::array<double, trace::state_count>;

class StateColumns {
public:
    explicit StateColumns(const TimeScale& scale);

    std::size_t size() const { return columns_; }
    // `weight` threads in `state` from `begin` to `end`. What spans many columns costs two
    // additions, whatever its length.
    void add(trace::Time begin, trace::Time end, trace::State state, double weight);
    // What a thread did, from its items where they are known, otherwise from its overview.
    // O(items in sight), O(columns * log nodes) from afar.
    void add(const trace::ActorLane& lane, const trace::Snapshot& trace);

    // Calls `visit(column, threads by state)` from left to right.
    template <typename Visit>
    void each(Visit&& visit) const {
        StateCounts sum{};
        for (std::size_t column = 0; column < columns_; ++column) {
            for (std::size_t state = 0; state < trace::state_count; ++state)
                sum[state] += steps_[column * trace::state_count + state];
            visit(column, sum);
        }
    }

private:
    void add_overview(const trace::StateOverview& overview);
    void change(std::size_t column, trace::State state, double by) {
        if (column <= columns_)
            steps_[column * trace::state_count + trace::index_of(state)] += by;
    }

    TimeScale scale_;
    std::size_t columns_;
    std::vector<double> steps_;  // from one column to the next
};

// Stacks columns, the most severe state on top. Boxes of one state that keep their place become
// one, which is why heights have levels: `draw(state, first column, end column, top level, bottom
// level)`.
inline constexpr int state_stack_levels = 24;  // of the heights

template <typename Draw>
class StateStack {
public:
    // All of `most` threads fill it.
    StateStack(double most, Draw draw) : most_(most), draw_(std::move(draw)) {}

    void add(std::size_t column, const StateCounts& threads) {
        const double scale = levels / most_;
        double above = 0;
        for (const double count : threads)
            above += std::max(count, 0.0);
        // They stand on the floor, however many there are.
        int top = levels - std::clamp(static_cast<int>(std::lround(above * scale)), 0, levels);
        if (above > 0.01)
            top = std::min(top, levels - 1);
        const int roof = top;
        above = 0;
        for (std::size_t i = trace::state_count; i-- > 0;) {
            above += threads[i];
            int bottom = roof + static_cast<int>(std::lround(above * scale));
            // Each is seen, however few they are.
            if (threads[i] > 0.01 && bottom <= top && trace::all_states[i] > trace::State::Ready)
                bottom = top + 1;
            bottom = std::clamp(bottom, top, levels);
            put(i, column, top, bottom);
            top = bottom;
        }
    }
    void finish() {
        for (std::size_t i = 0; i < trace::state_count; ++i)
            flush(i);
    }

private:
    static constexpr int levels = state_stack_levels;

    struct Layer {
        std::size_t first = 0;
        std::size_t end = 0;
        int top = 0;
        int bottom = 0;
    };

    void put(std::size_t state, std::size_t column, int top, int bottom) {
        Layer& layer = layers_[state];
        if (layer.end == column && layer.top == top && layer.bottom == bottom) {
            layer.end = column + 1;
            return;
        }
        flush(state);
        layer = {column, column + 1, top, bottom};
    }
    void flush(std::size_t state) {
        const Layer& layer = layers_[state];
        if (layer.bottom > layer.top && layer.end > layer.first)
            draw_(trace::all_states[state], layer.first, layer.end, layer.top, layer.bottom);
    }

    double most_;
    Draw draw_;
    std::array<Layer, trace::state_count> layers_{};
};

}  // namespace threadline::app
