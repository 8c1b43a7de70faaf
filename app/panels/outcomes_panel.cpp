#include "app/panels/outcomes_panel.h"

#include "app/cli/explore_wording.h"
#include "app/language/decimal_mark.h"
#include "app/language/kind_names.h"
#include "app/language/localised.h"
#include "app/panels/differing_values.h"
#include "app/panels/exploration_size.h"
#include "app/panels/flow_layout.h"
#include "app/panels/row_table.h"
#include "app/panels/word_columns.h"

#include "engine/session/outcome_replay.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace threadline::app {
namespace {

using Explored = OutcomesModel;
using Swept = SeedOutcomesModel;

constexpr int progress_steps = 1000;
constexpr unsigned offered_preemptions = 2;

QString percent_text(double share) {
    const int digits = share >= 0.0995 ? 0 : 2;
    return QString("%1 %").arg(decimal_text(share * 100, digits));
}

QString number_text(std::uint64_t number) {
    return QLocale().toString(quint64(number));
}

// Which form of a word goes with a number, however large.
int form_of(std::uint64_t number) {
    return int(std::min<std::uint64_t>(number, std::numeric_limits<int>::max()));
}

QString outcomes_text(std::uint64_t count) {
    return OutcomesPanel::tr("%1 outcome(s)", nullptr, form_of(count)).arg(number_text(count));
}

}  // namespace

void OutcomesModel::set_outcomes(std::vector<session::ConfirmedOutcome> outcomes) {
    std::vector<std::vector<record::ExploredVariable>*> values;
    for (session::ConfirmedOutcome& one : outcomes)
        values.push_back(&one.outcome.values);
    same_in_all_ = take_out_common(values);
    set_rows(std::move(outcomes));
}

QVariant OutcomesModel::cell(const session::ConfirmedOutcome& row, int column, bool to_sort) const {
    const record::ExploredOutcome& outcome = row.outcome;
    switch (column) {
        case Outcome: {
            const QString wrong = localised(what_is_wrong(row));
            const QString name =
                outcome.outcome == "cut" ? tr("cut by the bound") : outcome_named(outcome.outcome);
            return wrong.isEmpty() ? name : tr("%1: %2").arg(name, wrong);
        }
        case Values:
            return with_minus(QString::fromStdString(text_of_values(outcome.values)));
        case Executions:
            return count_cell(outcome.count, to_sort);
        case Probability:
            if (to_sort)
                return outcome.probability.value_or(-1);
            return outcome.probability ? percent_text(*outcome.probability) : QString();
        case Preemptions:
            return outcome.preemptions;
        default:
            return row.confirmed == true    ? tr("yes")
                   : row.confirmed == false ? tr("no")
                                            : tr("not yet");
    }
}

QVariant OutcomesModel::data(const QModelIndex& index, int role) const {
    if (role != Qt::ToolTipRole || !row(index.row()))
        return RowsModel::data(index, role);
    return row_in_words(index.row()) + u'\n' + tr("A click plays it on real threads.");
}

QString OutcomesModel::heading(int column, bool tip) const {
    switch (column) {
        case Outcome:
            return tip ? tr("How it can end") : tr("Outcome");
        case Values:
            return tip ? values_tip(same_in_all_) : tr("Values");
        case Executions:
            return tip ? tr("How many end so; no two of them are equivalent") : tr("Executions");
        case Probability:
            return tip ? tr("How likely this outcome is, if each choice is as likely as the others")
                       : tr("Probability");
        case Preemptions:
            return tip ? tr("The fewest in any schedule that was found") : tr("Preemptions");
        default:
            return tip ? tr("Whether its schedule ends the same on real threads") : tr("Confirmed");
    }
}

