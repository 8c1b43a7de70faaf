#include "app/timeline/zoom_history.h"

namespace threadline::app {

void ZoomHistory::reset(const Viewport& view) {
    views_ = {view};
    at_ = 0;
    last_.reset();
}

void ZoomHistory::visited(const Viewport& view, std::chrono::milliseconds now) {
    const bool goes_on = last_ && now - *last_ < pause;
    last_ = now;
    if (views_.empty())
        return reset(view);
    views_.resize(at_ + 1);  // what lay ahead is another way now
    if (goes_on && at_ > 0) {
        views_[at_] = view;
        // Back where it began: nothing to go back for.
        if (views_[at_ - 1].visible() == view.visible()) {
            views_.pop_back();
            --at_;
        }
        return;
    }
    if (views_[at_].visible() == view.visible()) {
        views_[at_] = view;
        return;
    }
    views_.push_back(view);
    if (views_.size() > most)
        views_.erase(views_.begin());
    at_ = views_.size() - 1;
}

void ZoomHistory::grown(const Viewport& view) {
    if (views_.empty())
        reset(view);
    else
        views_[at_] = view;
}

std::optional<Viewport> ZoomHistory::back() {
    if (!can_go_back())
        return {};
    last_.reset();
    return views_[--at_];
}

std::optional<Viewport> ZoomHistory::forward() {
    if (!can_go_forward())
        return {};
    last_.reset();
    return views_[++at_];
}

}  // namespace threadline::app
