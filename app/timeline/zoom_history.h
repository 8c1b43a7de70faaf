// The views that a person has had of a run, to go back to and forward again, as in a browser. What
// follows shortly upon each other, the steps of a wheel or of a drag, is one.
#pragma once

#include "app/timeline/viewport.h"

#include <optional>
#include <vector>

namespace threadline::app {

class ZoomHistory {
public:
    static constexpr std::chrono::milliseconds pause{600};  // from here on it is another one
    static constexpr std::size_t most = 100;                // the oldest are forgotten

    void reset(const Viewport& view);
    // `now`: of a steady clock.
    void visited(const Viewport& view, std::chrono::milliseconds now);
    // The view that is shown changed by itself, as a run grows.
    void grown(const Viewport& view);

    bool can_go_back() const { return at_ > 0; }
    bool can_go_forward() const { return at_ + 1 < views_.size(); }
    std::optional<Viewport> back();
    std::optional<Viewport> forward();

private:
    std::vector<Viewport> views_;
    std::size_t at_ = 0;
    std::optional<std::chrono::milliseconds> last_;
};

}  // namespace threadline::app