OutcomesPanel::OutcomesPanel(QAction* explore, QAction* try_seeds, QWidget* parent)
    : QWidget(parent),
      headline_(new QLabel),
      progress_(new QProgressBar),
      explore_(new QPushButton(explore->iconText())),
      seeds_(new QPushButton(try_seeds->iconText())),
      stop_(new QPushButton(tr("Stop"))),
      bound_(new QPushButton(tr("At most %1 preemptions").arg(offered_preemptions))),
      lower_(new QPushButton(tr("Try with fewer"))),
      policy_(new QComboBox),
      runs_(new QSpinBox),
      table_(row_table(&model_, tr("Outcomes"))) {
    setObjectName("outcomes");
    headline_->setWordWrap(true);
    headline_->setTextFormat(Qt::PlainText);
    headline_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    headline_->setAccessibleName(tr("What was found"));
    progress_->setRange(0, progress_steps);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(6);
    progress_->setAccessibleName(tr("How much is done"));
    const auto follow = [this](QPushButton* button, QAction* action) {
        button->setToolTip(action->toolTip());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button,
                [button, action] { button->setEnabled(action->isEnabled()); });
        button->setEnabled(action->isEnabled());
    };
    follow(explore_, explore);
    follow(seeds_, try_seeds);
    stop_->setToolTip(tr("End it, with what it has found so far"));
    connect(stop_, &QPushButton::clicked, this, &OutcomesPanel::stop_asked);
    bound_->setToolTip(
        tr("Explore anew, but leave out what needs more switches away from a thread that could "
           "have gone on: most errors need few. The result says so."));
    connect(bound_, &QPushButton::clicked, this, [this] { emit bound_asked(offered_preemptions); });
    lower_->setObjectName("lower_values");
    connect(lower_, &QPushButton::clicked, this, &OutcomesPanel::lower_asked);
    policy_->addItem(tr("at random"), 0u);
    for (const unsigned depth : {2u, 3u, 4u})
        policy_->addItem(tr("PCT, depth %1").arg(depth), depth);
    policy_->setToolTip(
        tr("Who goes next: anybody, each as likely as the others; or by priorities that change a "
           "few times (PCT), which finds a bug of that depth with a known probability"));
    policy_->setAccessibleName(tr("How the seeds decide"));
    runs_->setRange(1, 1'000'000);
    runs_->setValue(100);
    const auto name_unit = [this] { runs_->setSuffix(tr(" seed(s)", nullptr, runs_->value())); };
    connect(runs_, &QSpinBox::valueChanged, this, name_unit);
    name_unit();
    runs_->setGroupSeparatorShown(true);
    runs_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    runs_->setToolTip(tr("How many runs, each with the next seed"));
    runs_->setAccessibleName(tr("Number of seeds"));

    wrap_rows(*table_);
    for (QAbstractItemModel* model :
         {static_cast<QAbstractItemModel*>(&model_), static_cast<QAbstractItemModel*>(&swept_)}) {
        // Until it is known how many come: no height is asked of thousands.
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this,
                [this] { set_rows_wrap(false); });
        connect(model, &QAbstractItemModel::modelReset, this, &OutcomesPanel::fit_rows);
    }
    table_->viewport()->installEventFilter(this);
    table_->setAccessibleDescription(tr("Enter plays a run that ended so"));
    connect(table_, &QTableView::clicked, this, &OutcomesPanel::play);
    connect(table_, &QTableView::activated, this, &OutcomesPanel::play);

    auto* buttons = new FlowLayout(6);
    buttons->addWidget(explore_);
    buttons->addWidget(lower_);
    buttons->addWidget(bound_);
    buttons->addWidget(stop_);
    auto* sample = new FlowLayout(6);
    sample->addWidget(seeds_);
    sample->addWidget(runs_);
    sample->addWidget(policy_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 4);
    column->setSpacing(6);
    column->addLayout(buttons);
    column->addLayout(sample);
    column->addWidget(headline_);
    column->addWidget(progress_);
    column->addWidget(table_, 1);
    column->addStretch();
    clear({});
}

void OutcomesPanel::play(const QModelIndex& index) {
    if (table_->model() == &swept_) {
        if (const OutcomeCount* row = swept_.row(index.row()))
            emit seed_chosen(swept_.seed_of(*row));
    } else if (const auto* row = model_.row(index.row())) {
        emit chosen(row->schedule);
    }
}

void OutcomesPanel::show_table(QAbstractItemModel* model) {
    if (table_->model() != model)
        table_->setModel(model);
    fit_rows();
}

void OutcomesPanel::show_progress(double part) {
    progress_->show();
    stop_->show();
    for (QWidget* widget : {static_cast<QWidget*>(explore_), static_cast<QWidget*>(seeds_),
                            static_cast<QWidget*>(policy_), static_cast<QWidget*>(runs_)})
        widget->hide();
    progress_->setValue(int(std::clamp(part, 0.0, 1.0) * progress_steps));
}

