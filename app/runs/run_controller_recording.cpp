// What outlives the moment at which a run is on show: its file, its notes, and the run itself where
// it is put aside.
#include "app/language/error_wording.h"
#include "app/language/path_text.h"
#include "app/runs/openable_files.h"
#include "app/runs/run_controller.h"
#include "app/timeline/background.h"

#include "engine/exchange/chrome_json_reader.h"
#include "engine/session/long_trace.h"

#include <fstream>
#include <string>
#include <utility>

namespace threadline::app {
namespace {

QString cannot_write(const std::filesystem::path& file, const std::error_code& error) {
    return RunController::tr("cannot write '%1': %2; choose another folder")
        .arg(in_qt(file), error_in_words(error.message()));
}

// Beside the target first, so that a full disk leaves an older file as it was.
QString copy_with_notes(const std::filesystem::path& from, const std::filesystem::path& to,
                        const Recording::Notes& notes) {
    std::filesystem::path beside = to;
    beside += ".part";
    std::error_code error, ignored;
    if (std::filesystem::equivalent(from, to, ignored)) {
        const Status kept = notes ? session::save_annotations(to, *notes) : Status(Done{});
        return kept ? QString() : error_in_words(kept.error());
    }
    const auto give_up = [&](const QString& why) {
        std::filesystem::remove(beside, ignored);
        return why;
    };
    std::filesystem::copy_file(from, beside, std::filesystem::copy_options::overwrite_existing,
                               error);
    if (error)
        return give_up(cannot_write(to, error));
    const bool has_notes_beside = exchange::looks_like_json(beside);
    // The recording itself may be one that cannot be written to.
    if (notes && !has_notes_beside)
        if (const Status kept = trace::put_annotations(beside, *notes); !kept)
            return give_up(error_in_words(kept.error()));
    std::filesystem::rename(beside, to, error);
    if (error)
        return give_up(cannot_write(to, error));
    if (notes && has_notes_beside)
        if (const Status kept = session::save_annotations(to, *notes); !kept)
            return error_in_words(kept.error());
    return {};
}

}  // namespace

std::filesystem::path RunController::next_file(std::string_view name,
                                               const std::filesystem::path& ending) {
    return folder_.path() /
           (std::string(name) + std::to_string(++recordings_made_) + ending.string());
}

// That of whoever has it already: two would overwrite each other's notes.
std::shared_ptr<Recording> RunController::recording_of(const std::filesystem::path& file) {
    for (const std::weak_ptr<Recording>& each : recordings_)
        if (const auto known = each.lock(); known && known->lies_in(file)) {
            std::error_code ignored;
            if (known->file != known->temporary)  // it has that one now
                std::filesystem::remove(std::exchange(known->temporary, {}), ignored);
            return known;
        }
    auto recording = std::make_shared<Recording>();
    recording->file = file;
    recording->is_persons = true;
    recordings_.push_back(recording);
    return recording;
}

std::shared_ptr<Recording> RunController::new_recording(std::string_view name) {
    auto recording = std::make_shared<Recording>();
    recording->file = recording->temporary = next_file(name, ".tline");
    std::erase_if(recordings_, [](const auto& gone) { return gone.expired(); });
    recordings_.push_back(recording);
    return recording;
}

std::optional<std::filesystem::path> RunController::recording() const {
    return recording_ && !recording_->file.empty() ? std::optional(recording_->file) : std::nullopt;
}

// What a long run has let go of is in its file.
void RunController::attach_recording() {
    if (!run_ || run_->whole || run_->trace.is_detailed(run_->trace.range()) || !recording())
        return;
    in_background(
        pool_, this,
        [file = *recording(), limits = limits_, forgotten = asked_.get_token()]() -> Opened {
            return std::make_shared<Opened::element_type>(
                session::open_trace(file, limits, forgotten));
        },
        [this, forgotten = asked_.get_token()](const Opened& answer) {
            if (!forgotten.stop_requested() && run_ && answer->ok())
                run_->whole = answer->value().whole;
        });
}

// All that is known of the run on show; nothing is on show then.
std::shared_ptr<RunAside> RunController::take_off() {
    auto aside = std::make_shared<RunAside>();
    aside->run = *std::exchange(run_, std::nullopt);
    aside->recording = std::exchange(recording_, nullptr);
    aside->schedule = schedule_;
    aside->choices = choices_;
    aside->stepped = stepped_;
    aside->trials = std::exchange(trials_, {});
    return aside;
}

std::shared_ptr<RunAside> RunController::put_aside() {
    std::shared_ptr<RunAside> aside;
    if (run_ && phase_ == Phase::Finished && run_->trace.finished)
        aside = take_off();
    forget();
    return aside;
}

void RunController::bring_back(const std::shared_ptr<RunAside>& aside, Choose choose) {
    if (aside->run.trace.finished) {
        show_again(*aside, choose);
        return;
    }
    // It was ended while it went on: how far it came is in its file.
    const std::stop_token forgotten = begin_reading();
    set_phase(Phase::Starting);
    in_background(
        pool_, this,
        [file = aside->recording->file, limits = limits_, forgotten]() -> Opened {
            return std::make_shared<Opened::element_type>(
                session::open_trace(file, limits, forgotten));
        },
        [this, forgotten, aside, choose](const Opened& answer) {
            if (answer->ok())
                aside->run = std::move(answer->value());
            if (forgotten.stop_requested())
                return;
            reads_ = false;
            if (answer->ok()) {
                show_again(*aside, choose);
                return;
            }
            set_phase(phase_of_run());
            emit failed(error_in_words(answer->error()));
        });
}

void RunController::show_again(const RunAside& aside, Choose choose) {
    forget_questions();
    let_go();
    if (run_ && run_->trace.finished)
        emit made_way(take_off());
    drop_run();
    put_on_show(aside, choose);
}

void RunController::read(const std::vector<File>& files, std::function<void(const Runs&)> then) {
    struct One {
        std::filesystem::path file;
        std::shared_ptr<Recording> own;  // null: nobody makes a copy
        Opened run;
    };
    auto all = std::make_shared<std::vector<One>>();
    for (const File& file : files)
        all->push_back({file.path, file.whose == Whose::Ours ? new_recording() : nullptr, nullptr});
    in_background(
        reading_, this,
        [all, limits = limits_, stop = ends_.get_token()] {
            std::error_code error;
            for (One& one : *all) {
                if (one.own)
                    std::filesystem::copy_file(one.file, one.own->file, error);
                one.run = std::make_shared<Opened::element_type>(
                    session::open_trace(one.own ? one.own->file : one.file, limits, stop));
            }
            return all;
        },
        [this, files, then = std::move(then)](const std::shared_ptr<std::vector<One>>& read) {
            if (ends_.stop_requested())
                return;
            Runs runs;
            for (std::size_t i = 0; i < files.size(); ++i) {
                const One& one = (*read)[i];
                if (!one.run->ok()) {
                    runs.push_back(nullptr);
                    continue;
                }
                session::RunSnapshot run = std::move(one.run->value());
                const auto recording = one.own ? one.own : recording_of(one.file);
                recording->is_persons = files[i].whose == Whose::Persons;
                // What somebody has written meanwhile is newer.
                if (!recording->notes && !recording->written)
                    recording->notes = recording->written = run.annotations;
                run.annotations = recording->notes;
                runs.push_back(std::make_shared<RunAside>(std::move(run), recording));
            }
            then(runs);
        });
}

bool RunController::can_save_recording() const {
    // A scenario that did not load leaves no file, and a trace of another format stays what it is.
    std::error_code ignored;
    return phase_ == Phase::Finished && recording_ && !is_in_another_format(recording_->file) &&
           std::filesystem::exists(recording_->file, ignored);
}

void RunController::save(const std::shared_ptr<Recording>& recording,
                         const std::filesystem::path& to, std::function<void()> then) {
    in_background(
        pool_, this,
        [recording, from = recording->file, to, notes = recording->notes,
         copies = copies_for_others(*recording, to)] {
            std::error_code error;
            for (const std::filesystem::path& copy : copies)
                if (std::filesystem::exists(to, error) &&
                    !std::filesystem::copy_file(to, copy, error))
                    return cannot_write(to, error);
            return copy_with_notes(from, to, notes);
        },
        [this, recording, to, notes = recording->notes,
         then = std::move(then)](const QString& error) {
            if (!error.isEmpty()) {
                emit failed(error);
                return;
            }
            recording->file = to;
            recording->is_persons = true;
            recording->written = notes;
            // So that a window that finds the temporary one knows.
            if (!recording->temporary.empty())
                std::ofstream mark(saved_mark(recording->temporary));
            take_file_from_others(*recording);
            save_annotations(recording);  // those that were written meanwhile
            emit saved(in_qt(to));
            if (then && !ends_.stop_requested())
                then();
        });
}

// Runs that were opened from there lose their file to the one that is saved: what they take along.
std::vector<std::filesystem::path> RunController::copies_for_others(
    const Recording& saved, const std::filesystem::path& to) {
    std::vector<std::filesystem::path> copies;
    std::error_code ignored;
    for (const std::weak_ptr<Recording>& each : recordings_) {
        const auto other = each.lock();
        if (!other || other.get() == &saved || !other->lies_in(to))
            continue;
        if (other->temporary.empty())
            other->temporary = next_file(other_run, to.extension());
        if (!std::filesystem::exists(other->temporary, ignored))
            copies.push_back(other->temporary);
    }
    return copies;
}

// What they write from now on is not of the run that this file has now.
void RunController::take_file_from_others(const Recording& saved) {
    for (const std::weak_ptr<Recording>& each : recordings_)
        if (const auto other = each.lock();
            other && other.get() != &saved && other->lies_in(saved.file)) {
            std::error_code ignored;
            std::filesystem::remove(saved_mark(other->temporary), ignored);
            other->file = other->temporary;
            other->is_persons = false;
            other->written.reset();
        }
}

const std::vector<trace::Annotation>& RunController::annotations() const {
    static const std::vector<trace::Annotation> none;
    return recording_ && recording_->notes ? *recording_->notes : none;
}

void RunController::annotate(std::vector<trace::Annotation> annotations) {
    if (run_)
        annotate(recording_, std::move(annotations));
}

void RunController::annotate(const std::shared_ptr<Recording>& recording,
                             std::vector<trace::Annotation> annotations) {
    recording->notes =
        std::make_shared<const std::vector<trace::Annotation>>(std::move(annotations));
    const bool on_show = run_ && recording == recording_;
    if (!on_show || !goes_on())
        save_annotations(recording);
    if (!on_show)
        return;
    run_->annotations = recording->notes;
    emit snapshot_changed();
}

void RunController::save_annotations(const std::shared_ptr<Recording>& recording) {
    if (recording->file.empty() || recording->written == recording->notes)
        return;
    recording->written = recording->notes;
    in_background(
        pool_, this,
        [recording, file = recording->file, notes = recording->notes]() -> QString {
            const Status saved = session::save_annotations(file, *notes);
            return saved ? QString() : error_in_words(saved.error());
        },
        [this, recording, notes = recording->notes](const QString& error) {
            if (error.isEmpty())
                return;
            if (recording->written == notes)
                recording->written.reset();
            emit warned(tr("Bookmarks and notes are not saved: %1").arg(error));
        });
}

}  // namespace threadline::app
