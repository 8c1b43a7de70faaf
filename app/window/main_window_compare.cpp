// Runs side by side, in place of the single run: what is on the list of them, what makes way, and
// what comes back the next time. Who is asked to come: main_window_compare_with.cpp.
#include "app/compare/comparison_view.h"
#include "app/export/comparison_export_dialog.h"
#include "app/export/export_note.h"
#include "app/language/kind_names.h"
#include "app/language/remedy_wording.h"
#include "app/panels/banner.h"
#include "app/panels/keys_in_words.h"
#include "app/panels/undo_offer.h"
#include "app/runs/openable_files.h"
#include "app/study/compared_study.h"
#include "app/timeline/background.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/playback.h"
#include "app/window/run_page.h"

#include <QStackedWidget>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace threadline::app {
namespace {

QString how_to_compare(const Commands& commands) {
    return MainWindow::tr(
               "Nothing to compare yet.\n\nCompare with … (%1) runs this scenario with several "
               "values of a parameter.\nKeep this run (%2) keeps a finished run, so that another "
               "one can come beside it.\nA lesson names comparisons of its own, under Try next.")
        .arg(key_in_words(*commands.compare_with), key_in_words(*commands.keep_run));
}

// Empty: it can stand beside them.
QString why_not_beside(const std::vector<Compared>& there, std::size_t on_their_way,
                       const session::RunSnapshot& run, const Commands& commands) {
    if (there.size() + on_their_way >= most_compared)
        return MainWindow::tr(
                   "%1 runs are side by side, and no more fit: take one out of the comparison "
                   "first (%2).")
            .arg(most_compared)
            .arg(key_in_words(*commands.comparison));
    if (!there.empty() && run.trace.info &&
        there.front().report.info.clock != run.trace.info->clock)
        return MainWindow::tr(
                   "The runs side by side are on the %1 clock: a measured time says nothing "
                   "beside a simulated one.")
            .arg(name_of(there.front().report.info.clock));
    return {};
}

// The last one on the list.
QString told_of_kept(const std::vector<Compared>& listed, const Commands& commands) {
    if (listed.empty())
        return {};
    return MainWindow::tr("Kept for comparison, %1 of %2: %3. %4 shows them side by side.")
        .arg(listed.size())
        .arg(most_compared)
        .arg(QString::fromStdString(listed.back().name), key_in_words(*commands.comparison));
}

QString not_there_next_time(const QString& kept, const Commands& commands) {
    return kept + u' ' +
           MainWindow::tr(
               "It will not be there the next time unless you save it as a file of your own (%1).")
               .arg(key_in_words(*commands.save_run));
}

}  // namespace

QWidget* MainWindow::build_pages() {
    comparison_ = new ComparisonView(
        commands_.single_run, {commands_.compare_with, commands_.fit, commands_.export_comparison});
    comparison_->set_hint(how_to_compare(commands_));
    pages_ = new QStackedWidget;
    pages_->addWidget(run_page_);
    pages_->addWidget(comparison_);
    return pages_;
}

