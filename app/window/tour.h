// A short tour of the window: a card beside the part of which it tells, over nothing else that it
// speaks of as far as there is room, and a frame around that part. It blocks nothing: what it tells
// of can be used meanwhile, and doing what a step asks for goes on to the next. Keys while the card
// has the focus: Enter or → on, ← back, Esc ends it; Alt with the letter that is underlined on a
// button does so from wherever one is.
#pragma once

#include "app/timeline/theme.h"

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace threadline::app {

// What a step can wait for; whoever sees it happen says so.
enum class TourDeed { None, IntervalSelected, RunFinished, FindingChosen, MomentReached };

struct TourStep {
    QString title;
    QString text;
    // The part that it is about; made visible first, where it lies on a tab or was folded away.
    std::function<QWidget*()> show;
    TourDeed deed = TourDeed::None;
    std::vector<QWidget*> others{};  // that its text speaks of, or that are used meanwhile
};

// Where a card of this size stands without leaving `room`: below the target, above it, to its right
// or to its left, or in a corner of the room. Of these the one over as little of the target as can
// be, then of the others, then as near as can be; of equals the first of that order.
QRect place_beside(const QRect& target, const QSize& card, const QRect& room,
                   const std::vector<QRect>& others = {});

class Tour : public QFrame {
    Q_OBJECT
public:
    Tour(QWidget* window, std::vector<TourStep> steps, const Theme& theme);
    ~Tour() override;

    void happened(TourDeed deed);
    void set_theme(const Theme& theme);
    int step() const { return step_; }
    int steps() const { return int(steps_.size()); }
    QWidget* target() const { return target_; }

public slots:
    void go_on();
    void go_back();
    void end();

signals:
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show_step(int step);
    void place();
    QRect place_of(const QWidget& part) const;
    int height_needed(int width);

    QWidget* window_;
    std::vector<TourStep> steps_;
    int step_ = 0;
    QPoint before_;                                 // where it was when the step began
    int card_width_ = 0;                            // px, in the letters of the theme
    int measured_width_ = 0, measured_height_ = 0;  // px
    QWidget* target_ = nullptr;
    QPointer<QWidget> frame_;  // around the target; takes no clicks; the window's, too
    QLabel *title_, *text_, *count_;
    QPushButton *back_, *on_, *skip_;
};

}  // namespace threadline::app
