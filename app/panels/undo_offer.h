// "2 notes deleted", with a button that brings them back: those that went one after the other while
// the line was on show, together.
#pragma once

#include "app/panels/banner.h"

#include <functional>
#include <utility>

namespace threadline::app {

class UndoOffer {
public:
    explicit UndoOffer(Banner* banner) : banner_(banner) {}

    // One more has gone; `line` says how many, `undo` is given how many to bring back.
    void tell(const std::function<QString(int)>& line, const QString& undo_text, const QString& tip,
              std::function<void(int)> undo) {
        count_ = !line_.isEmpty() && banner_->message() == line_ ? count_ + 1 : 1;
        line_ = line(count_);
        banner_->show_done(line_);
        banner_->offer(undo_text, tip, [count = count_, undo = std::move(undo)] { undo(count); });
    }

    // It can be had back no more.
    void take_back() { banner_->take_back(std::exchange(line_, {})); }

private:
    Banner* banner_;
    QString line_;
    int count_ = 0;
};

}  // namespace threadline::app
