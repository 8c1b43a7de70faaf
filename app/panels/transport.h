// The row beneath the timeline with which a person moves through a run: to the moment before, play
// or pause, to the next moment, the scrub bar, the instant, the speed, and at what to halt.
//
// It shows and asks; the instant itself is the window's.
#pragma once

#include "app/panels/scrub_bar.h"

#include "engine/trace/interval.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace threadline::app {

class Transport : public QWidget {
    Q_OBJECT
public:
    // Their buttons; the actions stay the window's. Speeds are of the run per time that passes.
    Transport(QAction* play, QAction* previous_moment, QAction* next_moment,
              const std::vector<double>& speeds, QWidget* parent = nullptr);

    void set_theme(const Theme& theme);
    void set_run(trace::Duration length, std::vector<trace::Time> stops);
    // At what cannot be halted, and how many moments are too many to halt at.
    void set_unknown(const std::vector<trace::MomentKind>& kinds, std::uint64_t left_out);
    void set_instant(trace::Time at, const QString& text);
    void set_playing(bool playing);

    double speed() const;
    void set_speed(double speed);
    std::vector<trace::MomentKind> halts_at() const;
    void set_halts_at(const std::vector<trace::MomentKind>& kinds);
    bool halts_at_bookmarks() const;  // of a person, and at their notes
    void set_halts_at_bookmarks(bool halts);

signals:
    void instant_chosen(threadline::trace::Time at);
    void speed_chosen(double speed);
    void halts_changed();

private:
    QToolButton *previous_, *play_, *next_, *halts_;
    ScrubBar* bar_;
    QLabel *instant_, *left_out_;
    QComboBox* speed_;
    QMenu* halt_menu_;
    std::vector<std::pair<trace::MomentKind, QAction*>> kinds_;
    QAction* bookmarks_;
    Theme theme_;
    bool playing_ = false;
};

}  // namespace threadline::app