void OutcomesPanel::clear(const QString& hint) {
    say(hint);
    result_.reset();
    model_.set_outcomes({});
    swept_.set({}, 0, 1);
    show_table(&model_);
    for (QWidget* widget : {static_cast<QWidget*>(explore_), static_cast<QWidget*>(seeds_),
                            static_cast<QWidget*>(policy_), static_cast<QWidget*>(runs_)})
        widget->show();
    // Who pressed a button that goes stays here.
    if (stop_->hasFocus() || bound_->hasFocus() || lower_->hasFocus())
        explore_->setFocus(Qt::OtherFocusReason);
    progress_->hide();
    stop_->hide();
    show_offers(false);
}

void OutcomesPanel::set_lower(const QString& settings) {
    lower_settings_ = settings;
    lower_->setToolTip(tr("Explore with %1; your own settings stay as they are").arg(settings));
}

// What makes less of it: lower values, or a bound.
void OutcomesPanel::show_offers(bool much) {
    is_much_ = much;
    bound_->setVisible(much && !is_bounded_);
    lower_->setVisible(much && !lower_settings_.isEmpty());
}

void OutcomesPanel::set_progress(const session::Exploration::Progress& state, bool bounded) {
    const record::ExplorationProgress& progress = state.explored;
    is_bounded_ = bounded;
    if (state.to_replay > 0) {
        progress_->setRange(0, progress_steps);
        show_progress(double(state.replayed) / double(state.to_replay));
        show_offers(false);
        say(tr("Explored; confirmed %1 of %2 outcome(s) on real threads so far.", nullptr,
               form_of(state.to_replay))
                .arg(number_text(state.replayed), number_text(state.to_replay)));
        return;
    }
    show_progress(progress.part_done);
    show_offers(is_much_ || is_much_to_explore(progress.interleavings, progress.steps));
    // Within a bound states are visited, and executions counted at the end.
    progress_->setRange(0, bounded ? 0 : progress_steps);
    const QString explored =
        bounded
            ? tr("%1 step(s)", nullptr, form_of(progress.steps)).arg(number_text(progress.steps))
            : tr("%1 execution(s)", nullptr, form_of(progress.executions))
                  .arg(number_text(progress.executions));
    const QString outcomes = outcomes_text(progress.outcomes);
    say((progress.interleavings > 0
             ? tr("Explored %1, %2 so far; %3 in all.")
                   .arg(explored, outcomes, interleavings_text(progress.interleavings))
             : tr("Explored %1, %2 so far.").arg(explored, outcomes)) +
        offer_text());
}

QString OutcomesPanel::offer_text() const {
    return lower_->isHidden()
               ? QString()
               : QStringLiteral(" ") + tr("There is a lot to go through. Lower values are quick, "
                                          "and often end in the same ways: %1.")
                                           .arg(lower_settings_);
}

void OutcomesPanel::set_sweep(std::vector<OutcomeCount> outcomes, std::uint64_t done,
                              std::uint64_t runs, std::uint64_t first_seed) {
    progress_->setRange(0, progress_steps);
    show_progress(double(done) / double(std::max<std::uint64_t>(runs, 1)));
    say(tr("%1 of %2 seed(s), %3 so far.", nullptr, form_of(runs))
            .arg(number_text(done), number_text(runs), outcomes_text(outcomes.size())));
    show_table(&swept_);
    swept_.set(std::move(outcomes), done, first_seed);
}

void OutcomesPanel::set_swept(std::vector<OutcomeCount> outcomes, std::uint64_t done,
                              std::uint64_t first_seed) {
    const QString seeds =
        first_seed == 1 || done == 0
            ? tr("%1 seed(s)", nullptr, form_of(done)).arg(number_text(done))
            : tr("Seeds %1 to %2").arg(number_text(first_seed), number_text(first_seed + done - 1));
    const QString different = tr("%1 different outcome(s)", nullptr, form_of(outcomes.size()))
                                  .arg(number_text(outcomes.size()));
    clear(tr("%1, %2: a sample, and no proof. Explore gives one.").arg(seeds, different));
    show_table(&swept_);
    swept_.set(std::move(outcomes), done, first_seed);
}

std::uint64_t OutcomesPanel::runs() const {
    return std::uint64_t(runs_->value());
}

void OutcomesPanel::set_runs(int runs) {
    runs_->setValue(runs);
}

