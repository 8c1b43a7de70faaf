// Moving through the run on show: playing it, scrubbing, going from moment to moment. Of a live run
// the picture is held meanwhile, and its recording goes on; who plays up to its end sees it live.
#include "app/panels/step_panel.h"
#include "app/panels/transport.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/told_notes.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"

#include <QKeyEvent>
#include <QSettings>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr int frame_ms = 16;

// Kinds of moments, by their number.
constexpr auto passed_over_setting = "replay/passed over";
constexpr auto halted_at_setting = "replay/halted at";

bool is_halted_at_first(trace::MomentKind kind) {
    using trace::MomentKind;
    return kind != MomentKind::EdgeAdded && kind != MomentKind::LockObtained &&
           kind != MomentKind::LockTaken;  // these are many
}

// As a person has left them. A kind that is in neither list is newer than they are.
std::vector<trace::MomentKind> halts_as_left() {
    const QStringList passed = QSettings().value(passed_over_setting).toStringList();
    const QStringList halted = QSettings().value(halted_at_setting).toStringList();
    std::vector<trace::MomentKind> kinds = moment_kinds();
    std::erase_if(kinds, [&](trace::MomentKind kind) {
        const QString number = QString::number(int(kind));
        return passed.contains(number) || (!halted.contains(number) && !is_halted_at_first(kind));
    });
    return kinds;
}

void keep_halts(const std::vector<trace::MomentKind>& halts) {
    QStringList passed, halted;
    for (const trace::MomentKind kind : moment_kinds())
        (std::find(halts.begin(), halts.end(), kind) == halts.end() ? passed : halted)
            .append(QString::number(int(kind)));
    QSettings().setValue(passed_over_setting, passed);
    QSettings().setValue(halted_at_setting, halted);
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
        if (is_live() && !held_)
            hold_picture(true);
        show_at(at);
    });
    connect(transport_, &Transport::speed_chosen, this, [this](double speed) {
        replay_.set_speed(speed);
        replayed_run_ = run_number_;  // a person's own choice stays, once the run is over too
    });
    connect(commands_.follow, &QAction::triggered, this, [this] {
        if (!held_)
            return;
        go_live();
        commands_.follow->setChecked(true);
    });
    transport_->set_halts_at(halts_as_left());
    connect(transport_, &Transport::halts_changed, this, [this] {
        keep_halts(transport_->halts_at());
        prepare_replay();
    });
    replay_frame_.setInterval(frame_ms);
    replay_frame_.setTimerType(Qt::PreciseTimer);
    connect(&replay_frame_, &QTimer::timeout, this, &MainWindow::play_on);
}

// One that goes on, and that nobody steps through.
bool MainWindow::is_live() const {
    return controller_.busy() && controller_.has_run() && !controller_.stepped() &&
           !controller_.snapshot().trace.finished;
}

// What can be played: all of a run that has ended, of a live one what is in the picture.
void MainWindow::prepare_replay() {
    replay_.pause();
    const bool ended =
        controller_.has_run() && controller_.phase() == RunController::Phase::Finished;
    const bool ready = ended || (held_ && is_live());
    moments_.clear();
    transport_->set_unknown({}, 0);
    std::vector<trace::Time> stops;
    trace::Time end{0};
    if (ready) {
        end = picture().trace.now;
        moments_ = moments_of(picture(), transport_->halts_at());
        transport_->set_unknown(unknown_kinds(picture()),
                                moments_left_out(picture(), transport_->halts_at()));
        for (const trace::Moment& moment : moments_)
            stops.push_back(moment.at);
        if (transport_->halts_at_bookmarks())
            for (const trace::Annotation& note : controller_.annotations())
                if (note.range.begin <= end)
                    stops.push_back(note.range.begin);
        std::sort(stops.begin(), stops.end());
        stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    }
    // What there is of a live one says nothing yet of how long it is going to be.
    const bool is_another = ready && replayed_run_ != run_number_;
    if (is_another && ended)
        replayed_run_ = run_number_;
    replay_.set_end(end);
    replay_.set_stops(stops);
    if (is_another)
        transport_->set_speed(fitting_speed(end));
    replay_.set_speed(transport_->speed());
    transport_->set_run(end, std::move(stops));
    show_transport();
}

// As long as a person has not changed the list, a run is told with all that makes its story.
PassedOver MainWindow::passed_over() const {
    PassedOver passed;
    const auto halts = transport_->halts_at();
    if (QSettings().contains(passed_over_setting))
        for (const trace::MomentKind kind : moment_kinds())
            if (std::find(halts.begin(), halts.end(), kind) == halts.end())
                passed.kinds.push_back(kind);
    passed.notes = !transport_->halts_at_bookmarks();
    return passed;
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
    if (is_live() && !replay_.playing() && !(held_ && chosen_instant_)) {
        hold_picture(!held_);
        return;
    }
    if (is_live() && chosen_instant_ && *chosen_instant_ >= replay_.end()) {
        go_live();  // nothing of the picture is left to play
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
    replay_.pause();
    choose_instant(std::nullopt);
    hold_picture(false);
}

void MainWindow::play_on() {
    const trace::Duration passed(since_frame_.nsecsElapsed());
    since_frame_.start();
    replay_.advance(passed);
    if (is_live() && replay_.at() >= replay_.end())
        go_live();
    else
        show_at(replay_.at());
}

void MainWindow::go_to_moment(bool forward) {
    const bool holds = is_live() && !held_;
    if (holds)
        hold_picture(true);
    // Where no instant is chosen the first key press shows the first moment, or the last one.
    const trace::Time from =
        chosen_instant_.value_or(forward ? trace::Time{-1} : trace::Time::max());
    const auto to = forward ? replay_.next_stop(from) : replay_.previous_stop(from);
    if (to) {
        replay_.pause();
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

// What is to be seen there: a person's own words first.
QString MainWindow::narration_at(trace::Time at) const {
    if (transport_->halts_at_bookmarks())
        for (const trace::Annotation& note : controller_.annotations())
            if (note.range.begin == at && !note.text.empty())
                return QString::fromStdString(note.text).simplified();
    for (const trace::Moment& moment : moments_)
        if (moment.at == at)
            return moment_sentence(picture(), moment);
    return {};
}

void MainWindow::show_transport() {
    const bool playing = replay_.playing();
    if (playing != replay_frame_.isActive())
        playing ? replay_frame_.start() : replay_frame_.stop();
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
        action->setEnabled(seen && (replay_.has_stops() || (live && !held_)));
    if (!finished && !live)
        return;
    const trace::Time end = picture().trace.now;
    const trace::Time at = chosen_instant_.value_or(end);
    if (live && !held_)
        transport_->set_run(end, {});
    transport_->set_instant(
        at, tr("%1 / %2 ms").arg(wording::ms_text(at, end), wording::ms_text(end, end)));
    const QString narration = chosen_instant_ && !playing ? narration_at(at) : QString();
    if (narration != narration_) {
        narration_ = narration;
        update_status();
    }
}

}  // namespace threadline::app
