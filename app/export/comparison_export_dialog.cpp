#include "app/export/comparison_export_dialog.h"

#include "app/compare/compared_stretch.h"
#include "app/export/export_form.h"
#include "app/export/export_note.h"
#include "app/export/figure_copy.h"
#include "app/export/figure_preview.h"
#include "app/export/folders.h"
#include "app/export/save_question.h"
#include "app/figure/preset.h"
#include "app/language/error_wording.h"
#include "app/panels/dialog_size.h"
#include "app/panels/form_scroll.h"
#include "app/timeline/background.h"
#include "app/timeline/lane_switches.h"
#include "app/timeline/stretch_of_run.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

// Takes its time where a trace is too long to be in memory; not all is told once `stop` is set.
Result<ComparisonPicture> picture_of(const std::vector<Compared>& runs,
                                     const FigureOptions& options,
                                     const std::atomic<bool>* stop = nullptr) {
    const auto known = with_items(runs, options.range);
    if (!known)
        return known.error();
    std::vector<QString> told;
    if (const auto stretch = marked_stretch(options.timeline.marking)) {
        const auto of_it = all_in_stretch(*known, *stretch, stop);
        if (!of_it)
            return of_it.error();
        for (const Compared& one : *of_it)
            told.push_back(told_of_stretch(one, *stretch, longest_of(*known)));
    }
    return comparison_picture(*known, options.width_mm, options.timeline, figure_theme(options),
                              options.range, told, options.timeline.title);
}

}  // namespace

