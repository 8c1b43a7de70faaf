#include "app/compare/compared_pane.h"

#include "app/language/decimal_mark.h"
#include "app/timeline/timeline_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace threadline::app {
namespace {

constexpr int header_height = 30;

}  // namespace

ComparedPane::ComparedPane(QWidget* parent)
    : QWidget(parent),
      header_(new QWidget),
      name_(new QLabel),
      hits_(new QLabel),
      figures_(new QLabel),
      show_(new QToolButton),
      remove_(new QToolButton),
      timeline_(new TimelineView) {
    name_->setProperty("role", "pane-title");
    name_->setTextFormat(Qt::PlainText);
    hits_->setAccessibleName(tr("Hits of the search"));
    hits_->hide();
    figures_->setProperty("role", "muted");
    figures_->setTextFormat(Qt::PlainText);
    figures_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    show_->setText(tr("Show alone"));
    show_->setToolTip(tr("This run by itself, with its source, graph and findings"));
    remove_->setText(QStringLiteral("×"));
    remove_->setAutoRaise(true);
    remove_->setToolTip(tr("Take this run out of the comparison"));

    header_->setProperty("role", "pane-header");
    header_->setAttribute(Qt::WA_StyledBackground);
    header_->setMinimumHeight(header_height);
    header_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(header_);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(10);
    row->addWidget(name_);
    row->addWidget(hits_);
    row->addWidget(figures_, 1);
    row->addWidget(show_);
    row->addWidget(remove_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(timeline_, 1);
    timeline_->setMinimumHeight(80);
    setFocusProxy(timeline_);

    connect(show_, &QToolButton::clicked, this, &ComparedPane::show_asked);
    connect(remove_, &QToolButton::clicked, this, &ComparedPane::remove_asked);
    connect(timeline_, &TimelineView::visible_range_changed, this,
            [this](trace::TimeRange range) { detail_.look_at(run_, range); });
    connect(&detail_, &DetailReader::read, this, [this](const trace::Snapshot& trace) {
        run_.trace = trace;
        timeline_->set_run(run_);
    });
    connect(&detail_, &DetailReader::failed, this, &ComparedPane::failed);
}

void ComparedPane::set_run(int number, const Compared& run, trace::Time end) {
    full_name_ = QStringLiteral("%1  %2").arg(number).arg(QString::fromStdString(run.name));
    full_figures_ = in_print(QString::fromStdString(figures_of(run, number == 1)));
    name_->setToolTip(full_name_);
    timeline_->setAccessibleName(
        tr("Timeline of run %1: %2").arg(number).arg(QString::fromStdString(run.name)));
    show_->setAccessibleName(tr("Show run %1 alone").arg(number));
    remove_->setAccessibleName(tr("Take run %1 out of the comparison").arg(number));
    in_stretch_.reset();
    detail_.forget();
    run_ = run.run;
    timeline_->clear({});  // what was chosen was another run's
    timeline_->set_beside_others(end);
    timeline_->set_run(run_);
    elide();
}

void ComparedPane::set_notes(const std::shared_ptr<const std::vector<trace::Annotation>>& notes) {
    run_.annotations = notes;
    timeline_->set_run(run_);
}

void ComparedPane::set_hits(const QString& words) {
    hits_->setText(words);
    hits_->setVisible(!words.isEmpty());
    elide();
}

QString ComparedPane::hits() const {
    return hits_->text();
}

void ComparedPane::set_stretch(const std::optional<QString>& figures) {
    in_stretch_ = figures;
    elide();
}

void ComparedPane::set_theme(const Theme& theme) {
    timeline_->set_theme(theme);
}

int ComparedPane::height_for(const session::RunSnapshot& run, double lanes,
                             const TimelineOptions& options, const Theme& theme) const {
    const double unit = theme.unit();
    const double around =
        marks_height(run, options, theme) + (options.axis ? axis_height(theme) : 0) + 14 * unit;
    return std::max(header_height, header_->sizeHint().height()) + int(std::ceil(lanes + around));
}

void ComparedPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    elide();
}

// A long name leaves room for the figures.
void ComparedPane::elide() {
    const QFontMetrics metrics(name_->font());
    name_->setText(metrics.elidedText(full_name_, Qt::ElideRight, std::max(width() * 9 / 20, 60)));
    const int taken = metrics.horizontalAdvance(name_->text()) +
                      (hits_->isHidden() ? 0 : hits_->sizeHint().width() + 10) +
                      show_->sizeHint().width() + remove_->sizeHint().width() + 60;
    figures_->setToolTip(figures());
    figures_->setText(QFontMetrics(figures_->font())
                          .elidedText(figures(), Qt::ElideRight, std::max(width() - taken, 40)));
}

}  // namespace threadline::app
