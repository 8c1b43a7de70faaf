// Owns the run that the window shows: starts it, asks it for its latest snapshot once a frame,
// stops it, or reads one from a file.
//
// Nothing here blocks: sessions are started, ended and read on a thread of the controller's own,
// one after the other, so that a run that is still ending never holds the window up and two runs
// never compete for the CPU. Use from the GUI thread.
#pragma once

#include "app/cli/recording.h"
#include "app/runs/recording_folder.h"
#include "app/runs/run_aside.h"
#include "app/timeline/detail_reader.h"

#include "engine/session/reading_limits.h"
#include "engine/session/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace threadline::app {

class RunController : public QObject {
    Q_OBJECT
public:
    enum class Phase { Idle, Starting, Running, Finished };
    Q_ENUM(Phase)

    explicit RunController(QObject* parent = nullptr);
    ~RunController() override;
    // Of what is opened from then on.
    void set_limits(session::ReadingLimits limits) { limits_ = limits; }

    enum class Show {
        AtOnce,   // it is seen to grow
        WhenOver  // what is on show stays until then, or until it has taken longer than a glance
    };
    enum class Asked {
        ByPerson,
        ByNobody  // an example: it is no loss, unless somebody writes on it
    };
    // Ends what goes on and starts this. It is recorded to a temporary file. A finished run stays
    // on show until this one has begun, and after it where it never begins: then not_begun() says
    // why.
    void run(session::RunRequest request, Show show = Show::AtOnce, Asked asked = Asked::ByPerson);
    // One that is shown when it is over goes on, and since when.
    bool runs_unseen() const { return unseen_; }
    qint64 unseen_ms() const { return unseen_ ? since_asked_.elapsed() : 0; }
    void stop();  // the run, and the reading of a file: not_begun()
    enum class Whose {
        Persons,    // they named it: what is written into it is saved
        Ours,       // kept for the next window: it becomes a recording of this one alone
        LeftBehind  // it stays where it is until somebody takes it up
    };
    // One of which somebody here has the recording shares that. Whatever goes on or begins does so
    // until there is something else to show.
    // `decide` is asked once the file has been read, and goes on with it or leaves what is on show.
    using Decide = std::function<void(std::function<void()> go_on)>;
    void open(const std::filesystem::path& file, Whose whose = Whose::Persons, Decide decide = {});
    // A finished run that somebody has kept, with its recording where there is one.
    void show_kept(session::RunSnapshot run, std::shared_ptr<Recording> recording = {});
    const std::filesystem::path& folder() const { return folder_.path(); }  // of its recordings
    // The file for a run that is made elsewhere, to be shown later.
    std::shared_ptr<Recording> new_recording(std::string_view name = other_run);
    // What lies in files, to be shown later; null: that one cannot be read. Of ours a copy
    // becomes the recording, since other windows may read them as well.
    struct File {
        std::filesystem::path path;
        Whose whose;
    };
    using Runs = std::vector<std::shared_ptr<RunAside>>;
    void read(const std::vector<File>& files, std::function<void(const Runs&)> then);
    // A person looks at this: where the trace is too long to be in memory, what is there to be seen
    // is read, and shown by another snapshot of the same run.
    void look_at(trace::TimeRange range);
    void forget();  // ends what goes on; nothing is shown
    // forget(), but for a finished run on show, which can be brought back; null: there was none.
    std::shared_ptr<RunAside> put_aside();
    enum class Choose {
        Nothing,      // its scenario is chosen
        ItsScenario,  // and the values that it ran with: opened()
    };
    // The finished run on show makes way for it.
    void bring_back(const std::shared_ptr<RunAside>& aside, Choose choose = Choose::Nothing);
    // A stepped run: what a person can choose now, and what was chosen so far, which stays known
    // when the run is over.
    const std::optional<session::Decision>& decision() const { return decision_; }
    const std::vector<record::Choice>& choices() const { return choices_; }
    bool stepped() const { return stepped_; }
    // Who went next in the run on show. Of one from a file the choices are in that alone.
    record::SchedulePolicy schedule() const;
    void choose(const record::Choice& choice);
    void run_on();  // until something interesting happens
    // What became of findings of the run on show, once they were tried.
    void add_trials(const std::vector<session::Confirmation::Tried>& trials);
    bool can_save_recording() const;  // of the run on show, once it is finished
    // Copies it, of a run that may be out of sight; the answer comes as saved() or failed(). From
    // then on the copy is its file: what is written later goes there. `then` only once it is saved.
    void save(const std::shared_ptr<Recording>& recording, const std::filesystem::path& to,
              std::function<void()> then = {});
    // What a person writes beside the run on show. It is saved with the recording: at once, or when
    // the run is over; where that cannot be, warned() says so, and it stays on show.
    const std::vector<trace::Annotation>& annotations() const;
    void annotate(std::vector<trace::Annotation> annotations);
    // ... or beside one that somebody else shows, or that may be the one on show as well.
    void annotate(const std::shared_ptr<Recording>& recording,
                  std::vector<trace::Annotation> annotations);

