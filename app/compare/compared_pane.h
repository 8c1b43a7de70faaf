// One of the runs that are compared: what makes it another one, its figures, and its timeline.
#pragma once

#include "app/cli/comparison.h"
#include "app/timeline/detail_reader.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace threadline::app {

class TimelineView;

class ComparedPane : public QWidget {
    Q_OBJECT
public:
    explicit ComparedPane(QWidget* parent = nullptr);

    void set_run(int number, const Compared& run, trace::Time end);  // beside one of that end
    void set_theme(const Theme& theme);
    TimelineView& timeline() { return *timeline_; }
    // With the items of what it shows, where the trace is too long to be in memory.
    const session::RunSnapshot& run() const { return run_; }
    // Of the header, and of the pane where its lanes have `lanes` pixels.
    int height_for(const session::RunSnapshot& run, double lanes, const TimelineOptions& options,
                   const Theme& theme) const;
    void set_notes(const std::shared_ptr<const std::vector<trace::Annotation>>& notes);
    void set_hits(const QString& words);  // how many a search has in it; empty: there is none
    QString hits() const;
    void set_stretch(const std::optional<QString>& figures);  // of that alone; none: of all the run
    QString figures() const { return in_stretch_.value_or(full_figures_); }

signals:
    void show_asked();    // by itself
    void remove_asked();  // from the comparison
    void failed(const QString& line);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();

    session::RunSnapshot run_;
    DetailReader detail_;

    QWidget* header_;
    QLabel *name_, *hits_, *figures_;
    QToolButton *show_, *remove_;
    TimelineView* timeline_;
    QString full_name_, full_figures_;
    std::optional<QString> in_stretch_;  // empty where nothing can be said of it
};

}  // namespace threadline::app
