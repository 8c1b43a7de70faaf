#include "app/runs/run_controller.h"

#include "app/language/error_wording.h"
#include "app/timeline/background.h"

#include "engine/exchange/chrome_json_reader.h"
#include "engine/exchange/notes_beside.h"
#include "engine/session/long_trace.h"

#include <QCoreApplication>

#include <utility>

namespace threadline::app {
namespace {

constexpr std::chrono::milliseconds frame{16};
// Of a run that is shown when it is over: what it takes is what a person waits for.
constexpr std::chrono::milliseconds look{2};
constexpr qint64 glance_ms = 250;

using Started = std::shared_ptr<Result<std::unique_ptr<session::Session>>>;

// Why the notes beside a trace that was opened are not there; empty: they are.
QString notes_missing(const std::filesystem::path& trace) {
    if (!exchange::looks_like_json(trace))
        return {};
    const auto notes = exchange::read_notes_beside(trace);
    return notes ? QString() : error_in_words(notes.error());
}

bool same(const session::RunSnapshot& a, const session::RunSnapshot& b) {
    return a.trace.now == b.trace.now && a.trace.events == b.trace.events &&
           a.trace.finished == b.trace.finished && a.trace.tables == b.trace.tables &&
           a.findings == b.findings;
}

// Whoever comes second finds nothing.
void take_over(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (!error)
        return;
    std::filesystem::copy_file(from, to, error);  // on another disk
    std::filesystem::remove(from, error);
}

}  // namespace

RunController::RunController(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
    pool_.setExpiryTimeout(-1);
    reading_.setMaxThreadCount(1);
    frame_.setInterval(frame);
    frame_.setTimerType(Qt::PreciseTimer);
    connect(&frame_, &QTimer::timeout, this, &RunController::poll);
    connect(&detail_, &DetailReader::read, this, [this](const trace::Snapshot& trace) {
        if (!run_)
            return;
        session::RunSnapshot run = *run_;
        run.trace = trace;
        show(std::move(run));
    });
    connect(&detail_, &DetailReader::failed, this, &RunController::warned);
}

// No session and no file outlives it. A session may have been started whose announcement waits in
// the queue of this thread still: it is heard here, and ended on the pool's thread as any other.
RunController::~RunController() {
    forget_questions();
    ends_.request_stop();
    disconnect(this, &RunController::saved, nullptr, nullptr);
    disconnect(this, &RunController::failed, nullptr, nullptr);
    disconnect(this, &RunController::warned, nullptr, nullptr);
    let_go();
    reading_.waitForDone();
    pool_.waitForDone();
    QCoreApplication::sendPostedEvents(this);
    pool_.waitForDone();
}

void RunController::set_phase(Phase phase) {
    if (phase == phase_)
        return;
    phase_ = phase;
    emit phase_changed();
}

RunController::Phase RunController::phase_of_run() const {
    if (goes_on())
        return Phase::Running;
    if (session_ && !unseen_)
        return Phase::Starting;
    return run_ ? Phase::Finished : Phase::Idle;
}

void RunController::instead_of(std::stop_source& question) {
    question.request_stop();
    question = {};
}

void RunController::forget_questions() {
    instead_of(asked_);
    give_up_reading();
}

std::stop_token RunController::begin_reading() {
    give_up_reading();
    reads_ = true;
    return opening_.get_token();
}

void RunController::give_up_reading() {
    instead_of(opening_);
    reads_ = false;
}

void RunController::let_go() {
    frame_.stop();
    unseen_ = false;
    if (session_)
        end(std::move(session_), std::exchange(unseen_recording_, nullptr));
    session_.reset();
}

// The last owner is the pool's thread: killing and reaping takes its time there.
void RunController::end(std::shared_ptr<session::Session> session,
                        std::shared_ptr<Recording> never_shown) {
    session->stop();
    pool_.start([session = std::move(session), never_shown = std::move(never_shown)]() mutable {
        session.reset();  // before its file
        never_shown.reset();
    });
}

void RunController::run(session::RunRequest request, Show show, Asked asked) {
    let_go();
    // There is nothing that could stay on show.
    if (!run_ || !run_->trace.finished)
        show = Show::AtOnce;
    forget_questions();
    stop_when_started_ = false;
    const auto recording = new_recording(asked == Asked::ByPerson ? asked_run : other_run);
    request.file = recording->file;
    since_asked_.start();
    unseen_ = show == Show::WhenOver;
    set_phase(unseen_ ? Phase::Finished : Phase::Starting);
    in_background(
        pool_, this,
        [this, request, forgotten = asked_.get_token()]() -> Started {
            if (forgotten.stop_requested())
                return std::make_shared<Started::element_type>(Error{"not wanted any more"});
            // What is found is shown at once, not with the next frame. No session outlives this.
            session::Observer observer;
            observer.finding = [this](const analysis::Finding&) { emit found(); };
            observer.published = [this] {
                QMetaObject::invokeMethod(this, &RunController::poll, Qt::QueuedConnection);
            };
            return std::make_shared<Started::element_type>(
                session::Session::start(request, std::move(observer)));
        },
        [this, forgotten = asked_.get_token(), recording,
         schedule = request.schedule](const Started& started) {
            if (forgotten.stop_requested()) {
                // Somebody asked for something else meanwhile.
                if (started->ok())
                    end(std::move(started->value()), recording);
                return;
            }
            if (!started->ok()) {
                unseen_ = false;
                set_phase(phase_of_run());
                take_decision({});  // nobody waits for that any more
                emit failed(error_in_words(started->error()));
                emit not_begun({});
                return;
            }
            session_ = std::move(started->value());
            unseen_recording_ = recording;
            unseen_schedule_ = schedule;
            // What is on show stays until it is known that this one has anything to show.
            if (run_ && run_->trace.finished)
                frame_.start(look);
            else
                show_from_now_on();
            if (stop_when_started_)
                session_->stop();
            poll();
        });
}

void RunController::show_from_now_on() {
    unseen_ = false;
    drop_run();
    recording_ = std::exchange(unseen_recording_, nullptr);
    schedule_ = std::exchange(unseen_schedule_, {});
    stepped_ = schedule_.kind == record::SchedulePolicy::Kind::Stepped;
    choices_.clear();
    take_decision({});
    emit began();
    set_phase(Phase::Running);
    frame_.start(frame);
}

// Nothing of it is the next one's. Its file goes, where it is ours and nobody else has it, once all
// is done that was asked of it. What a person wrote stays.
void RunController::drop_run() {
    if (run_ && recording_->has_unsaved_notes())
        emit made_way(take_off());
    run_.reset();
    detail_.forget();
    trials_.clear();
    if (recording_)
        pool_.start(
            [recording = std::exchange(recording_, nullptr)]() mutable { recording.reset(); });
}

void RunController::stop() {
    if (session_)
        session_->stop();
    else if (phase_ == Phase::Starting || unseen_)
        stop_when_started_ = true;
    if (!reads_)
        return;
    give_up_reading();
    set_phase(phase_of_run());
    emit not_begun({});
}

// A run goes on, or begins, until it is known that there is something else to show.
void RunController::open(const std::filesystem::path& file, Whose whose, Decide decide) {
    const std::stop_token forgotten = begin_reading();
    reads_ = whose != Whose::Ours;  // that one is moved before: to stop would be to lose it
    const auto own = whose == Whose::Ours ? new_recording(asked_run) : nullptr;
    const auto notes = recording_ ? recording_->notes : Recording::Notes();
    set_phase(Phase::Starting);
    struct Read {
        Opened run;
        QString notes_missing;
    };
    in_background(
        pool_, this,
        [file, own, limits = limits_, forgotten] {
            if (own)
                take_over(file, own->file);
            auto run = std::make_shared<Opened::element_type>(
                session::open_trace(own ? own->file : file, limits, forgotten));
            // Only beside what is a file: nobody may ever write into a pipe.
            const QString missing = run->ok() ? notes_missing(file) : QString();
            return Read{std::move(run), missing};
        },
        [this, forgotten, file, own, notes, decide = std::move(decide)](const Read& read) {
            const Opened& answer = read.run;
            if (forgotten.stop_requested())
                return;
            reads_ = false;
            if (decide || !answer->ok())
                set_phase(phase_of_run());
            if (!answer->ok()) {
                emit failed(error_in_words(answer->error()));
                return;
            }
            const auto go_on = [this, forgotten, file, own, notes, answer,
                                notes_missing = read.notes_missing] {
                if (forgotten.stop_requested())
                    return;  // somebody asked for something else meanwhile
                const auto recording = own ? own : recording_of(file);
                // The file has not what was written meanwhile, or could not be saved.
                if (!recording->has_unsaved_notes() &&
                    (recording != recording_ || recording->notes == notes))
                    recording->notes = recording->written = answer->value().annotations;
                show_kept(std::move(answer->value()), recording);
                if (!notes_missing.isEmpty())
                    emit warned(tr("Bookmarks and notes are not shown: %1").arg(notes_missing));
            };
            decide ? decide(go_on) : go_on();
        });
}

void RunController::show_kept(session::RunSnapshot run, std::shared_ptr<Recording> recording) {
    forget_questions();
    let_go();
    if (recording && recording == recording_)
        run_.reset();  // the same comes again
    drop_run();
    if (!recording) {
        recording = std::make_shared<Recording>();
        recording->notes = run.annotations;
    }
    put_on_show(RunAside(std::move(run), std::move(recording)), Choose::ItsScenario);
}

// The run before has left.
void RunController::put_on_show(RunAside run, Choose choose) {
    recording_ = std::move(run.recording);
    schedule_ = std::move(run.schedule);
    choices_ = std::move(run.choices);
    stepped_ = run.stepped;
    trials_ = std::move(run.trials);
    take_decision({});
    emit began();
    run_ = std::move(run.run);
    run_->annotations = recording_->notes;  // the latest, since it was kept
    set_phase(Phase::Finished);
    if (choose == Choose::ItsScenario)
        emit opened();
    emit snapshot_changed();
    emit finished();
}

void RunController::look_at(trace::TimeRange range) {
    if (run_)
        detail_.look_at(*run_, range);
}

void RunController::forget() {
    forget_questions();
    let_go();
    drop_run();
    stepped_ = false;
    take_decision({});
    set_phase(Phase::Idle);
}

std::optional<std::chrono::nanoseconds> RunController::finding_delay() const {
    return session_ ? session_->finding_delay() : std::nullopt;
}

void RunController::add_trials(const std::vector<session::Confirmation::Tried>& trials) {
    trials_ = trials;
    if (run_)
        show(*run_);
}

void RunController::show(session::RunSnapshot run) {
    run_ = std::move(run);
    run_->annotations = recording_->notes;
    if (!trials_.empty()) {
        auto findings = std::make_shared<std::vector<analysis::Finding>>(*run_->findings);
        for (const auto& [finding, trial] : trials_)
            if (finding < findings->size()) {
                (*findings)[finding].trial = trial;
                if (trial.shown)
                    (*findings)[finding].severity = analysis::Severity::Error;
            }
        run_->findings = std::move(findings);
    }
    emit snapshot_changed();
}

record::SchedulePolicy RunController::schedule() const {
    record::SchedulePolicy schedule = schedule_;
    if (stepped_)
        schedule.choices = choices_;
    return schedule;
}

void RunController::take_decision(std::optional<session::Decision> decision) {
    if (decision == decision_)
        return;
    decision_ = std::move(decision);
    emit decision_changed();
}

void RunController::choose(const record::Choice& choice) {
    if (session_ && session_->choose(choice).ok())
        take_decision({});
}

void RunController::run_on() {
    if (session_ && session_->run_on().ok())
        take_decision({});
}

// The session goes on unseen: whether that is over now. One that never began is given up.
bool RunController::comes_on_show(bool over) {
    if (unseen_ && !over && since_asked_.elapsed() < glance_ms)
        return false;
    const session::RunSnapshot latest = session_->snapshot();
    const bool has_begun = !latest.trace.actors.empty();
    if (over && !has_begun && latest.trace.info &&
        (latest.trace.info->outcome == trace::Outcome::Failed ||
         latest.trace.info->outcome == trace::Outcome::Stopped)) {
        let_go();
        set_phase(Phase::Finished);
        emit not_begun(error_in_words(latest.trace.info->error));
        return false;
    }
    if (!over && !unseen_ && !has_begun)
        return false;
    show_from_now_on();
    return true;
}

void RunController::poll() {
    if (!session_)
        return;
    const bool over = session_->finished();  // before the snapshot: that one is then the last
    if (unseen_recording_ && !comes_on_show(over))
        return;
    // Before the snapshot, which then shows what led to it.
    std::optional<session::Decision> decision =
        stepped_ && !over ? session_->decision() : std::nullopt;
    if (stepped_)
        choices_ = session_->choices();
    session::RunSnapshot latest = session_->snapshot();
    if (!run_ || over || !same(latest, *run_))
        show(std::move(latest));
    take_decision(std::move(decision));
    if (!over)
        return;
    let_go();
    set_phase(Phase::Finished);
    save_annotations(recording_);
    emit finished();
    attach_recording();
}

}  // namespace threadline::app