record::SchedulePolicy OutcomesPanel::policy() const {
    record::SchedulePolicy policy;
    const unsigned depth = policy_->currentData().toUInt();
    policy.kind =
        depth > 0 ? record::SchedulePolicy::Kind::Pct : record::SchedulePolicy::Kind::Seeded;
    if (depth > 0)
        policy.depth = depth;
    policy.seed = 1;
    return policy;
}

void OutcomesPanel::set_result(session::FinishedExploration exploration,
                               const record::ExplorationBounds& bounds) {
    clear({});
    result_ = std::move(exploration);
    bounds_ = bounds;
    is_bounded_ = bounds.preemptions.has_value();
    const record::ExplorationReport& report = result_->report;
    show_offers(!report.finished && is_much_to_explore(report.interleavings, report.steps));
    show_result();
}

void OutcomesPanel::show_result() {
    QString text = localised(exploration_verdict(*result_, bounds_));
    const std::size_t made = session::replays_of(*result_).made;
    if (made < result_->outcomes.size())
        text += QStringLiteral(" ") +
                tr("Confirmed on real threads: %1 of %2 outcome(s); playing one confirms it.",
                   nullptr, form_of(result_->outcomes.size()))
                    .arg(number_text(made), number_text(result_->outcomes.size()));
    if (result_->report.difference.empty())
        text +=
            QStringLiteral(" ") + tr("Model: sequential consistency; durations decide nothing.");
    say(text + offer_text());
    model_.set_outcomes(result_->outcomes);
}

void OutcomesPanel::confirm_played(const std::vector<record::Choice>& choices,
                                   const session::RunSnapshot& run) {
    if (!result_)
        return;
    const auto played =
        std::ranges::find_if(result_->outcomes, [&](const session::ConfirmedOutcome& one) {
            return !one.confirmed && one.outcome.schedule == choices;
        });
    // One that was stopped by hand has not come to its end; one that is cut always seems stopped.
    if (played == result_->outcomes.end() || !session::has_end(played->outcome) ||
        (run.trace.info->outcome == trace::Outcome::Stopped))
        return;
    played->confirmed = session::ended_so(run, played->outcome);
    played->loses_updates = *played->confirmed && session::lost_updates(run);
    session::doubt_what_is_refuted(*result_);
    show_result();
}

void OutcomesPanel::set_error(const QString& line) {
    clear(line);
}

void OutcomesPanel::set_what_if(const QString& sentence) {
    what_if_ = sentence;
}

void OutcomesPanel::say(const QString& text) {
    headline_->setText(what_if_ + text);
}

// What tells the rows apart, how often it came and whether it is confirmed is in sight. Figures
// that matter less have no column where there is no room for one; hovering a row tells them.
void OutcomesPanel::fit_columns() {
    const bool sweep = table_->model() == &swept_;
    std::vector<int> words = sweep ? std::vector<int>{Swept::Outcome, Swept::Findings}
                                   : std::vector<int>{Explored::Outcome};
    const int values = sweep ? int(Swept::Values) : int(Explored::Values);
    if (longest_text(*table_, values) > 0)  // else there are no shared variables
        words.push_back(values);
    fit_word_columns(*table_, words,
                     sweep ? std::vector<int>{Swept::Runs, Swept::Share, Swept::FirstSeed}
                           : std::vector<int>{Explored::Confirmed, Explored::Probability,
                                              Explored::Executions, Explored::Preemptions});
}

// Room for all words of a few rows; thousands are of one height. Nothing found is no table.
void OutcomesPanel::fit_rows() {
    constexpr int few = 100;
    const int rows = table_->model()->rowCount();
    table_->setVisible(rows > 0);
    set_rows_wrap(rows <= few);
    fit_columns();
}

void OutcomesPanel::set_rows_wrap(bool wraps) {
    table_->setWordWrap(wraps);
    table_->setTextElideMode(wraps ? Qt::ElideNone : Qt::ElideRight);
    table_->verticalHeader()->setSectionResizeMode(wraps ? QHeaderView::ResizeToContents
                                                         : QHeaderView::Fixed);
}

bool OutcomesPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_->viewport() && event->type() == QEvent::Resize) {
        const auto* resized = static_cast<QResizeEvent*>(event);
        if (resized->size().width() != resized->oldSize().width())
            fit_columns();
    }
    return QWidget::eventFilter(watched, event);
}

QString OutcomesPanel::headline() const {
    return headline_->text();
}

}  // namespace threadline::app
