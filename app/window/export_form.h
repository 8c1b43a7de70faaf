// What a person can choose of a figure: format, size, theme, content, range, lanes, and what stands
// around them. The choices come back the next time.
#pragma once

#include "app/figure/export_request.h"
#include "app/window/export_formats.h"

#include <QWidget>

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

class ExportForm : public QWidget {
    Q_OBJECT
public:
    // `visible` is what the window shows, `instant` when it shows the state of, `timeline` how.
    ExportForm(const QString& run_title, trace::TimeRange visible, trace::Time instant,
               const TimelineOptions& timeline, QWidget* parent = nullptr);

    const ExportFormat& format() const;
    ExportRequest request() const;
    void remember() const;

signals:
    void changed();

private:
    enum class Range { Whole, Visible, Stretch };
    enum class Content { Timeline, Graph };

    void make_size_rows(QFormLayout* form);
    void make_content_rows(QFormLayout* form);
    void name_fields();
    void restore();
    void choose_preset();
    void update_fields();
    bool shows_graph() const;

    trace::TimeRange visible_;
    trace::Time instant_;
    TimelineOptions timeline_;

    QComboBox *format_, *preset_, *theme_, *content_, *range_;
    QDoubleSpinBox *width_, *height_, *text_size_, *dpi_, *length_;
    QCheckBox *threads_, *locks_, *variables_, *cpus_, *critical_path_, *legend_, *annotations_,
        *measured_, *with_title_, *caption_;
    QLineEdit* title_;
};

}  // namespace threadline::app