void MainWindow::connect_comparison() {
    const Commands& c = commands_;
    const auto wants_kept = [this] { return compared_is_ == Compares::WhatIf || !has_list(); };
    connect(c.comparison, &QAction::triggered, this, [this, wants_kept](bool on) {
        if (on && wants_kept())
            recall_kept([this, wants_kept] {
                if (!wants_kept())
                    return;
                take_kept_back();
                if (comparison_->runs().empty())  // as they stood when the window was closed
                    comparison_->set_runs(std::exchange(kept_.compared, {}));
            });
        show_comparison(on);
    });
    // Who goes there need not be told any more.
    connect(c.comparison, &QAction::toggled, banner_,
            [this] { banner_->take_back(told_of_kept(listed(), commands_)); });
    connect(c.single_run, &QAction::triggered, this, [this] { show_comparison(false); });
    connect(c.keep_run, &QAction::triggered, this, &MainWindow::keep_run);
    connect(c.compare_with, &QAction::triggered, this, &MainWindow::compare_with);
    connect(c.export_comparison, &QAction::triggered, this, &MainWindow::export_comparison);
    connect(comparison_, &ComparisonView::cancel_asked, &comparing_, &RunQueue::cancel);
    connect(comparison_, &ComparisonView::show_asked, this, &MainWindow::show_compared_alone);
    connect(comparison_, &ComparisonView::failed, banner_, &Banner::show_error);
    connect(new ComparedStudy(comparison_), &ComparedStudy::failed, banner_, &Banner::show_error);
    const auto offer = std::make_shared<UndoOffer>(banner_);
    connect(comparison_, &ComparisonView::taken_out, this, [this, offer] {
        offer->tell(
            [](int count) { return tr("%n run(s) taken out of the comparison", nullptr, count); },
            tr("Undo"), tr("Put back what was taken out"),
            [this](int count) { comparison_->put_back(count); });
    });
    connect(comparison_, &ComparisonView::kept_out, this, [offer] { offer->take_back(); });
    connect(comparison_, &ComparisonView::runs_changed, this, &MainWindow::update_enabled);
    connect(&comparing_, &RunQueue::progressed, comparison_, &ComparisonView::set_progress);
    connect(
        &comparing_, &RunQueue::came, this,
        [this](int, const std::shared_ptr<const Compared>& run) { comparison_->add_run(*run); });
    connect(&comparing_, &RunQueue::failed, banner_, &Banner::show_error);
    connect(&comparing_, &RunQueue::ended, comparison_, &ComparisonView::end_progress);
    comparing_.record_to([this] { return controller_.new_recording(); });
    const auto kept = [this]() -> const std::vector<Compared>& {
        static const std::vector<Compared> none;
        return are_kept_by_hand() ? listed() : none;
    };
    // Not while others are run, which may be measured.
    const auto make_copies = [this] {
        if (!comparing_.busy())
            kept_.make_copies(runs_for_next_time());
    };
    connect(comparison_, &ComparisonView::runs_changed, this, make_copies);
    connect(&comparing_, &RunQueue::ended, this, make_copies);
    connect(comparison_, &ComparisonView::notes_changed, this, make_copies);
    connect(comparison_, &ComparisonView::notes_changed, this, &MainWindow::show_title);
    // Another one may have the keys.
    connect(comparison_, &ComparisonView::hits_changed, this,
            [this] { commands_.save_run->setEnabled(run_to_save().has_value()); });
    connect(&controller_, &RunController::snapshot_changed, this, make_copies);  // or its notes
    connect(&kept_.copies, &KeptCopies::failed, this,
            [this, kept](const std::shared_ptr<Recording>& recording, const QString& why) {
                const auto run = std::ranges::find(kept(), recording, &Compared::recording);
                if (run != kept().end())
                    banner_->show_message(
                        Banner::Kind::Note,
                        tr("%1 cannot be kept for the next time as it is now: %2. Save it as a "
                           "file of your own (%3).")
                            .arg(QString::fromStdString(run->name), why,
                                 key_in_words(*commands_.save_run)));
            });
    update_comparison();
}

void MainWindow::update_comparison() {
    const bool finished =
        controller_.has_run() && controller_.phase() == RunController::Phase::Finished;
    commands_.compare_with->setEnabled(scenario() != nullptr);
    commands_.keep_run->setEnabled(finished);
    commands_.single_run->setEnabled(shows_comparison());
    commands_.export_comparison->setEnabled(!comparison_->runs().empty());
    commands_.comparison->setChecked(shows_comparison());
    update_status();
}

bool MainWindow::shows_comparison() const {
    return pages_->currentWidget() == comparison_;
}

void MainWindow::show_comparison(bool on) {
    if (shows_comparison() != on) {
        playback_->pause();  // nobody would see it play
        pages_->setCurrentWidget(on ? static_cast<QWidget*>(comparison_) : run_page_);
        if (!on)
            timeline_->setFocus(Qt::OtherFocusReason);
    }
    update_enabled();
}

