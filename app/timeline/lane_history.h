// What a person did to the lanes of one view, to take it back, the last first. An arrangement that
// comes from elsewhere, such as from a run beside it, has nothing before it.
#pragma once

#include "app/timeline/lane_arrangement.h"

#include <optional>
#include <utility>
#include <vector>

namespace threadline::app {

class LaneHistory {
public:
    static constexpr std::size_t most = 100;  // the oldest are forgotten

    void reset() { earlier_.clear(); }
    void changed(const LaneArrangement& from, const LaneArrangement& to) {
        if (from != now_)
            reset();
        earlier_.push_back(from);
        if (earlier_.size() > most)
            earlier_.erase(earlier_.begin());
        now_ = to;
    }
    bool can_go_back(const LaneArrangement& from) const {
        return !earlier_.empty() && from == now_;
    }
    std::optional<LaneArrangement> back(const LaneArrangement& from) {
        if (!can_go_back(from))
            return {};
        now_ = std::move(earlier_.back());
        earlier_.pop_back();
        return now_;
    }

private:
    std::vector<LaneArrangement> earlier_;
    LaneArrangement now_;  // what they led to
};

}  // namespace threadline::app
