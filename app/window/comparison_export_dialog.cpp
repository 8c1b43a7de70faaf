#include "app/window/comparison_export_dialog.h"

#include "app/figure/preset.h"
#include "app/window/background.h"
#include "app/window/folders.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <cmath>

namespace threadline::app {

ComparisonExportDialog::ComparisonExportDialog(std::vector<Compared> runs,
                                               const TimelineOptions& lanes, QWidget* parent)
    : QDialog(parent),
      runs_(std::move(runs)),
      preset_(new QComboBox),
      theme_(new QComboBox),
      legend_(new QCheckBox(tr("Legend"))),
      caption_(new QCheckBox(tr("Caption and description beside it"))),
      preview_(new QLabel),
      size_(new QLabel),
      error_(new QLabel) {
    setWindowTitle(tr("Export the comparison"));
    lanes_.threads = lanes.threads;
    lanes_.locks = lanes.locks;
    lanes_.variables = lanes.variables;
    lanes_.cpus = lanes.cpus;
    pool_.setMaxThreadCount(1);
    pause_.setSingleShot(true);
    pause_.setInterval(120);

    for (const FigurePreset& preset : figure_presets())
        preset_->addItem(preset.translated_name(), QString(preset.key));
    theme_->addItem(tr("Print, also in grey"), int(ThemeKind::Print));
    theme_->addItem(tr("Light"), int(ThemeKind::Light));
    theme_->addItem(tr("Dark"), int(ThemeKind::Dark));
    theme_->addItem(tr("Projector"), int(ThemeKind::Projector));
    preset_->setAccessibleName(tr("Size"));
    theme_->setAccessibleName(tr("Theme"));
    const QSettings settings;
    preset_->setCurrentIndex(settings.value("export-comparison/preset", 2).toInt());
    theme_->setCurrentIndex(settings.value("export-comparison/theme", 0).toInt());
    legend_->setChecked(settings.value("export-comparison/legend", true).toBool());
    caption_->setChecked(settings.value("export-comparison/caption", false).toBool());

    preview_->setAlignment(Qt::AlignCenter);
    preview_->setMinimumSize(360, 260);
    preview_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    preview_->setProperty("role", "panel");
    preview_->setAccessibleName(tr("Preview"));
    size_->setProperty("role", "muted");
    error_->setProperty("role", "error");
    error_->setWordWrap(true);
    error_->hide();
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("Size"), preset_);
    form->addRow(tr("Theme"), theme_);
    form->addRow(QString(), legend_);
    form->addRow(QString(), caption_);
    auto* picture = new QVBoxLayout;
    picture->addWidget(preview_, 1);
    picture->addWidget(size_);
    picture->addWidget(error_);
    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    auto* left = new QVBoxLayout;
    left->addLayout(form);
    left->addStretch();
    row->addLayout(left);
    row->addLayout(picture, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(tr("Export …"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ComparisonExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ComparisonExportDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 18, 18, 14);
    all->setSpacing(14);
    all->addLayout(row, 1);
    all->addWidget(buttons);

    for (QComboBox* box : {preset_, theme_})
        connect(box, &QComboBox::currentIndexChanged, &pause_, qOverload<>(&QTimer::start));
    connect(legend_, &QCheckBox::toggled, &pause_, qOverload<>(&QTimer::start));
    connect(&pause_, &QTimer::timeout, this, &ComparisonExportDialog::ask_for_preview);
    resize(900, 560);
    pause_.start();
}

ComparisonExportDialog::~ComparisonExportDialog() {
    pool_.waitForDone();
}

FigureOptions ComparisonExportDialog::options() const {
    FigureOptions options;
    if (const FigurePreset* preset = figure_preset(preset_->currentData().toString()))
        apply(*preset, options);
    options.height_mm.reset();  // as high as the lanes need
    options.theme = ThemeKind(theme_->currentData().toInt());
    options.caption = caption_->isChecked();
    options.timeline = lanes_;
    options.timeline.legend = legend_->isChecked();
    return options;
}

void ComparisonExportDialog::ask_for_preview() {
    const double ratio = devicePixelRatioF();
    const QSizeF room = QSizeF(preview_->size() - QSize(24, 24)) * ratio;
    in_background(
        pool_, this,
        [runs = runs_, options = options(), room] {
            const Theme look = figure_theme(options);
            const DisplayList list =
                comparison_picture(runs, options.width_mm, options.timeline, look).list;
            const QSize pixels = list.size.scaled(room, Qt::KeepAspectRatio).toSize();
            return std::pair(figure_image(list, look, pixels.expandedTo({1, 1})), list.size);
        },
        [this, question = ++asked_, ratio,
         width = options().width_mm](const std::pair<QImage, QSizeF>& answer) {
            if (question != asked_)
                return;
            QPixmap pixmap = QPixmap::fromImage(answer.first);
            pixmap.setDevicePixelRatio(ratio);
            preview_->setPixmap(pixmap);
            const double height = width * answer.second.height() / answer.second.width();
            size_->setText(
                tr("%1 mm wide, %2 mm high").arg(width, 0, 'f', 1).arg(height, 0, 'f', 1));
        });
}

void ComparisonExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    pause_.start();
}

void ComparisonExportDialog::accept() {
    const QString scenario =
        QString::fromStdString(runs_.front().report.info.scenario).section(u'/', -1).remove(".lua");
    QString path = QFileDialog::getSaveFileName(
        this, tr("Export to"), last_folder() + u'/' + scenario + tr("-compared.pdf"),
        tr("PDF, vector (*.pdf);;SVG, vector (*.svg);;PNG, pixels (*.png)"));
    if (path.isEmpty())
        return;
    if (!figure_format_of(path))
        path += ".pdf";
    remember_folder_of(path);
    write_to(path);
}

void ComparisonExportDialog::write_to(const QString& path) {
    remember();
    error_->hide();
    setEnabled(false);
    in_background(
        pool_, this,
        [runs = runs_, options = options(), path] {
            const Theme look = figure_theme(options);
            const ComparisonPicture picture =
                comparison_picture(runs, options.width_mm, options.timeline, look);
            return std::make_shared<Status>(write_drawing(picture.list, look, options.width_mm,
                                                          options.dpi, picture.text, path,
                                                          options.caption));
        },
        [this, path](const std::shared_ptr<Status>& status) {
            setEnabled(true);
            if (!status->ok()) {
                error_->setText(QString::fromStdString(status->error().message));
                error_->show();
                return;
            }
            emit written(path);
            done(Accepted);
        });
}

void ComparisonExportDialog::remember() const {
    QSettings settings;
    settings.setValue("export-comparison/preset", preset_->currentIndex());
    settings.setValue("export-comparison/theme", theme_->currentIndex());
    settings.setValue("export-comparison/legend", legend_->isChecked());
    settings.setValue("export-comparison/caption", caption_->isChecked());
}

}  // namespace threadline::app