    Phase phase() const { return phase_; }
    bool busy() const { return phase_ == Phase::Starting || phase_ == Phase::Running; }
    // The run on show does: its session is not over.
    bool goes_on() const { return session_ && !unseen_recording_; }
    // Of the run that goes on: from the event that made a finding true to its report, at most.
    std::optional<std::chrono::nanoseconds> finding_delay() const;
    bool has_run() const { return run_.has_value(); }
    const session::RunSnapshot& snapshot() const { return *run_; }
    // The file of what is shown; none before the first run.
    std::optional<std::filesystem::path> recording() const;
    bool is_in_a_persons_file() const { return recording_ && recording_->is_persons; }
    // Whoever has it keeps the file; null: nothing is on show.
    const std::shared_ptr<Recording>& share_recording() const { return recording_; }

signals:
    void phase_changed();
    void began();   // another run than the one shown: a snapshot follows
    void opened();  // ... and it is one from a file
    void found();   // something; emitted by the session's thread, the moment it is
    // It leaves with notes that are not saved, or since another one is brought back.
    void made_way(const std::shared_ptr<threadline::app::RunAside>& run);
    void snapshot_changed();  // at most once a frame, and when something was found
    void decision_changed();  // a stepped run waits for a choice, or goes on
    void finished();          // with its last snapshot
    // What was on show stays; empty: it was stopped, or failed() has said why.
    void not_begun(const QString& error);
    void saved(const QString& file);
    void failed(const QString& line);  // what was asked for; one line for the person
    void warned(const QString& line);  // what is on show is not all of it, or not safe

private:
    using Opened = std::shared_ptr<Result<session::RunSnapshot>>;

    void set_phase(Phase phase);
    Phase phase_of_run() const;  // apart from a file that is being read
    static void instead_of(std::stop_source& question);
    void forget_questions();
    std::stop_token begin_reading();  // in place of another file
    void give_up_reading();
    void let_go();  // the present session ends in the background
    void end(std::shared_ptr<session::Session> session, std::shared_ptr<Recording> never_shown);
    void poll();
    void show(session::RunSnapshot run);
    bool comes_on_show(bool over);
    void show_from_now_on();
    void drop_run();
    std::shared_ptr<RunAside> take_off();
    void show_again(const RunAside& aside, Choose choose);
    void put_on_show(RunAside run, Choose choose);
    void attach_recording();
    void save_annotations(const std::shared_ptr<Recording>& recording);
    std::filesystem::path next_file(std::string_view name, const std::filesystem::path& ending);
    std::shared_ptr<Recording> recording_of(const std::filesystem::path& file);
    std::vector<std::filesystem::path> copies_for_others(const Recording& saved,
                                                         const std::filesystem::path& to);
    void take_file_from_others(const Recording& saved);
    void take_decision(std::optional<session::Decision> decision);

    RecordingFolder folder_;
    session::ReadingLimits limits_;
    QThreadPool pool_;     // one thread: what is asked is done in that order
    QThreadPool reading_;  // what is to be shown later: no run waits for it
    QTimer frame_;
    std::shared_ptr<session::Session> session_;
    std::optional<session::RunSnapshot> run_;
    std::optional<session::Decision> decision_;
    std::vector<record::Choice> choices_;
    std::vector<session::Confirmation::Tried> trials_;
    bool stepped_ = false;
    record::SchedulePolicy schedule_;                   // of the run on show, as it was asked for
    record::SchedulePolicy unseen_schedule_;            // of the session, until it is shown
    std::shared_ptr<Recording> recording_;              // never null while there is a run on show
    std::vector<std::weak_ptr<Recording>> recordings_;  // all that lie in a file
    std::uint64_t recordings_made_ = 0;
    Phase phase_ = Phase::Idle;
    // Until another is asked: then nothing more is done for it, and its answer is dropped.
    std::stop_source asked_;
    std::stop_source opening_;  // for a file: until then a run goes on
    bool reads_ = false;        // one that is to be shown
    bool stop_when_started_ = false;
    std::stop_source ends_;  // who asked may be gone
    bool unseen_ = false;
    std::shared_ptr<Recording> unseen_recording_;  // of the session, until it is shown
    QElapsedTimer since_asked_;
    DetailReader detail_;
};

}  // namespace threadline::app
