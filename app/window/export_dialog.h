// Exports the run on show as a figure: width, theme, lanes, range and format, with a preview.
#pragma once

#include "app/figure/figure.h"

#include <QDialog>
#include <QThreadPool>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace threadline::app {

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(session::RunSnapshot run, trace::TimeRange visible,
                 const TimelineOptions& timeline, QWidget* parent = nullptr);
    ~ExportDialog() override;

    FigureOptions options() const;
    FigureFormat format() const;
    // Writes in the background; then written() or the line below the preview says what is wrong.
    void write_to(const QString& path);

public slots:
    void accept() override;

signals:
    void written(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose_width();
    void ask_for_preview();
    void remember() const;
    void restore();

    session::RunSnapshot run_;
    trace::TimeRange visible_;
    TimelineOptions timeline_;
    QThreadPool pool_;
    QTimer pause_;
    std::uint64_t asked_ = 0;

    QComboBox *width_ = nullptr, *theme_ = nullptr, *range_ = nullptr, *format_ = nullptr;
    QDoubleSpinBox *own_width_ = nullptr, *dpi_ = nullptr;
    QCheckBox *threads_ = nullptr, *locks_ = nullptr, *variables_ = nullptr, *cpus_ = nullptr,
              *critical_path_ = nullptr, *legend_ = nullptr, *with_title_ = nullptr;
    QLineEdit* title_ = nullptr;
    QLabel *preview_ = nullptr, *size_ = nullptr, *error_ = nullptr;
};

}  // namespace threadline::app
