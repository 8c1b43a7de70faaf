// What is selected, in plain words: a finding with its explanation and remedy, or a mark of the
// timeline.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/analysis/report.h"
#include "engine/session/run_snapshot.h"

#include <QTextBrowser>

namespace threadline::app {

class DetailsPanel : public QTextBrowser {
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget* parent = nullptr);

    // At that instant where it lies within, which is then said; otherwise at its begin.
    void show_subject(const session::RunSnapshot& run, const Subject& subject,
                      std::optional<trace::Time> at = {});
    void show_finding(const session::RunSnapshot& run, const analysis::Finding& finding);
    // The run as a whole: how it ended, final values, where the CPU's time went.
    void show_summary(const session::RunSnapshot& run, const analysis::Report& report);
    void clear_details(const QString& hint);
    void set_theme(const Theme& theme);

    QSize sizeHint() const override { return {320, 160}; }
    QSize minimumSizeHint() const override { return {160, 80}; }

signals:
    void line_chosen(int line);
    void schedule_chosen(const QString& schedule);  // to be played; record/schedule_text.h

private:
    void show_html(const QString& body);

    Theme theme_;
    QString body_;
    QString schedule_;  // that the finding on show leads to
};

}  // namespace threadline::app