void MainWindow::keep_run() {
    if (!controller_.has_run() || controller_.phase() != RunController::Phase::Finished)
        return;
    // `alone`: in place of those that are there; what only was compared the last time makes way.
    const auto add = [this, run = controller_.snapshot(),
                      recording = controller_.share_recording()](bool alone) {
        const bool by_hand = alone && are_kept_by_hand();
        const std::vector<Compared> before = alone ? listed() : std::exchange(kept_.compared, {});
        if (alone)
            bring_back({}, true);
        in_background(
            pool_, this,
            [run, recording] { return std::make_shared<Compared>(compared(run, recording)); },
            [this, before, by_hand](const std::shared_ptr<Compared>& one) {
                // Another one may have come meanwhile.
                const QString why =
                    why_not_beside(listed(), comparing_.left(), one->run, commands_);
                if (!why.isEmpty()) {
                    banner_->show_message(Banner::Kind::Note, why);
                    return;
                }
                put_beside(*one);
                QString line = told_of_kept(listed(), commands_);
                if (!before.empty())
                    line +=
                        u' ' + tr("%n other run(s) made way for it.", nullptr, int(before.size()));
                if (can_be_kept(*one->recording))
                    banner_->show_done(line);
                else
                    banner_->show_message(Banner::Kind::Note, not_there_next_time(line, commands_));
                if (!before.empty())
                    banner_->offer(tr("Undo"), tr("Bring the others back, without this one"),
                                   [this, before, by_hand] { bring_back(before, by_hand); });
            });
    };
    recall_kept([this, add, run = controller_.snapshot()] {
        if (compared_is_ != Compares::WhatIf)
            take_kept_back();
        const QString why = why_not_beside(listed(), comparing_.left(), run, commands_);
        if (why.isEmpty()) {
            add(false);
            return;
        }
        banner_->show_message(Banner::Kind::Note, why);
        banner_->offer(tr("Show them"), commands_.comparison->toolTip(), [this] {
            take_kept_back();  // before and after may be there in their place
            show_comparison(true);
        });
        banner_->offer(tr("Start over"), tr("Keep this run alone; Undo brings the others back"),
                       [add] { add(true); });
    });
}

// Of what is side by side, whoever asked for it; before and after stays on show.
void MainWindow::put_beside(Compared run) {
    if (compared_is_ == Compares::WhatIf) {
        kept_.runs.push_back(std::move(run));
        kept_.are_by_hand = true;
        set_side_by_side(kept_.runs,
                         [](const std::string& remedies) { return remedies_in_words(remedies); });
        kept_.make_copies(runs_for_next_time());
    } else {
        compared_is_ = Compares::Kept;
        comparison_->add_run(std::move(run));
    }
}

// Those that were kept when the window before was closed are read once somebody wants to see them,
// beside the window; `then` once they are aside, or at once where there are none to be read. Those
// that do not fit beside them stay listed.
void MainWindow::recall_kept(std::function<void()> then) {
    std::vector<KeptRun> kept =
        has_list() || kept_.is_recalled ? std::vector<KeptRun>() : runs_to_recall();
    kept.resize(std::min(kept.size(), most_compared));
    if (kept.empty()) {
        then();
        return;
    }
    kept_.waiting.push_back(std::move(then));
    if (kept_.waiting.size() > 1)
        return;  // they are on their way
    QStringList names;
    std::vector<RunController::File> files;
    for (const KeptRun& run : kept) {
        names.append(run.name);
        files.push_back({run.file, run.is_persons ? RunController::Whose::Persons
                                                  : RunController::Whose::Ours});
    }
    comparison_->set_hint(tr("Reading the runs that were kept …\n\n%1").arg(names.join(u'\n')));
    using Read = std::shared_ptr<std::vector<std::optional<Compared>>>;
    controller_.read(files, [this, kept](const RunController::Runs& read) {
        in_background(
            pool_, this,
            [read]() -> Read {
                auto runs = std::make_shared<Read::element_type>();
                for (const auto& one : read)
                    runs->push_back(one ? std::optional(compared(one->run, one->recording))
                                        : std::nullopt);
                return runs;
            },
            [this, kept](const Read& runs) {
                comparison_->set_hint(how_to_compare(commands_));
                // Who has begun another comparison meanwhile finds them the next time.
                const KeptAside::Taken taken =
                    has_list() ? KeptAside::Taken{} : kept_.take(kept, *runs);
                if (!taken.are_all_there)
                    banner_->show_error(
                        tr("Not all of the runs that were kept can be read any more."));
                else if (!taken.are_of_one_clock)
                    banner_->show_message(
                        Banner::Kind::Note,
                        tr("Other kept runs are on another clock; they are there the next time, "
                           "once these are taken out of the comparison."));
                for (const std::function<void()>& each : std::exchange(kept_.waiting, {}))
                    each();
            });
    });
}

