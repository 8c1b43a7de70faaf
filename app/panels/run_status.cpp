#include "app/panels/run_status.h"

#include "app/language/engine_names.h"
#include "app/language/localised.h"
#include "app/panels/elided_label.h"
#include "app/timeline/cpu_shares.h"
#include "app/timeline/wording_terms.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>

#include <utility>

namespace threadline::app {

RunStatus::RunStatus(QWidget* parent)
    : QStatusBar(parent),
      outcome_(new ElidedLabel),
      cpu_(new QLabel),
      elapsed_(new QLabel),
      events_(new QLabel),
      clock_(new QLabel) {
    setSizeGripEnabled(false);
    outcome_->setAccessibleName(tr("Outcome"));
    addWidget(outcome_, 1);
    cpu_->setObjectName("cpu");
    for (QLabel* label : {cpu_, elapsed_, events_, clock_}) {
        label->setProperty("role", "muted");
        addPermanentWidget(label);
    }
}

void RunStatus::say(const QString& line, const QString& tip) {
    outcome_->setText(line);
    outcome_->setToolTip(tip);
}

void RunStatus::show_figures(bool on) {
    if (std::exchange(shows_figures_, on) == on)
        return;
    for (QLabel* label : {cpu_, elapsed_, events_, clock_})
        label->setVisible(on);
}

// From the right on.
void RunStatus::make_room() {
    constexpr int gap = 6;     // px, as Qt has it between the parts
    constexpr int around = 8;  // all of them
    int over = outcome_->sizeHint().width() + around - width();
    for (const QLabel* label : {cpu_, elapsed_, events_, clock_})
        over += label->sizeHint().width() + gap;
    for (QLabel* label : {clock_, events_}) {
        label->setVisible(shows_figures_ && over <= 0);
        over -= label->sizeHint().width() + gap;
    }
}

// Whatever says more, or less, asks for a new layout.
bool RunStatus::event(QEvent* event) {
    const bool done = QStatusBar::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        make_room();
    return done;
}

void RunStatus::show_side_by_side(int runs) {
    show_figures(false);
    say(runs > 0 ? tr("%n run(s) side by side", nullptr, runs) : QString(), {});
}

void RunStatus::show_no_run(const QString& line) {
    show_figures(true);
    say(line, {});
    for (QLabel* label : {elapsed_, events_, clock_})
        label->clear();
}

void RunStatus::show_run(const session::RunSnapshot& run, const QString& outcome,
                         const QString& line) {
    show_figures(true);
    say(line, outcome);
    elapsed_->setText(wording::is_stepped(run.trace.info.get()) ? QString()
                      : run.trace.finished
                          ? wording::time_text(run, run.trace.now)  // as the outcome says it
                          : wording::instant_text(run.trace.now, run.trace.now));
    // Of a simulation the end counts who was on which core as well.
    const std::uint64_t events =
        run.trace.finished && run.trace.info ? run.trace.info->events_recorded : run.trace.events;
    events_->setText(tr("%1 events").arg(QLocale().toString(quint64(events))));
}

void RunStatus::show_clock(const QString& clock) {
    clock_->setText(tr("clock: %1").arg(clock));
}

void RunStatus::show_idle_share(const analysis::Report* report) {
    if (!report || report->cpu.total().count() == 0 || wording::is_stepped(&report->info)) {
        cpu_->clear();
        cpu_->setToolTip({});
        return;
    }
    // How the run came out needs the room more: where letters are large idle alone is said, and the
    // tip has the rest.
    const QString brief = cpu_in_brief(*report);
    const bool has_room = cpu_->fontMetrics().horizontalAdvance(brief) * 9 <= 4 * width();
    cpu_->setText(has_room ? brief : brief.section(QStringLiteral(", "), 0, 0));
    QStringList lines{
        tr("Of the time of %n core(s) during the run: %1.", nullptr, int(report->cpu.cores))
            .arg(cpu_in_full(*report)),
        tr("Where the run could have worked meanwhile, idle time is what there is to gain.")};
    if (report->cpu.idle_is_a_bound)
        lines.append(
            tr("So short a run does not show other programs unless a thread waits for "
               "them: idle may be less."));
    for (const analysis::IdleCause& cause : report->cpu.idle_causes)
        if (report->cpu.tells(cause))
            lines.append(localised(cause.text, names_in_words(*report->tables)));
    cpu_->setToolTip(lines.join(u'\n'));
}

}  // namespace threadline::app
