// A short tour of the window: a card beside the part of which it tells, over nothing else that it
// speaks of as far as there is room, and a frame around that part. It blocks nothing: what it tells
// of can be used meanwhile. Where a step asks for something the card says when that is done, and
// what was; until then its button skips the step. Nothing goes on by itself. Keys while the card
// has the focus: Enter or → on, ← back, Esc ends it; the keys that the card names do so from
// wherever one is.
#pragma once

#include "app/timeline/theme.h"

#include <QFrame>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QPushButton;

namespace threadline::app {

// To be called once what a step asks for is done, and again with each time that it is: what was.
using TourDone = std::function<void(const QString& what)>;

struct TourStep {
    QString title;
    QString text;
    // The part that it is about; made visible first, where it lies on a tab or was folded away.
    std::function<QWidget*()> show;
    // What finishes it: connects what tells of that, with `on_show` as the receiver, which is there
    // as long as the step is. None: it asks for nothing.
    std::function<void(QObject* on_show, const TourDone& done)> watch{};
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

    void set_theme(const Theme& theme);
    int step() const { return step_; }
    int steps() const { return int(steps_.size()); }
    // That it asks for something, and nobody has done it.
    bool asks() const;
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
    static QKeySequence on_key();  // whatever the button that goes on reads
    void show_step(int step);
    void say_done(int step, const QString& what);
    void show_done();
    void measure_words();
    void place();
    QRect place_of(const QWidget& part) const;
    int height_needed(int width);

    QWidget* window_;
    std::vector<TourStep> steps_;
    std::vector<QString> done_;  // in each of them, in words; it stays so
    int step_ = 0;
    std::unique_ptr<QObject> on_show_;              // of the step
    QPoint before_;                                 // where it was when the step began
    int card_width_ = 0;                            // px, in the letters of the theme
    int measured_width_ = 0, measured_height_ = 0;  // px
    QWidget* target_ = nullptr;
    QPointer<QWidget> frame_;  // around the target; takes no clicks; the window's, too
    QLabel *title_, *text_, *count_, *said_, *keys_;
    QPushButton *back_, *on_, *skip_;
};

}  // namespace threadline::app
