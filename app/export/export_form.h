// What a person can choose of a figure: format, size, theme, content, range, lanes, and what stands
// around them. The choices come back the next time.
#pragma once

#include "app/export/export_formats.h"
#include "app/figure/export_request.h"

#include <QWidget>

#include <set>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;

namespace threadline::app {

// The presets' names and the figures' themes, for a form.
QComboBox* preset_box();
QComboBox* figure_theme_box();
ThemeKind figure_theme_of(const QComboBox& box);

// What the window shows when somebody asks for a figure.
struct TimelineOnShow {
    trace::TimeRange visible;
    trace::Time instant{0};  // when it shows the state of: the wait-for graph is that of then
    TimelineOptions options;
    std::set<QString> out_of_sight;  // lanes above and below the edge (lane_tree.h: keys)
    PassedOver passed_over{};        // by an animation
};

class ExportForm : public QWidget {
    Q_OBJECT
public:
    // `instant`: that which is on show, in words; empty of a run that has no times.
    ExportForm(const QString& run_title, const QString& instant, const TimelineOnShow& shown,
               QWidget* parent = nullptr);

    const ExportFormat& format() const;
    ExportRequest request() const;
    void remember() const;

signals:
    void changed();

private:
    enum class Range { Whole, Visible, Stretch };
    // View: the timeline exactly as the window shows it, with what is chosen, found and measured.
    // Both: the graph below the timeline.
    enum class Content { Timeline, View, Graph, Both };

    void make_size_rows(QFormLayout* form);
    void make_content_rows(QFormLayout* form, const QString& instant);
    void name_fields();
    void restore();
    void choose_preset();
    void update_fields();
    Content content() const;
    void allow(Content content, bool allowed);
    static void enable(QWidget* field, bool on, const QString& why_not);
    TimelineOptions options() const;  // of the timeline

    TimelineOnShow shown_;

    QComboBox *format_, *preset_, *theme_, *content_, *range_;
    QDoubleSpinBox *width_, *height_, *text_size_, *dpi_, *length_, *rate_;
    QList<QCheckBox*> lanes_;  // as lane_switches() are
    QCheckBox *critical_path_, *legend_, *annotations_, *measured_, *with_title_, *caption_;
    QLineEdit* title_;
};

}  // namespace threadline::app
