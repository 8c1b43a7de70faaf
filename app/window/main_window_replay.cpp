// Moving through the run on show: playing it, scrubbing, going from moment to moment, and holding
// the picture of a live run while its recording goes on.
#include "app/panels/transport.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"

#include <QKeyEvent>
#include <QSettings>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr int frame_ms = 16;

constexpr auto passed_over_setting = "replay/passed over";  // kinds of moments, by their number

// Those that a person has taken out stay out; at first the ones that are many.
std::vector<trace::MomentKind> halts_as_left() {
    const QStringList passed =
        QSettings()
            .value(passed_over_setting,
                   QStringList{QString::number(int(trace::MomentKind::EdgeAdded))})
            .toStringList();
    std::vector<trace::MomentKind> kinds = moment_kinds();
    std::erase_if(
        kinds, [&](trace::MomentKind kind) { return passed.contains(QString::number(int(kind))); });
    return kinds;
}

void keep_halts(const std::vector<trace::MomentKind>& halts) {
    QStringList passed;
    for (const trace::MomentKind kind : moment_kinds())
        if (std::find(halts.begin(), halts.end(), kind) == halts.end())
            passed.append(QString::number(int(kind)));
    QSettings().setValue(passed_over_setting, passed);
}

}  // namespace

void MainWindow::connect_replay() {
    connect(commands_.play, &QAction::triggered, this, &MainWindow::play_or_pause);
    connect(
        keys_.add(tr("Play the run and pause it; hold the picture of a live one"), {Qt::Key_Space}),
        &QAction::triggered, commands_.play, &QAction::trigger);
    connect(commands_.next_moment, &QAction::triggered, this, [this] { go_to_moment(true); });
    connect(commands_.previous_moment, &QAction::triggered, this, [this] { go_to_moment(false); });
    connect(transport_, &Transport::instant_chosen, this, [this](trace::Time at) {
        replay_.pause();
        show_at(at);
    });
    connect(transport_, &Transport::speed_chosen, this,
            [this](double speed) { replay_.set_speed(speed); });
    transport_->set_halts_at(halts_as_left());
    connect(transport_, &Transport::halts_changed, this, [this] {
        keep_halts(transport_->halts_at());
        prepare_replay();
    });
    replay_frame_.setInterval(frame_ms);
    replay_frame_.setTimerType(Qt::PreciseTimer);
    connect(&replay_frame_, &QTimer::timeout, this, &MainWindow::play_on);
}

// What can be played is known once the run has ended.
void MainWindow::prepare_replay() {
    replay_.pause();
    const bool ready =
        controller_.has_run() && controller_.phase() == RunController::Phase::Finished;
    moments_.clear();
    std::vector<trace::Time> stops;
    trace::Time end{0};
    if (ready) {
        end = controller_.snapshot().trace.now;
        moments_ = moments_of(controller_.snapshot(), transport_->halts_at());
        for (const trace::Moment& moment : moments_)
            stops.push_back(moment.at);
    }
    const bool other_run = ready && replayed_run_ != run_number_;
    if (other_run)
        replayed_run_ = run_number_;
    replay_.set_end(end);
    replay_.set_stops(stops);
    if (other_run)
        transport_->set_speed(fitting_speed(end));
    replay_.set_speed(transport_->speed());
    transport_->set_run(end, std::move(stops));
    show_transport();
}

// A key that nobody else has taken.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (QAction* action = keys_.of(*event))
        action->trigger();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::play_or_pause() {
    if (controller_.busy()) {
        hold_picture(!held_);
        return;
    }
    if (replay_.playing())
        replay_.pause();
    else
        replay_.play(chosen_instant_ ? *chosen_instant_ : trace::Time{0});
    since_frame_.start();
    show_transport();
}

// A live run: the picture stands still, the recording goes on.
void MainWindow::hold_picture(bool hold) {
    held_ = hold;
    if (!held_ && controller_.has_run())
        show_snapshot();
    update_status();
    show_transport();
}

void MainWindow::play_on() {
    const trace::Duration passed(since_frame_.nsecsElapsed());
    since_frame_.start();
    replay_.advance(passed);
    show_at(replay_.at());
}

void MainWindow::go_to_moment(bool forward) {
    if (moments_.empty())
        return;
    replay_.pause();
    // From the beginning where no instant is chosen: the first key press shows the first moment.
    const trace::Time from = chosen_instant_.value_or(trace::Time{-1});
    const auto to = forward ? replay_.next_stop(from) : replay_.previous_stop(from);
    if (to)
        show_at(*to);
}

// Lanes, graph, code and values, all at this instant.
void MainWindow::show_at(trace::Time at) {
    choose_instant(at);
    timeline_->reveal(*chosen_instant_);
    show_instant();
}

const trace::Moment* MainWindow::moment_at(trace::Time at) const {
    for (const trace::Moment& moment : moments_)
        if (moment.at == at)
            return &moment;
    return nullptr;
}

void MainWindow::show_transport() {
    const bool playing = replay_.playing();
    if (playing != replay_frame_.isActive())
        playing ? replay_frame_.start() : replay_frame_.stop();
    const bool live = controller_.busy();
    transport_->set_playing(playing || (live && !held_));
    commands_.play->setText(live      ? (held_ ? tr("Go on s&howing") : tr("&Hold the picture"))
                            : playing ? tr("&Pause")
                                      : tr("&Play the run"));
    commands_.play->setToolTip(live ? (held_ ? tr("Show the run as it goes on")
                                             : tr("Hold the picture while recording goes on"))
                                    : tr("Play the run, pause it (Ctrl+Space)"));
    const bool finished = controller_.has_run() && controller_.snapshot().trace.finished;
    commands_.play->setEnabled(live || finished);
    for (QAction* action : {commands_.next_moment, commands_.previous_moment})
        action->setEnabled(!moments_.empty());
    if (!finished)
        return;
    const trace::Time end = controller_.snapshot().trace.now;
    const trace::Time at = chosen_instant_.value_or(end);
    transport_->set_instant(
        at, tr("%1 / %2 ms").arg(wording::ms_text(at, end), wording::ms_text(end, end)));
    const trace::Moment* moment = chosen_instant_ && !playing ? moment_at(at) : nullptr;
    const QString narration = moment ? moment_sentence(controller_.snapshot(), *moment) : QString();
    if (narration != narration_) {
        narration_ = narration;
        update_status();
    }
}

}  // namespace threadline::app
