#include "app/compare/prediction_panel.h"

#include "app/cli/quantities.h"
#include "app/language/decimal_mark.h"
#include "app/language/localised.h"
#include "app/panels/flow_layout.h"
#include "app/panels/row_table.h"
#include "app/timeline/time_unit.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace threadline::app {
namespace {

QString time_text(trace::Duration time) {
    return in_print(QString::fromStdString(format_duration(time)));
}

// In a column: where the longest of them is told in seconds, so are the others.
QString time_beside(trace::Duration time, trace::Duration longest) {
    const auto is_in_seconds = [](trace::Duration one) {
        return time_unit(one).ns == 1'000'000'000;
    };
    constexpr trace::Duration told_of_a_second{10'000'000};
    return !is_in_seconds(longest) || is_in_seconds(time) || time < told_of_a_second
               ? time_text(time)
               : decimal_text(double(time.count()) / 1e9, 2) + QStringLiteral(" s");
}

}  // namespace

double relative_error(const PredictedTool& tool) {
    if (!tool.outcome || tool.outcome->count() <= 0)
        return 0;
    const double came_out = double(tool.outcome->count());
    return (double(tool.prediction.wall.count()) - came_out) / came_out;
}

QVariant PredictionModel::cell(const PredictedTool& row, int column, bool to_sort) const {
    const auto in_column = [this](trace::Duration time) {
        trace::Duration longest{0};
        for (const PredictedTool& one : rows())
            longest = std::max({longest, one.prediction.wall, one.outcome.value_or(longest)});
        return time_beside(time, longest);
    };
    switch (column) {
        case Tool:
            return localised(name_of(row.prediction));
        case Predicted:
            return to_sort ? QVariant(qint64(row.prediction.wall.count()))
                           : QVariant(in_column(row.prediction.wall));
        case Outcome:
            if (to_sort)
                return qint64(row.outcome.value_or(trace::Duration{-1}).count());
            return row.outcome              ? in_column(*row.outcome)
                   : !row.problem.isEmpty() ? row.problem
                   : row.can_be_tried       ? tr("not tried")
                                            : QStringLiteral("–");
        default: {
            if (to_sort)
                return std::abs(relative_error(row));
            if (!row.outcome || (row.is_on_show && row.is_measured))
                return QString();
            const double percent = relative_error(row) * 100;
            const QString amount = QString::number(std::abs(percent), 'f', 1);
            return (amount == "0.0" ? QString()
                                    : QString(percent < 0 ? QChar(0x2212) : QChar('+'))) +
                   with_decimal_mark(amount) + QStringLiteral("\u00a0%");  // in one line
        }
    }
}

QString PredictionModel::heading(int column, bool tip) const {
    switch (column) {
        case Tool:
            return tip ? tr("With which the same work would be done") : tr("Tool");
        case Predicted:
            return tip ? tr("Wall time, from the segments of the run on show") : tr("Predicted");
        case Outcome:
            return tip ? tr("Wall time of that variant, on the virtual clock, or of the run on "
                            "show; – "
                            "where the scenario has none")
                       : tr("Came out");
        default:
            return tip ? tr("Of the prediction, of what came out") : tr("Error");
    }
}

PredictionPanel::PredictionPanel(QWidget* parent)
    : QWidget(parent),
      headline_(new QLabel),
      try_(new QPushButton(tr("Try it"))),
      try_all_(new QPushButton(tr("Try all"))),
      beside_(new QPushButton(tr("Side by side"))),
      cancel_(new QPushButton(tr("Cancel"))),
      table_(row_table(&model_, tr("Predicted, and what came out"))) {
    setObjectName("prediction");
    setAccessibleName(tr("Prediction"));
    headline_->setWordWrap(true);
    headline_->setTextFormat(Qt::PlainText);
    headline_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    headline_->setAccessibleName(tr("What is predicted"));
    cancel_->setToolTip(tr("End what is being tried"));

    // The name gives way, into a second line: the figures are what one came for.
    table_->horizontalHeader()->setSectionResizeMode(PredictionModel::Tool, QHeaderView::Stretch);
    wrap_rows(*table_);

    auto* buttons = new FlowLayout(6);
    for (QPushButton* button : {try_, try_all_, beside_, cancel_})
        buttons->addWidget(button);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 8, 6);
    head->setSpacing(6);
    head->addWidget(headline_);
    head->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(table_, 1);
    column->addStretch();

    connect(try_, &QPushButton::clicked, this, [this] { try_row(table_->currentIndex().row()); });
    connect(try_all_, &QPushButton::clicked, this, &PredictionPanel::try_all);
    connect(beside_, &QPushButton::clicked, this, &PredictionPanel::side_by_side_asked);
    connect(cancel_, &QPushButton::clicked, this, &PredictionPanel::cancel_asked);
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& index) { try_row(index.row()); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PredictionPanel::update_buttons);
    clear({});
}

void PredictionPanel::clear(const QString& hint) {
    rows_.clear();
    model_.set_rows({});
    said_ = hint;
    said_in_short_ = hint;
    trying_ = false;
    say();
    table_->hide();
    update_buttons();
}