const std::vector<Compared>& MainWindow::listed() const {
    return compared_is_ == Compares::WhatIf ? kept_.runs : comparison_->runs();
}

bool MainWindow::has_list() const {
    return !listed().empty() || comparing_.busy();
}

bool MainWindow::are_kept_by_hand() const {
    return !listed().empty() &&
           (compared_is_ == Compares::WhatIf ? kept_.are_by_hand : compared_is_ == Compares::Kept);
}

// What is side by side, or else what was tried.
const std::vector<Compared>& MainWindow::runs_for_next_time() const {
    return listed().empty() ? comparison_->runs() : listed();
}

// The one on show; of several the one that has the keys.
std::optional<NotedRun> MainWindow::run_to_save() const {
    if (!shows_comparison()) {
        if (!controller_.can_save_recording())
            return {};
        return NotedRun{controller_.snapshot(), controller_.share_recording()};
    }
    const auto number = comparison_->active_number();
    if (!number || *number >= comparison_->runs().size())
        return {};  // they are being taken out
    const Compared& one = comparison_->runs()[*number];
    std::error_code ignored;
    if (!one.recording || is_in_another_format(one.recording->file) ||
        !std::filesystem::exists(one.recording->file, ignored))
        return {};
    return NotedRun{one.run, one.recording};
}

// With nothing in it yet.
void MainWindow::set_compared(Compares what) {
    if (compared_is_ == Compares::WhatIf)
        kept_.tried = comparison_->runs();
    kept_.runs.clear();
    kept_.compared.clear();
    compared_is_ = what;
    comparison_->show_switches(false);
    comparison_->set_runs({});
}

void MainWindow::begin_list() {
    const bool by_hand = are_kept_by_hand();
    const std::vector<Compared> before = listed();
    comparing_.cancel();
    set_compared(Compares::Others);
    if (before.empty())
        return;
    banner_->show_done(tr("%n run(s) made way for this comparison.", nullptr, int(before.size())));
    banner_->offer(tr("Undo"), tr("Bring the others back, without these"),
                   [this, before, by_hand] { bring_back(before, by_hand); });
}

void MainWindow::bring_back(std::vector<Compared> runs, bool by_hand) {
    comparing_.cancel();
    if (compared_is_ == Compares::WhatIf) {
        kept_.runs = std::move(runs);
        kept_.are_by_hand = by_hand;
        kept_.make_copies(runs_for_next_time());
    } else {
        set_compared(by_hand ? Compares::Kept : Compares::Others);
        comparison_->set_runs(std::move(runs));
    }
}

void MainWindow::show_compared_alone(int number) {
    const Compared& one = comparison_->runs()[std::size_t(number)];
    unless_changes_are_lost([this, run = one.run, recording = one.recording] {
        end_example();
        show_comparison(false);
        controller_.show_kept(run, recording);
    });
}

void MainWindow::export_comparison() {
    if (comparison_->runs().empty())
        return;
    TimelineOptions shown = comparison_->lanes();
    shown.marking = comparison_->marker().marking();
    auto* dialog =
        new ComparisonExportDialog(comparison_->runs(), shown, comparison_->visible_range(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &ComparisonExportDialog::written, this,
        [this](const QString& note, const QString& path) { tell_exported(*banner_, note, path); });
    dialog->open();
}

}  // namespace threadline::app
