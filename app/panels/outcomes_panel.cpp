#include "app/panels/outcomes_panel.h"

#include "app/cli/explore_wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr int progress_steps = 1000;

QString percent_text(double share) {
    const int digits = share >= 0.0995 ? 0 : 2;
    return QString("%1 %").arg(share * 100, 0, 'f', digits);
}

}  // namespace

QVariant OutcomesModel::cell(const session::ConfirmedOutcome& row, int column, bool to_sort) const {
    const record::ExploredOutcome& outcome = row.outcome;
    switch (column) {
        case Outcome: {
            const QString wrong = QString::fromStdString(what_is_wrong(outcome));
            const QString name = outcome.outcome == "cut" ? tr("cut by the bound")
                                                          : QString::fromStdString(outcome.outcome);
            return wrong.isEmpty() ? name : tr("%1: %2").arg(name, wrong);
        }
        case Values:
            return QString::fromStdString(text_of_values(outcome));
        case Executions:
            return to_sort ? QVariant(quint64(outcome.count))
                           : QVariant(QLocale().toString(quint64(outcome.count)));
        case Probability:
            if (to_sort)
                return outcome.probability.value_or(-1);
            return outcome.probability ? percent_text(*outcome.probability) : QString();
        case Preemptions:
            return outcome.preemptions;
        default:
            return row.confirmed == true    ? tr("yes")
                   : row.confirmed == false ? tr("no")
                                            : tr("not replayed");
    }
}

QString OutcomesModel::heading(int column, bool tip) const {
    switch (column) {
        case Outcome:
            return tip ? tr("How it can end") : tr("Outcome");
        case Values:
            return tip ? tr("Of the shared variables, then") : tr("Values");
        case Executions:
            return tip ? tr("That end so; no two of them are equivalent") : tr("Executions");
        case Probability:
            return tip ? tr("If each choice is as likely as the others") : tr("Probability");
        case Preemptions:
            return tip ? tr("Of the schedule with the fewest that was found") : tr("Preemptions");
        default:
            return tip ? tr("Whether its schedule ends the same on real threads") : tr("Confirmed");
    }
}

OutcomesPanel::OutcomesPanel(QAction* explore, QWidget* parent)
    : QWidget(parent),
      headline_(new QLabel),
      progress_(new QProgressBar),
      explore_(new QPushButton(explore->iconText())),
      stop_(new QPushButton(tr("Stop"))),
      table_(new QTableView) {
    setObjectName("outcomes");
    headline_->setWordWrap(true);
    headline_->setTextFormat(Qt::PlainText);
    headline_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    headline_->setAccessibleName(tr("What the exploration says"));
    progress_->setRange(0, progress_steps);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(6);
    progress_->setAccessibleName(tr("How much is explored"));
    explore_->setToolTip(explore->toolTip());
    connect(explore_, &QPushButton::clicked, explore, &QAction::trigger);
    connect(explore, &QAction::changed, explore_,
            [this, explore] { explore_->setEnabled(explore->isEnabled()); });
    explore_->setEnabled(explore->isEnabled());
    stop_->setToolTip(tr("End it, with what it has found by now"));
    connect(stop_, &QPushButton::clicked, this, &OutcomesPanel::stop_asked);

    table_->setModel(&model_);
    table_->setShowGrid(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setMaximumSectionSize(340);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->setAccessibleName(tr("Outcomes"));
    const auto play = [this](const QModelIndex& index) {
        if (const auto* row = model_.row(index.row()))
            emit chosen(row->schedule);
    };
    connect(table_, &QTableView::clicked, this, play);
    connect(table_, &QTableView::activated, this, play);

    auto* head = new QHBoxLayout;
    head->addWidget(headline_, 1);
    head->addWidget(explore_, 0, Qt::AlignTop);
    head->addWidget(stop_, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 4);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(progress_);
    column->addWidget(table_, 1);
    clear({});
}

void OutcomesPanel::clear(const QString& hint) {
    headline_->setText(hint);
    model_.set_rows({});
    progress_->hide();
    stop_->hide();
    explore_->show();
}

void OutcomesPanel::set_progress(const record::ExplorationProgress& progress) {
    progress_->show();
    stop_->show();
    explore_->hide();
    progress_->setValue(int(std::clamp(progress.part_done, 0.0, 1.0) * progress_steps));
    headline_->setText(tr("Explored %1 executions, %2 outcomes so far.")
                           .arg(QLocale().toString(quint64(progress.executions)),
                                QLocale().toString(quint64(progress.outcomes))));
}

void OutcomesPanel::set_result(const session::FinishedExploration& exploration,
                               const record::ExplorationBounds& bounds) {
    clear(QString::fromStdString(exploration_verdict(exploration, bounds)));
    model_.set_rows(exploration.outcomes);
}

void OutcomesPanel::set_error(const QString& line) {
    clear(line);
}

QString OutcomesPanel::headline() const {
    return headline_->text();
}

}  // namespace threadline::app
