// Moving through the run on show: playing it, scrubbing, going from moment to moment. Of a live run
// the picture is held meanwhile, and its recording goes on; who plays up to its end sees it live.
#include "app/panels/step_panel.h"
#include "app/panels/transport.h"
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"
#include "app/window/playback.h"

#include <QKeyEvent>

namespace threadline::app {

void MainWindow::connect_replay() {
    connect(commands_.play, &QAction::triggered, this, &MainWindow::play_or_pause);
    connect(
        keys_.add(tr("Play the run and pause it; hold the picture of a live one"), {Qt::Key_Space}),
        &QAction::triggered, commands_.play, &QAction::trigger);
    connect(commands_.next_moment, &QAction::triggered, this, [this] { go_to_moment(true); });
    connect(commands_.previous_moment, &QAction::triggered, this, [this] { go_to_moment(false); });
    connect(transport_, &Transport::instant_chosen, this, [this](trace::Time at) {
        playback_->pause();
        if (is_live() && !held_)
            hold_picture(true);
        show_at(at);
    });
    playback_ = new Playback(transport_, this);
    connect(playback_, &Playback::halts_changed, this, &MainWindow::prepare_replay);
    connect(playback_, &Playback::moved, this, [this](trace::Time at) {
        if (is_live() && at >= playback_->replay().end())
            go_live();
        else
            show_at(at);
    });
    connect(commands_.follow, &QAction::triggered, this, [this] {
        if (!held_)
            return;
        go_live();
        commands_.follow->setChecked(true);
    });
}

// One that goes on, and that nobody steps through.
bool MainWindow::is_live() const {
    return controller_.busy() && controller_.has_run() && !controller_.stepped() &&
           !controller_.snapshot().trace.finished;
}

// What can be played: all of a run that has ended, of a live one what is in the picture.
void MainWindow::prepare_replay() {
    const bool ended =
        controller_.has_run() && controller_.phase() == RunController::Phase::Finished;
    if (ended || (held_ && is_live()))
        playback_->set_run(picture(), controller_.annotations(), ended);
    else
        playback_->set_nothing();
    show_transport();
}

// A key that nobody else has taken: letters move the timeline, too, wherever nobody types them.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    const auto in_timeline = [&]() -> QAction* {
        const QString text = event->text();
        if (!timeline_->isVisible() || text.isEmpty() || !text[0].isPrint())
            return nullptr;
        QAction* action = timeline_->actions().of(*event);
        return timeline_->actions().of_lanes().contains(action) ? nullptr : action;
    };
    if (steps_->isVisible() && steps_->take_key(event))
        return;
    if (QAction* action = keys_.of(*event))
        action->trigger();
    else if (QAction* moves = in_timeline())
        moves->trigger();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::play_or_pause() {
    if (is_live() && !playback_->replay().playing() && !(held_ && chosen_instant_)) {
        hold_picture(!held_);
        return;
    }
    if (is_live() && chosen_instant_ && *chosen_instant_ >= playback_->replay().end()) {
        go_live();  // nothing of the picture is left to play
        return;
    }
    if (playback_->replay().playing())
        playback_->pause();
    else
        playback_->play(chosen_instant_ ? *chosen_instant_ : trace::Time{0});
    show_transport();
}

// A live run: the picture stands still, the recording goes on.
void MainWindow::hold_picture(bool hold) {
    const bool was_held = held_.has_value();
    if (!hold) {
        held_.reset();
    } else if (!was_held) {
        followed_ = commands_.follow->isChecked();
        held_ = controller_.snapshot();
    }
    if (held_) {
        prepare_replay();
        show_instant();
    } else if (controller_.has_run()) {
        show_snapshot();
        if (was_held && followed_ && !chosen_instant_)
            timeline_->set_follow(true);  // scrubbing may have gone elsewhere
    }
    show_overview();
    update_status();
    show_transport();
}

// What is on show of the run: all that is known of it, or was as the picture was held.
const session::RunSnapshot& MainWindow::picture() const {
    return held_ ? *held_ : controller_.snapshot();
}

// From a held picture to the latest of the run.
void MainWindow::go_live() {
    playback_->pause();
    choose_instant(std::nullopt);
    hold_picture(false);
}

void MainWindow::go_to_moment(bool forward) {
    const bool holds = is_live() && !held_;
    if (holds)
        hold_picture(true);
    // Where no instant is chosen the first key press shows the first moment, or the last one.
    const trace::Time from =
        chosen_instant_.value_or(forward ? trace::Time{-1} : trace::Time::max());
    const Replay& replay = playback_->replay();
    const auto to = forward ? replay.next_stop(from) : replay.previous_stop(from);
    if (to) {
        playback_->pause();
        show_at(*to);
    } else if (holds) {
        hold_picture(false);  // there is nothing to go to
    }
}

// Lanes, graph, code and values, all at this instant.
void MainWindow::show_at(trace::Time at) {
    choose_instant(at);
    timeline_->reveal(*chosen_instant_);
    show_instant();
}

void MainWindow::show_transport() {
    const bool playing = playback_->replay().playing();
    const bool live = is_live();
    const bool goes_on = live && held_ && !chosen_instant_ && !playing;  // with what is next asked
    transport_->set_playing(playing || (live && !held_));
    commands_.play->setText(playing          ? tr("&Pause")
                            : goes_on        ? tr("Go on s&howing")
                            : live && !held_ ? tr("&Hold the picture")
                                             : tr("&Play the run"));
    commands_.play->setToolTip(goes_on          ? tr("Show the run as it goes on")
                               : live && !held_ ? tr("Hold the picture while recording goes on")
                                                : tr("Play the run, pause it (Ctrl+Space)"));
    const bool finished = controller_.has_run() && controller_.snapshot().trace.finished;
    const bool seen = !shows_comparison();
    commands_.play->setEnabled(seen && (live || finished));
    for (QAction* action : {commands_.next_moment, commands_.previous_moment})
        action->setEnabled(seen && (playback_->replay().has_stops() || (live && !held_)));
    if (!finished && !live)
        return;
    const trace::Time end = picture().trace.now;
    const trace::Time at = chosen_instant_.value_or(end);
    if (live && !held_)
        transport_->set_run(end, {});
    const bool has_times = !wording::is_stepped(picture().trace.info.get());
    transport_->set_instant(at, has_times ? wording::instant_text(at, end) + QStringLiteral(" / ") +
                                                wording::instant_text(end, end)
                                          : QString());
    const QString narration =
        chosen_instant_ && !playing
            ? playback_->narration_at(at, picture(), controller_.annotations())
            : QString();
    if (narration != narration_) {
        narration_ = narration;
        update_status();
    }
}

}  // namespace threadline::app