void PredictionPanel::set_predictions(const analysis::Predictions& predictions,
                                      std::vector<PredictedTool> tools) {
    if (!predictions.why_not.empty()) {
        const QString why = tr("No prediction: %1.").arg(localised(predictions.why_not));
        clear(predictions.why_not == "the run did not complete"
                  ? tr("%1 It is made from a run that comes to its end and in which nobody holds "
                       "two locks at once. A remedy among the parameters, or one under “What if”, "
                       "may lead to such a run.")
                        .arg(why)
                  : why);
        return;
    }
    rows_ = std::move(tools);
    model_.set_rows(rows_);
    said_ =
        tr("What the %1 units of work of this run would take with another tool, on %2. "
           "Amdahl's bound: %3; with these cores no tool can be faster.")
            .arg(predictions.units)
            .arg(tr("%n core(s)", nullptr, int(predictions.cores)), time_text(predictions.amdahl));
    said_in_short_ = tr("Amdahl's bound: %1").arg(time_text(predictions.amdahl));
    QStringList further;
    if (const QString locks = said_of_locks(predictions); !locks.isEmpty())
        further.append(locks);
    if (!any_can_be_tried())
        further.append(none_can_be_tried());
    if (!further.isEmpty()) {
        said_ += u' ' + further.join(u' ');
        said_in_short_ += QStringLiteral(". ") + further.join(u' ');
    }
    say();
    table_->show();
    const auto first = std::find_if(rows_.begin(), rows_.end(), [](const PredictedTool& row) {
        return row.can_be_tried && !row.outcome;
    });
    if (!table_->currentIndex().isValid() && first != rows_.end())
        table_->setCurrentIndex(model_.index(int(first - rows_.begin()), 0));
    update_buttons();
}

QString PredictionPanel::said_of_locks(const analysis::Predictions& predictions) const {
    const QString name = QString::fromStdString(predictions.serial_name);
    if (is_serial(predictions))
        return tr("%1 of the work is done under one lock, %2, which only one has at a time: more "
                  "threads "
                  "or processes gain next to nothing.")
            .arg(time_text(predictions.serial.time), name);
    if (predictions.serial.lock && predictions.serial.time == predictions.amdahl)
        return tr("That bound is the time under the lock %1, which only one has at a time.")
            .arg(name);
    return {};
}

void PredictionPanel::set_outcome(analysis::WorkTool tool, std::optional<trace::Duration> outcome,
                                  const QString& problem) {
    for (PredictedTool& row : rows_)
        if (row.prediction.tool == tool) {
            row.outcome = outcome;
            row.is_on_show = false;
            row.problem = problem;
        }
    model_.set_rows(rows_);
    update_buttons();
}

void PredictionPanel::set_trying(const QString& what) {
    trying_ = !what.isEmpty();
    trying_what_ = what;
    say();
    update_buttons();
}

// Where there is little room, the bound alone; the rest is told on hovering.
void PredictionPanel::say() {
    constexpr int wide = 620;
    headline_->setText(trying_          ? tr("Trying %1 on the virtual clock …").arg(trying_what_)
                       : width() < wide ? said_in_short_
                                        : said_);
    headline_->setToolTip(said_);
}

void PredictionPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    say();
}

QString PredictionPanel::headline() const {
    return said_;
}

void PredictionPanel::try_row(int row) {
    if (row >= 0 && row < int(rows_.size()) && rows_[std::size_t(row)].can_be_tried && !trying_)
        emit try_asked({rows_[std::size_t(row)].prediction.tool});
}

void PredictionPanel::try_all() {
    std::vector<analysis::WorkTool> tools;
    for (const PredictedTool& row : rows_)
        if (row.can_be_tried)
            tools.push_back(row.prediction.tool);
    if (!tools.empty() && !trying_)
        emit try_asked(tools);
}

bool PredictionPanel::any_can_be_tried() const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [](const PredictedTool& each) { return each.can_be_tried; });
}

QString PredictionPanel::none_can_be_tried() const {
    return tr("None can be tried: this scenario has no parameter that chooses the tool.");
}

void PredictionPanel::update_buttons() {
    const int row = table_->currentIndex().row();
    const bool chosen = row >= 0 && row < int(rows_.size());
    const bool any = any_can_be_tried();
    const bool tried = std::any_of(rows_.begin(), rows_.end(), [](const PredictedTool& each) {
        return each.outcome && !each.is_on_show;
    });
    for (QPushButton* button : {try_, try_all_, beside_})
        button->setVisible(!rows_.empty() && !trying_);
    cancel_->setVisible(trying_);
    // Where one is grey, its tooltip says why.
    const auto offer = [](QPushButton* button, bool on, const QString& does, const QString& why) {
        button->setEnabled(on);
        button->setToolTip(on ? does : why);
    };
    offer(try_, chosen && rows_[std::size_t(row)].can_be_tried,
          tr("Run the chosen variant on the virtual clock, and see what comes out"),
          any ? tr("Choose a tool that this scenario has a variant for") : none_can_be_tried());
    offer(try_all_, any, tr("Run each variant that this scenario has"), none_can_be_tried());
    offer(beside_, tried, tr("Compare the run on show with those that were tried"),
          any ? tr("None has been tried yet") : none_can_be_tried());
}

}  // namespace threadline::app
