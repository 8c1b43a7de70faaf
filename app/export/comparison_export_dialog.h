// Exports the runs that are compared as one picture, with a preview of exactly that.
#pragma once

#include "app/cli/comparison.h"
#include "app/export/export_formats.h"

#include <QDialog>
#include <QThreadPool>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace threadline::app {

class FigurePreview;

class ComparisonExportDialog : public QDialog {
    Q_OBJECT
public:
    // `visible` is what of them the window shows, `lanes` how, with what is marked in them.
    ComparisonExportDialog(std::vector<Compared> runs, const TimelineOptions& lanes,
                           trace::TimeRange visible, QWidget* parent = nullptr);
    ~ComparisonExportDialog() override;

    const ExportFormat& format() const;
    FigureOptions options() const;
    // Writes in the background, in the format of the ending; then written() or the line below the
    // preview says what is wrong.
    void write_to(const QString& path);

public slots:
    void accept() override;

signals:
    void written(const QString& note, const QString& path);  // what is to be said of it
    void copied();

private:
    void show_preview();
    void copy();
    void remember() const;

    std::vector<Compared> runs_;
    TimelineOptions lanes_;
    QThreadPool pool_;
    QComboBox *format_, *preset_, *theme_, *range_;
    QCheckBox *legend_, *marked_, *with_title_, *caption_;
    QLineEdit* title_;
    FigurePreview* preview_;
};

}  // namespace threadline::app
