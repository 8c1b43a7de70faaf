// Step by step in front of a room: it decides who goes next.
#include "app/present/presentation.h"

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

constexpr int most_rows = 6;

}  // namespace

QString ask(const RoomSteps& steps) {
    QString text = steps.question;
    const int rows = int(steps.rows.size());
    const int first = std::clamp(steps.marked - most_rows / 2, 0, std::max(0, rows - most_rows));
    for (int i = first; i < std::min(rows, first + most_rows); ++i) {
        const QChar circle = i == steps.marked ? QChar(0x25CF) : QChar(0x25CB);
        text += QStringLiteral("\n%1 %2")
                    .arg(i < steps.choices ? circle : QChar(u' '))
                    .arg(steps.rows[i]);
    }
    return text;
}

void Presentation::set_steps(std::optional<RoomSteps> steps) {
    if (steps && steps_ && steps->question == steps_->question && steps->choices == steps_->choices)
        steps->marked = steps_->marked;
    if (steps == steps_)
        return;
    steps_ = std::move(steps);
    show_stop();
    arrange();
}

// Who holds what is what is decided about, before anybody has to wait for it.
bool Presentation::is_about_waits() const {
    return run_ && (tells_of_waits(*run_) || (steps_ && !run_->trace.locks.empty()));
}

QAction* Presentation::action_of(const QKeyEvent& event) const {
    QAction* of_step = steps_ ? step_actions_.of(event) : nullptr;
    return of_step ? of_step : actions_.of(event);
}

QList<QAction*> Presentation::keys_of_now() const {
    if (!steps_)
        return actions_.all();
    QList<QAction*> keys = step_actions_.all();
    for (QAction* action : actions_.all())
        if (action != actions_.next && action != actions_.before && action != actions_.first &&
            action != actions_.last && action != actions_.predict)
            keys.append(action);
    return keys;
}

void Presentation::mark_other(int rows) {
    steps_->marked = std::clamp(steps_->marked + rows, 0, std::max(0, steps_->choices - 1));
    show_stop();
}

}  // namespace threadline::app
