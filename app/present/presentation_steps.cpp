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
    if (!steps && !steps_)
        return;
    steps_ = std::move(steps);
    show_stop();
    arrange();
}

// Who holds what is what is decided about, before anybody has to wait for it.
bool Presentation::is_about_waits() const {
    return run_ && (tells_of_waits(*run_) || (steps_ && !run_->trace.locks.empty()));
}

bool Presentation::take_step_key(int key) {
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const int row = steps_->marked + (key == Qt::Key_Up ? -1 : 1);
        steps_->marked = std::clamp(row, 0, std::max(0, steps_->choices - 1));
        show_stop();
    } else if (key >= Qt::Key_1 && key <= Qt::Key_9) {
        emit step_chosen(key - Qt::Key_0);
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F10) {
        emit step_chosen(steps_->marked + 1);
    } else {
        return false;
    }
    return true;
}

}  // namespace threadline::app
