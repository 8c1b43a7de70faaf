// Exports the run on show: a form, a preview of exactly what it asks for, and the writing of it,
// with its progress. Copies it as well.
#pragma once

#include "app/export/export_form.h"

#include <QDialog>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

class QPushButton;

namespace threadline::app {

class ExportSource;
class FigurePreview;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(session::RunSnapshot run, const TimelineOnShow& shown, QWidget* parent = nullptr);
    ~ExportDialog() override;

    const ExportForm& form() const { return *form_; }
    // Writes in the background; then written() or the line below the preview says what is wrong.
    void write_to(const QString& path);

public slots:
    void accept() override;
    void reject() override;  // while it writes: stops that
    void copy();             // the picture, to the clipboard

signals:
    void written(const QString& note, const QString& path);  // what is to be said of it
    void copied();

private:
    // How far a long export is, shared with the thread that makes it.
    struct Progress {
        std::atomic<bool> stop = false;
        std::atomic<std::size_t> done = 0, all = 0;
    };

    void show_preview();
    void show_progress();
    void form_changed();
    void set_busy(bool busy);

    std::shared_ptr<ExportSource> source_;
    QThreadPool pool_;
    QTimer progress_timer_;
    std::shared_ptr<Progress> progress_;

    ExportForm* form_;
    FigurePreview* preview_;
    QPushButton *save_ = nullptr, *copy_ = nullptr;
};

}  // namespace threadline::app
