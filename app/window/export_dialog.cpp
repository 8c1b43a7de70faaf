#include "app/window/export_dialog.h"

#include "app/figure/preset.h"
#include "app/window/background.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <cmath>

namespace threadline::app {
namespace {

constexpr double animation_dpi = 110;
constexpr double mm_per_point = 25.4 / 72;
constexpr int most_copied_pixels = 4'000;  // a side

// How a format's own rows of the form behave.
enum class Kind { Vector, Pixels, Animation, Page, Table };

struct Format {
    const char* key;     // kept in the settings
    const char* ending;  // of the file's name
    const char* name;
    Kind kind;
    int table = -1;  // a ReportTable, or the intervals
};
constexpr Format formats[]{
    {"pdf", "pdf", QT_TRANSLATE_NOOP("ExportDialog", "PDF, vector"), Kind::Vector},
    {"svg", "svg", QT_TRANSLATE_NOOP("ExportDialog", "SVG, vector"), Kind::Vector},
    {"png", "png", QT_TRANSLATE_NOOP("ExportDialog", "PNG, pixels"), Kind::Pixels},
    {"gif", "gif", QT_TRANSLATE_NOOP("ExportDialog", "GIF, animated replay"), Kind::Animation},
    {"apng", "apng", QT_TRANSLATE_NOOP("ExportDialog", "APNG, animated replay"), Kind::Animation},
    {"frames", "png", QT_TRANSLATE_NOOP("ExportDialog", "PNG frames, numbered"), Kind::Animation},
    {"html", "html", QT_TRANSLATE_NOOP("ExportDialog", "HTML page with tables"), Kind::Page},
    {"intervals", "csv", QT_TRANSLATE_NOOP("ExportDialog", "CSV of intervals"), Kind::Table},
    {"threads", "csv", QT_TRANSLATE_NOOP("ExportDialog", "CSV of threads"), Kind::Table,
     int(ReportTable::Threads)},
    {"locks", "csv", QT_TRANSLATE_NOOP("ExportDialog", "CSV of locks"), Kind::Table,
     int(ReportTable::Locks)},
    {"findings", "csv", QT_TRANSLATE_NOOP("ExportDialog", "CSV of findings"), Kind::Table,
     int(ReportTable::Findings)},
};

const Format& format_at(int index) {
    return formats[std::clamp(index, 0, int(std::size(formats)) - 1)];
}

QDoubleSpinBox* number_box(double least, double most, int decimals, const QString& suffix) {
    auto* box = new QDoubleSpinBox;
    box->setRange(least, most);
    box->setDecimals(decimals);
    box->setSuffix(suffix);
    return box;
}

}  // namespace

ExportDialog::ExportDialog(session::RunSnapshot run, trace::TimeRange visible, trace::Time instant,
                           const TimelineOptions& timeline, QWidget* parent)
    : QDialog(parent),
      run_(std::move(run)),
      visible_(visible),
      instant_(instant),
      timeline_(timeline) {
    setWindowTitle(tr("Export a figure"));
    pool_.setMaxThreadCount(1);
    pause_.setSingleShot(true);
    pause_.setInterval(120);
    progress_timer_.setInterval(100);

    form_ = make_form();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    save_ = buttons->addButton(tr("Export …"), QDialogButtonBox::AcceptRole);
    save_->setDefault(true);
    copy_ = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy_->setToolTip(tr("The picture to the clipboard, as pixels and as SVG"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(copy_, &QPushButton::clicked, this, &ExportDialog::copy);

    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(form_);
    row->addWidget(make_preview(), 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 18, 18, 14);
    all->setSpacing(14);
    all->addLayout(row, 1);
    all->addWidget(buttons);

    restore();
    connect(preset_, &QComboBox::currentIndexChanged, this, &ExportDialog::choose_preset);
    for (QComboBox* box : {format_, theme_, content_, range_})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::update_form);
    for (QDoubleSpinBox* box : {width_, height_, text_size_, dpi_, length_})
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportDialog::update_form);
    for (QCheckBox* box : {threads_, locks_, variables_, cpus_, critical_path_, legend_,
                           annotations_, measured_, with_title_, caption_})
        connect(box, &QCheckBox::toggled, this, &ExportDialog::update_form);
    connect(title_, &QLineEdit::textChanged, this, &ExportDialog::update_form);
    connect(&pause_, &QTimer::timeout, this, &ExportDialog::ask_for_preview);
    connect(&progress_timer_, &QTimer::timeout, this, &ExportDialog::show_progress);
    resize(960, 620);
    update_form();
}

ExportDialog::~ExportDialog() {
    if (progress_)
        progress_->stop = true;
    pool_.waitForDone();
}

QWidget* ExportDialog::make_form() {
    format_ = new QComboBox;
    for (const Format& format : formats)
        format_->addItem(tr(format.name));
    preset_ = new QComboBox;
    for (const FigurePreset& preset : figure_presets())
        preset_->addItem(preset.translated_name(), QString::fromLatin1(preset.key));
    preset_->addItem(tr("Own size"));
    width_ = number_box(20, 5'000, 1, tr(" mm"));
    height_ = number_box(0, 5'000, 1, tr(" mm"));
    height_->setSpecialValueText(tr("as the lanes need"));
    text_size_ = number_box(4, 96, 1, tr(" pt"));
    theme_ = new QComboBox;
    theme_->addItem(tr("Print, also in grey"), int(ThemeKind::Print));
    theme_->addItem(tr("Light"), int(ThemeKind::Light));
    theme_->addItem(tr("Dark"), int(ThemeKind::Dark));
    theme_->addItem(tr("Projector"), int(ThemeKind::Projector));
    dpi_ = number_box(20, 1'200, 0, tr(" dpi"));
    length_ = number_box(1, 120, 1, tr(" s"));

    auto* size = new QHBoxLayout;
    size->addWidget(width_);
    size->addWidget(new QLabel(QStringLiteral("×")));
    size->addWidget(height_);
    auto* widget = new QWidget;
    auto* form = new QFormLayout(widget);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(7);
    form->addRow(tr("&Format"), format_);
    form->addRow(tr("&Size"), preset_);
    form->addRow(QString(), size);
    form->addRow(tr("Text"), text_size_);
    form->addRow(tr("Resolution"), dpi_);
    form->addRow(tr("Plays for"), length_);
    form->addRow(tr("&Theme"), theme_);
    make_content_rows(form);
    const std::pair<QWidget*, QString> names[] = {{format_, tr("Format")},
                                                  {preset_, tr("Size")},
                                                  {width_, tr("Width")},
                                                  {height_, tr("Height")},
                                                  {text_size_, tr("Size of the text")},
                                                  {dpi_, tr("Resolution")},
                                                  {length_, tr("Length of the animation")},
                                                  {theme_, tr("Theme")},
                                                  {content_, tr("Content")},
                                                  {range_, tr("Time range")},
                                                  {title_, tr("Title")}};
    for (const auto& [field, name] : names)
        field->setAccessibleName(name);
    return widget;
}

void ExportDialog::make_content_rows(QFormLayout* form) {
    content_ = new QComboBox;
    content_->addItem(tr("Timeline"));
    content_->addItem(
        tr("Wait-for graph at %1").arg(format_time(instant_, trace::Duration(100'000))));
    range_ = new QComboBox;
    range_->addItem(tr("The whole run"), false);
    range_->addItem(tr("What is visible now"), true);
    if (timeline_.marking.stretch)
        range_->addItem(tr("The chosen stretch"), QVariant::fromValue(2));
    threads_ = new QCheckBox(tr("Threads"));
    locks_ = new QCheckBox(tr("Locks"));
    variables_ = new QCheckBox(tr("Variables"));
    cpus_ = new QCheckBox(tr("CPUs"));
    cpus_->setToolTip(tr("And the band that says where cores were idle"));
    critical_path_ = new QCheckBox(tr("Critical path"));
    critical_path_->setToolTip(tr("As the window shows it (Ctrl+6)"));
    critical_path_->setEnabled(timeline_.critical_path != nullptr);
    annotations_ = new QCheckBox(tr("Annotations"));
    annotations_->setToolTip(tr("Marks of findings, bookmarks and notes"));
    measured_ = new QCheckBox(tr("Measured distance"));
    measured_->setToolTip(tr("As measured in the timeline (Ctrl and the mouse)"));
    measured_->setEnabled(timeline_.marking.distance.has_value());
    measured_->setChecked(timeline_.marking.distance.has_value());
    legend_ = new QCheckBox(tr("Legend"));
    with_title_ = new QCheckBox(tr("Title"));
    title_ = new QLineEdit;
    caption_ = new QCheckBox(tr("Caption and description beside it"));
    caption_->setToolTip(
        tr("A text file with a caption, a description for those who do not see the "
           "figure, and where it comes from"));
    auto* lanes = new QGridLayout;
    lanes->setVerticalSpacing(4);
    lanes->addWidget(threads_, 0, 0);
    lanes->addWidget(locks_, 0, 1);
    lanes->addWidget(variables_, 1, 0);
    lanes->addWidget(cpus_, 1, 1);
    auto* around = new QGridLayout;
    around->setVerticalSpacing(4);
    around->addWidget(legend_, 0, 0);
    around->addWidget(annotations_, 0, 1);
    around->addWidget(critical_path_, 1, 0);
    around->addWidget(with_title_, 1, 1);
    around->addWidget(measured_, 2, 0, 1, 2);
    measured_->setVisible(timeline_.marking.distance.has_value());
    form->addRow(tr("C&ontent"), content_);
    form->addRow(tr("Time &range"), range_);
    form->addRow(tr("Lanes"), lanes);
    form->addRow(tr("With"), around);
    form->addRow(QString(), title_);
    form->addRow(tr("Words"), caption_);
}

QWidget* ExportDialog::make_preview() {
    preview_ = new QLabel;
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setMinimumSize(360, 260);
    preview_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    preview_->setProperty("role", "panel");
    preview_->setAccessibleName(tr("Preview"));
    size_ = new QLabel;
    size_->setProperty("role", "muted");
    error_ = new QLabel;
    error_->setProperty("role", "error");
    error_->setWordWrap(true);
    error_->hide();
    auto* widget = new QWidget;
    auto* picture = new QVBoxLayout(widget);
    picture->setContentsMargins({});
    picture->addWidget(preview_, 1);
    picture->addWidget(size_);
    picture->addWidget(error_);
    return widget;
}

QString ExportDialog::ending() const {
    const Format& format = format_at(format_->currentIndex());
    return QLatin1String(format.key) == QLatin1String("frames")
               ? QStringLiteral("frame-%04d.png")
               : QString::fromLatin1(format.ending);
}

ExportRequest ExportDialog::request() const {
    const Format& format = format_at(format_->currentIndex());
    ExportRequest request;
    FigureOptions& figure = request.figure;
    figure.width_mm = width_->value();
    if (height_->value() > 0)
        figure.height_mm = height_->value();
    figure.text_size = text_size_->value();
    figure.dpi = dpi_->value();
    figure.theme = ThemeKind(theme_->currentData().toInt());
    figure.caption = caption_->isChecked() && caption_->isEnabled();
    if (range_->currentData().toInt() == 2)
        figure.range = timeline_.marking.stretch;
    else if (range_->currentData().toBool())
        figure.range = visible_;
    figure.timeline.threads = threads_->isChecked();
    figure.timeline.locks = locks_->isChecked();
    figure.timeline.variables = variables_->isChecked();
    figure.timeline.cpus = cpus_->isChecked();
    figure.timeline.findings = annotations_->isChecked();
    figure.timeline.annotations = annotations_->isChecked();
    if (measured_->isChecked())
        figure.timeline.marking.distance = timeline_.marking.distance;
    if (critical_path_->isChecked())
        figure.timeline.critical_path = timeline_.critical_path;
    figure.timeline.legend = legend_->isChecked();
    if (with_title_->isChecked())
        figure.timeline.title = title_->text();
    request.animation.length = std::chrono::milliseconds(std::llround(length_->value() * 1'000));
    if (content_->isEnabled() && content_->currentIndex() == 1)
        request.graph_at = instant_;
    if (format.table >= 0)
        request.table = ReportTable(format.table);
    return request;
}

// The fields take the preset's figures; changing one of them makes the size one's own.
void ExportDialog::choose_preset() {
    const FigurePreset* preset = figure_preset(preset_->currentData().toString());
    if (preset) {
        width_->setValue(preset->width_mm);
        height_->setValue(preset->height_mm);
        text_size_->setValue(preset->text_size);
        dpi_->setValue(format_at(format_->currentIndex()).kind == Kind::Animation ? animation_dpi
                                                                                  : preset->dpi);
    }
    update_form();
}

// Every change comes here: what depends on it, and a preview after a short rest.
void ExportDialog::update_form() {
    const Kind kind = format_at(format_->currentIndex()).kind;
    const bool own = preset_->currentData().isNull();
    const bool picture = kind != Kind::Table;
    for (QDoubleSpinBox* box : {width_, height_, text_size_})
        box->setEnabled(own && picture);
    dpi_->setEnabled(kind == Kind::Pixels || kind == Kind::Animation);
    length_->setEnabled(kind == Kind::Animation);
    preset_->setEnabled(picture);
    theme_->setEnabled(picture);
    content_->setEnabled(kind == Kind::Vector || kind == Kind::Pixels);
    const bool timeline = picture && !(content_->isEnabled() && content_->currentIndex() == 1);
    for (QCheckBox* box : {threads_, locks_, variables_, cpus_, legend_, annotations_})
        box->setEnabled(timeline);
    critical_path_->setEnabled(timeline && timeline_.critical_path);
    measured_->setEnabled(timeline && timeline_.marking.distance);
    with_title_->setEnabled(picture);
    title_->setEnabled(picture && with_title_->isChecked());
    caption_->setEnabled(kind == Kind::Vector || kind == Kind::Pixels || kind == Kind::Animation);
    range_->setEnabled(timeline || kind == Kind::Table);
    copy_->setEnabled(picture);
    error_->hide();
    pause_.start();
}

void ExportDialog::ask_for_preview() {
    const std::uint64_t question = ++asked_;
    const double ratio = devicePixelRatioF();
    const QSize room = (QSizeF(preview_->size() - QSize(24, 24)) * ratio).toSize();
    using Answer = std::pair<QImage, QSizeF>;
    in_background(
        pool_, this,
        [run = run_, request = request(), room] {
            const DisplayList list = export_content(run, request);
            if (list.size.isEmpty() || room.isEmpty())
                return Answer();
            const QSize pixels =
                list.size.scaled(room, Qt::KeepAspectRatio).toSize().expandedTo(QSize(1, 1));
            const double height = request.figure.width_mm * list.size.height() / list.size.width();
            return Answer(figure_image(list, figure_theme(request.figure), pixels),
                          QSizeF(request.figure.width_mm, height));
        },
        [this, question, ratio](const Answer& answer) {
            if (question != asked_)
                return;
            QPixmap pixmap = QPixmap::fromImage(answer.first);
            pixmap.setDevicePixelRatio(ratio);
            preview_->setPixmap(pixmap);
            size_->setText(tr("%1 mm wide, %2 mm high")
                               .arg(answer.second.width(), 0, 'f', 1)
                               .arg(answer.second.height(), 0, 'f', 1));
        });
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    pause_.start();
}

void ExportDialog::accept() {
    const Format& chosen = format_at(format_->currentIndex());
    const QString folder =
        QSettings()
            .value("export/folder",
                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
            .toString();
    const QString scenario =
        run_.trace.info ? QString::fromStdString(run_.trace.info->scenario).section(u'/', -1)
                        : QStringLiteral("run");
    const QString base = folder + u'/' + QString(scenario).remove(".lua");
    const bool frames = ending().contains(u'%');
    QString path = QFileDialog::getSaveFileName(
        this, tr("Export to"), base + (frames ? u'-' + ending() : u'.' + ending()),
        QString("%1 (*.%2)").arg(tr(chosen.name), QString(chosen.ending)));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().toLower() != QLatin1String(chosen.ending))
        path += QString(".") + chosen.ending;
    if (frames && !path.contains(u'%'))  // each frame needs a name of its own
        path.insert(path.size() - 4, QStringLiteral("-%04d"));
    QSettings().setValue("export/folder", QFileInfo(path).absolutePath());
    write_to(path);
}

void ExportDialog::reject() {
    if (progress_)
        progress_->stop = true;
    else
        QDialog::reject();
}

void ExportDialog::set_busy(bool busy) {
    for (QWidget* widget : {form_, static_cast<QWidget*>(save_), static_cast<QWidget*>(copy_)})
        widget->setEnabled(!busy);
    if (busy)
        progress_timer_.start();
    else
        progress_timer_.stop();
}

void ExportDialog::show_progress() {
    if (progress_ && progress_->all > 0)
        size_->setText(tr("Frame %1 of %2").arg(progress_->done.load()).arg(progress_->all.load()));
}

void ExportDialog::show_error(const QString& line) {
    error_->setText(line);
    error_->show();
}

void ExportDialog::write_to(const QString& path) {
    remember();
    error_->hide();
    progress_ = std::make_shared<Progress>();
    const ExportRequest asked = request();  // while the form can still be asked
    set_busy(true);
    in_background(
        pool_, this,
        [run = run_, request = asked, path, progress = progress_] {
            const auto go_on = [&](std::size_t done, std::size_t all) {
                progress->done = done;
                progress->all = all;
                return !progress->stop;
            };
            Status fits = check_export(run, request, path);
            return std::make_shared<Status>(fits ? write_export(run, request, path, go_on) : fits);
        },
        [this, path](const std::shared_ptr<Status>& status) {
            progress_.reset();
            set_busy(false);
            update_form();
            if (!status->ok()) {
                show_error(QString::fromStdString(status->error().message));
                return;
            }
            emit written(path);
            done(Accepted);
        });
}

void ExportDialog::copy() {
    struct Copy {
        QImage pixels;
        QByteArray svg;
        QString caption;
    };
    const ExportRequest asked = request();
    set_busy(true);
    in_background(
        pool_, this,
        [run = run_, request = asked] {
            const DisplayList list = export_content(run, request);
            const Theme theme = figure_theme(request.figure);
            const FigureText text =
                figure_text(run, request.figure.range.value_or(run.trace.range()));
            const double width = request.figure.width_mm / 25.4 * request.figure.dpi;
            QSizeF pixels(width, width * list.size.height() / list.size.width());
            if (std::max(pixels.width(), pixels.height()) > most_copied_pixels)
                pixels.scale(most_copied_pixels, most_copied_pixels, Qt::KeepAspectRatio);
            return std::make_shared<Copy>(Copy{figure_image(list, theme, pixels.toSize()),
                                               svg_of(list, theme, request.figure.width_mm, text),
                                               text.caption});
        },
        [this](const std::shared_ptr<Copy>& copy) {
            auto* mime = new QMimeData;
            mime->setImageData(copy->pixels);
            mime->setData(QStringLiteral("image/svg+xml"), copy->svg);
            mime->setText(copy->caption);
            QGuiApplication::clipboard()->setMimeData(mime);
            set_busy(false);
            update_form();
            size_->setText(tr("Copied"));
            emit copied();
        });
}

void ExportDialog::remember() const {
    QSettings settings;
    settings.beginGroup("export");
    settings.setValue("format", QLatin1String(format_at(format_->currentIndex()).key));
    settings.setValue("preset", preset_->currentData().toString());
    settings.setValue("width", width_->value());
    settings.setValue("height", height_->value());
    settings.setValue("text-size", text_size_->value());
    settings.setValue("dpi", dpi_->value());
    settings.setValue("length", length_->value());
    settings.setValue("theme", theme_->currentIndex());
    settings.setValue("legend", legend_->isChecked());
    settings.setValue("annotations", annotations_->isChecked());
    settings.setValue("caption", caption_->isChecked());
    settings.setValue("with-title", with_title_->isChecked());
}

void ExportDialog::restore() {
    QSettings settings;
    settings.beginGroup("export");
    const QString format = settings.value("format", "pdf").toString();
    for (int i = 0; i < int(std::size(formats)); ++i)
        if (format == QLatin1String(formats[i].key))
            format_->setCurrentIndex(i);
    const QString preset = settings.value("preset", "page").toString();
    const int index = preset_->findData(preset);
    preset_->setCurrentIndex(index >= 0 ? index : preset_->count() - 1);
    width_->setValue(settings.value("width", 120).toDouble());
    height_->setValue(settings.value("height", 0).toDouble());
    text_size_->setValue(settings.value("text-size", 8.5).toDouble());
    dpi_->setValue(settings.value("dpi", 300).toDouble());
    length_->setValue(settings.value("length", 8).toDouble());
    theme_->setCurrentIndex(settings.value("theme", 0).toInt());
    legend_->setChecked(settings.value("legend", true).toBool());
    annotations_->setChecked(settings.value("annotations", true).toBool());
    caption_->setChecked(settings.value("caption", true).toBool());
    with_title_->setChecked(settings.value("with-title", false).toBool());
    threads_->setChecked(timeline_.threads);
    locks_->setChecked(timeline_.locks);
    variables_->setChecked(timeline_.variables);
    cpus_->setChecked(timeline_.cpus);
    critical_path_->setChecked(timeline_.critical_path != nullptr);
    if (run_.trace.info)
        title_->setText(QString::fromStdString(run_.trace.info->title));
    title_->setCursorPosition(0);  // a long one shows its begin
    choose_preset();
}

}  // namespace threadline::app
