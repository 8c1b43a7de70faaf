// Exports the run on show: what is drawn, how large, in which theme and format, with a preview of
// exactly that. Copies it as well.
#pragma once

#include "app/figure/export_request.h"

#include <QDialog>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QWidget;

namespace threadline::app {

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    // `instant` is what the window shows the state of: the wait-for graph is that of then.
    ExportDialog(session::RunSnapshot run, trace::TimeRange visible, trace::Time instant,
                 const TimelineOptions& timeline, QWidget* parent = nullptr);
    ~ExportDialog() override;

    ExportRequest request() const;
    QString ending() const;  // "pdf", "frame-%04d.png" for numbered frames
    // Writes in the background; then written() or the line below the preview says what is wrong.
    void write_to(const QString& path);

public slots:
    void accept() override;
    void reject() override;  // while it writes: stops that
    void copy();             // the picture, to the clipboard

signals:
    void written(const QString& path);
    void copied();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    // How far a long export is, shared with the thread that makes it.
    struct Progress {
        std::atomic<bool> stop = false;
        std::atomic<std::size_t> done = 0, all = 0;
    };

    QWidget* make_form();
    QWidget* make_preview();
    void make_content_rows(QFormLayout* form);
    void choose_preset();
    void update_form();
    void ask_for_preview();
    void show_error(const QString& line);
    void show_progress();
    void set_busy(bool busy);
    void remember() const;
    void restore();

    session::RunSnapshot run_;
    trace::TimeRange visible_;
    trace::Time instant_;
    TimelineOptions timeline_;
    QThreadPool pool_;
    QTimer pause_, progress_timer_;
    std::uint64_t asked_ = 0;
    std::shared_ptr<Progress> progress_;

    QWidget* form_ = nullptr;
    QComboBox *format_ = nullptr, *preset_ = nullptr, *theme_ = nullptr, *content_ = nullptr,
              *range_ = nullptr;
    QDoubleSpinBox *width_ = nullptr, *height_ = nullptr, *text_size_ = nullptr, *dpi_ = nullptr,
                   *length_ = nullptr;
    QCheckBox *threads_ = nullptr, *locks_ = nullptr, *variables_ = nullptr, *cpus_ = nullptr,
              *critical_path_ = nullptr, *legend_ = nullptr, *annotations_ = nullptr,
              *caption_ = nullptr, *with_title_ = nullptr;
    QLineEdit* title_ = nullptr;
    QLabel *preview_ = nullptr, *size_ = nullptr, *error_ = nullptr;
    QPushButton *save_ = nullptr, *copy_ = nullptr;
};

}  // namespace threadline::app