ComparisonExportDialog::ComparisonExportDialog(std::vector<Compared> runs,
                                               const TimelineOptions& lanes,
                                               trace::TimeRange visible, QWidget* parent)
    : QDialog(parent),
      runs_(std::move(runs)),
      format_(new QComboBox),
      preset_(preset_box()),
      theme_(figure_theme_box()),
      range_(new QComboBox),
      legend_(new QCheckBox(tr("Legend"))),
      marked_(new QCheckBox(tr("What is marked"))),
      with_title_(new QCheckBox(tr("Title"))),
      caption_(new QCheckBox(tr("Caption and description beside it"))),
      title_(new QLineEdit(title_of(runs_))),
      preview_(new FigurePreview) {
    setWindowTitle(tr("Export the comparison"));
    copy_lane_switches(lanes, lanes_);
    lanes_.arrangement = lanes.arrangement;
    const bool is_marked = marked_stretch(lanes.marking).has_value();
    if (is_marked)
        lanes_.marking = lanes.marking;
    range_->addItem(tr("The whole runs"));
    range_->addItem(tr("What is visible now"), QVariant::fromValue(visible));
    if (lanes_.marking.stretch)
        range_->addItem(tr("The chosen stretch"), QVariant::fromValue(*lanes_.marking.stretch));
    if (!is_whole(visible, longest_of(runs_)))  // who has zoomed means what is in sight
        range_->setCurrentIndex(1);
    title_->setAccessibleName(tr("Title"));
    title_->setCursorPosition(0);  // a long one shows its begin
    marked_->setToolTip(tr("The stretch that is chosen or measured, and what each run did in it"));
    marked_->setChecked(is_marked);
    if (!is_marked)
        marked_->hide();
    range_->setAccessibleName(tr("Time range"));
    pool_.setMaxThreadCount(1);
    for (const ExportFormat& format : export_formats())
        if (format.kind == ExportFormat::Kind::Vector || format.kind == ExportFormat::Kind::Pixels)
            format_->addItem(format.translated_name(), QString::fromLatin1(format.key));
    format_->setAccessibleName(tr("Format"));
    preset_->setAccessibleName(tr("Size"));
    theme_->setAccessibleName(tr("Theme"));
    const QSettings settings;
    format_->setCurrentIndex(
        std::max(0, format_->findData(settings.value("export-comparison/format", "pdf"))));
    preset_->setCurrentIndex(settings.value("export-comparison/preset", 2).toInt());
    theme_->setCurrentIndex(settings.value("export-comparison/theme", 0).toInt());
    legend_->setChecked(settings.value("export-comparison/legend", true).toBool());
    with_title_->setChecked(settings.value("export-comparison/with-title", true).toBool());
    caption_->setChecked(settings.value("export-comparison/caption", false).toBool());

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Format"), format_);
    form->addRow(tr("Size"), preset_);
    form->addRow(tr("Theme"), theme_);
    form->addRow(tr("Time range"), range_);
    form->addRow(QString(), legend_);
    form->addRow(QString(), marked_);
    form->addRow(QString(), with_title_);
    form->addRow(QString(), title_);
    form->addRow(QString(), caption_);
    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    auto* fields = new QWidget;
    auto* left = new QVBoxLayout(fields);
    left->setContentsMargins({});
    left->addLayout(form);
    left->addStretch();
    row->addWidget(new FormScroll(fields));
    row->addWidget(preview_, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(tr("Export …"), QDialogButtonBox::AcceptRole)->setDefault(true);
    QPushButton* copies = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copies->setToolTip(tr("The picture to the clipboard, as pixels and as SVG"));
    connect(copies, &QPushButton::clicked, this, &ComparisonExportDialog::copy);
    connect(buttons, &QDialogButtonBox::accepted, this, &ComparisonExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ComparisonExportDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 18, 18, 14);
    all->setSpacing(14);
    all->addLayout(row, 1);
    all->addWidget(buttons);

    for (QComboBox* box : {preset_, theme_, range_})
        connect(box, &QComboBox::currentIndexChanged, preview_, &FigurePreview::refresh);
    for (QCheckBox* box : {legend_, marked_, with_title_})
        connect(box, &QCheckBox::toggled, preview_, &FigurePreview::refresh);
    connect(title_, &QLineEdit::textChanged, preview_, &FigurePreview::refresh);
    connect(title_, &QLineEdit::textEdited, this, [this] { with_title_->setChecked(true); });
    connect(preview_, &FigurePreview::wanted, this, &ComparisonExportDialog::show_preview);
    stack_where_too_wide(*form, *this);
    resize(dialog_size({900, 560}, *this));
    format_->setFocus(Qt::OtherFocusReason);
    preview_->refresh();
}

ComparisonExportDialog::~ComparisonExportDialog() {
    pool_.waitForDone();
}

const ExportFormat& ComparisonExportDialog::format() const {
    return *std::ranges::find_if(export_formats(), [this](const ExportFormat& each) {
        return format_->currentData().toString() == QLatin1String(each.key);
    });
}

FigureOptions ComparisonExportDialog::options() const {
    FigureOptions options;
    if (const FigurePreset* preset = figure_preset(preset_->currentData().toString()))
        apply(*preset, options);
    options.height_mm.reset();  // as high as the lanes need
    options.theme = figure_theme_of(*theme_);
    options.caption = caption_->isChecked();
    options.timeline = lanes_;
    if (const QVariant range = range_->currentData(); range.isValid())
        options.range = range.value<trace::TimeRange>();
    if (!marked_->isChecked())
        options.timeline.marking = {};
    options.timeline.legend = legend_->isChecked();
    options.timeline.title = with_title_->isChecked() ? title_->text() : QString();
    return options;
}

void ComparisonExportDialog::show_preview() {
    preview_->clear_error();
    preview_->draw([runs = runs_, options = options()](const std::atomic<bool>& stop) {
        const Theme look = figure_theme(options);
        const auto picture = picture_of(runs, options, &stop);
        if (!picture)
            return FigurePicture{{}, look, options.width_mm, error_in_words(picture.error())};
        return FigurePicture{picture->list, look, options.width_mm};
    });
}

void ComparisonExportDialog::accept() {
    const QString scenario =
        QString::fromStdString(runs_.front().report.info.scenario).section(u'/', -1).remove(".lua");
    const QString ending = QString::fromLatin1(format().ending);
    ask_for_file_to_save(
        this,
        {tr("Export to"), QString("%1 (*.%2)").arg(format().translated_name(), ending),
         scenario + tr("-compared"), ending},
        [this](const QString& path) { write_to(path); });
}

void ComparisonExportDialog::write_to(const QString& path) {
    remember();
    preview_->clear_error();
    setEnabled(false);
    in_background(
        pool_, this,
        [runs = runs_, options = options(), path] {
            const auto picture = picture_of(runs, options);
            if (!picture)
                return std::make_shared<Status>(picture.error());
            return std::make_shared<Status>(write_drawing(picture->list, figure_theme(options),
                                                          options.width_mm, options.dpi,
                                                          picture->text, path, options.caption));
        },
        [this, path, caption = caption_->isChecked()](const std::shared_ptr<Status>& status) {
            setEnabled(true);
            if (!status->ok()) {
                preview_->show_error(error_in_words(status->error()));
                return;
            }
            remember_folder_of(path);
            emit written(export_note(path, caption ? caption_path(path) : QString()), path);
            done(Accepted);
        });
}

void ComparisonExportDialog::copy() {
    using Copy = Result<FigureCopy>;
    preview_->clear_error();
    setEnabled(false);
    in_background(
        pool_, this,
        [runs = runs_, options = options()] {
            const auto picture = picture_of(runs, options);
            if (!picture)
                return std::make_shared<Copy>(picture.error());
            return std::make_shared<Copy>(copy_of(picture->list, figure_theme(options),
                                                  options.width_mm, options.dpi, picture->text));
        },
        [this](const std::shared_ptr<Copy>& copy) {
            setEnabled(true);
            if (take_copy(*copy, *preview_))
                emit copied();
        });
}

void ComparisonExportDialog::remember() const {
    QSettings settings;
    settings.setValue("export-comparison/format", format_->currentData());
    settings.setValue("export-comparison/preset", preset_->currentIndex());
    settings.setValue("export-comparison/theme", theme_->currentIndex());
    settings.setValue("export-comparison/legend", legend_->isChecked());
    settings.setValue("export-comparison/with-title", with_title_->isChecked());
    settings.setValue("export-comparison/caption", caption_->isChecked());
}

}  // namespace threadline::app
