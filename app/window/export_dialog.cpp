#include "app/window/export_dialog.h"

#include "app/window/background.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <cmath>

namespace threadline::app {
namespace {

constexpr double own = 0;  // the width's entry that the box beside it says

struct Format {
    FigureFormat format;
    const char* ending;
    const char* name;
};
constexpr Format formats[]{{FigureFormat::Pdf, "pdf", "PDF, vector"},
                           {FigureFormat::Svg, "svg", "SVG, vector"},
                           {FigureFormat::Png, "png", "PNG, pixels"}};

}  // namespace

ExportDialog::ExportDialog(session::RunSnapshot run, trace::TimeRange visible,
                           const TimelineOptions& timeline, QWidget* parent)
    : QDialog(parent), run_(std::move(run)), visible_(visible), timeline_(timeline) {
    setWindowTitle(tr("Export a figure"));
    pool_.setMaxThreadCount(1);
    pause_.setSingleShot(true);
    pause_.setInterval(120);

    width_ = new QComboBox;
    width_->addItem(tr("88.9 mm, a column"), 88.9);
    width_->addItem(tr("174 mm, two columns"), 174.0);
    width_->addItem(tr("182 mm, a page"), 182.0);
    width_->addItem(tr("own width"), own);
    own_width_ = new QDoubleSpinBox;
    own_width_->setRange(30, 1000);
    own_width_->setDecimals(1);
    own_width_->setSuffix(tr(" mm"));
    own_width_->setValue(120);
    theme_ = new QComboBox;
    theme_->addItem(tr("Print, also in grey"), int(ThemeKind::Print));
    theme_->addItem(tr("Light"), int(ThemeKind::Light));
    theme_->addItem(tr("Dark"), int(ThemeKind::Dark));
    theme_->addItem(tr("Projector"), int(ThemeKind::Projector));
    range_ = new QComboBox;
    range_->addItem(tr("The whole run"), false);
    range_->addItem(tr("What is visible now"), true);
    threads_ = new QCheckBox(tr("Threads"));
    locks_ = new QCheckBox(tr("Locks"));
    variables_ = new QCheckBox(tr("Shared variables"));
    cpus_ = new QCheckBox(tr("CPUs, and where cores were idle"));
    critical_path_ = new QCheckBox(tr("Critical path"));
    critical_path_->setToolTip(tr("As the window shows it (Ctrl+6)"));
    critical_path_->setEnabled(timeline_.critical_path != nullptr);
    legend_ = new QCheckBox(tr("Legend"));
    with_title_ = new QCheckBox(tr("Title"));
    title_ = new QLineEdit;
    format_ = new QComboBox;
    for (const Format& format : formats)
        format_->addItem(tr(format.name), int(format.format));
    dpi_ = new QDoubleSpinBox;
    dpi_->setRange(72, 1200);
    dpi_->setDecimals(0);
    dpi_->setSuffix(tr(" dpi"));
    dpi_->setValue(300);

    const std::pair<QWidget*, QString> names[] = {
        {width_, tr("Width")},      {own_width_, tr("Own width")}, {theme_, tr("Theme")},
        {range_, tr("Time range")}, {title_, tr("Title")},         {format_, tr("Format")},
        {dpi_, tr("Resolution")}};
    for (const auto& [widget, name] : names)
        widget->setAccessibleName(name);

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("Format"), format_);
    form->addRow(tr("Resolution"), dpi_);
    form->addRow(tr("Width"), width_);
    form->addRow(tr("Own width"), own_width_);
    form->addRow(tr("Theme"), theme_);
    form->addRow(tr("Time range"), range_);
    form->addRow(tr("Lanes"), threads_);
    form->addRow(QString(), locks_);
    form->addRow(QString(), variables_);
    form->addRow(QString(), cpus_);
    form->addRow(tr("Over them"), critical_path_);
    form->addRow(tr("Around them"), legend_);
    form->addRow(QString(), with_title_);
    form->addRow(QString(), title_);

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
    auto* picture = new QVBoxLayout;
    picture->addWidget(preview_, 1);
    picture->addWidget(size_);
    picture->addWidget(error_);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* save = buttons->addButton(tr("Export …"), QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto* left = new QVBoxLayout;
    left->addLayout(form);
    left->addStretch();
    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    row->addLayout(left);
    row->addLayout(picture, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 18, 18, 14);
    all->setSpacing(14);
    all->addLayout(row, 1);
    all->addWidget(buttons);

    restore();
    for (QComboBox* box : {width_, theme_, range_, format_})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::choose_width);
    for (QDoubleSpinBox* box : {own_width_, dpi_})
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportDialog::choose_width);
    for (QCheckBox* box :
         {threads_, locks_, variables_, cpus_, critical_path_, legend_, with_title_})
        connect(box, &QCheckBox::toggled, this, &ExportDialog::choose_width);
    connect(title_, &QLineEdit::textChanged, this, &ExportDialog::choose_width);
    connect(&pause_, &QTimer::timeout, this, &ExportDialog::ask_for_preview);
    resize(900, 560);
    choose_width();
}

ExportDialog::~ExportDialog() {
    pool_.waitForDone();
}

FigureFormat ExportDialog::format() const {
    return FigureFormat(format_->currentData().toInt());
}

FigureOptions ExportDialog::options() const {
    FigureOptions options;
    const double preset = width_->currentData().toDouble();
    options.width_mm = preset == own ? own_width_->value() : preset;
    options.dpi = dpi_->value();
    options.theme = ThemeKind(theme_->currentData().toInt());
    if (range_->currentData().toBool())
        options.range = visible_;
    options.timeline = TimelineOptions();
    options.timeline.threads = threads_->isChecked();
    options.timeline.locks = locks_->isChecked();
    options.timeline.variables = variables_->isChecked();
    options.timeline.cpus = cpus_->isChecked();
    if (critical_path_->isChecked())
        options.timeline.critical_path = timeline_.critical_path;
    options.timeline.legend = legend_->isChecked();
    if (with_title_->isChecked())
        options.timeline.title = title_->text();
    return options;
}

// Every change comes here: what depends on it, and a preview after a short rest.
void ExportDialog::choose_width() {
    own_width_->setEnabled(width_->currentData().toDouble() == own);
    dpi_->setEnabled(format() == FigureFormat::Png);
    title_->setEnabled(with_title_->isChecked());
    pause_.start();
}

void ExportDialog::ask_for_preview() {
    const std::uint64_t question = ++asked_;
    const double ratio = devicePixelRatioF();
    const QSize room = (QSizeF(preview_->size() - QSize(24, 24)) * ratio).toSize();
    in_background(
        pool_, this,
        [run = run_, options = options(), room] {
            const QSizeF points = figure_content(run, options).size;
            return std::pair(figure_preview(run, options, room), points);
        },
        [this, question, ratio](const std::pair<QImage, QSizeF>& answer) {
            if (question != asked_)
                return;
            QPixmap pixmap = QPixmap::fromImage(answer.first);
            pixmap.setDevicePixelRatio(ratio);
            preview_->setPixmap(pixmap);
            constexpr double mm_per_point = 25.4 / 72;
            size_->setText(tr("%1 mm wide, %2 mm high")
                               .arg(options().width_mm, 0, 'f', 1)
                               .arg(answer.second.height() * mm_per_point, 0, 'f', 1));
        });
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    pause_.start();
}

void ExportDialog::accept() {
    const Format* chosen = formats;
    for (const Format& each : formats)
        if (each.format == format())
            chosen = &each;
    const QString folder =
        QSettings()
            .value("export/folder",
                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
            .toString();
    const QString scenario =
        run_.trace.info ? QString::fromStdString(run_.trace.info->scenario).section(u'/', -1)
                        : QStringLiteral("run");
    QString path = QFileDialog::getSaveFileName(
        this, tr("Export to"),
        folder + u'/' + QString(scenario).remove(".lua") + u'.' + chosen->ending,
        QString("%1 (*.%2)").arg(tr(chosen->name), QString(chosen->ending)));
    if (path.isEmpty())
        return;
    if (!figure_format_of(path))
        path += QString(".") + chosen->ending;
    QSettings().setValue("export/folder", QFileInfo(path).absolutePath());
    write_to(path);
}

void ExportDialog::write_to(const QString& path) {
    remember();
    error_->hide();
    setEnabled(false);
    in_background(
        pool_, this,
        [run = run_, options = options(), path] {
            return std::make_shared<Status>(write_figure(run, options, path));
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

void ExportDialog::remember() const {
    QSettings settings;
    settings.beginGroup("export");
    settings.setValue("format", format_->currentIndex());
    settings.setValue("width", width_->currentIndex());
    settings.setValue("own-width", own_width_->value());
    settings.setValue("dpi", dpi_->value());
    settings.setValue("theme", theme_->currentIndex());
    settings.setValue("legend", legend_->isChecked());
    settings.setValue("with-title", with_title_->isChecked());
}

void ExportDialog::restore() {
    QSettings settings;
    settings.beginGroup("export");
    format_->setCurrentIndex(settings.value("format", 0).toInt());
    width_->setCurrentIndex(settings.value("width", 1).toInt());
    own_width_->setValue(settings.value("own-width", 120).toDouble());
    dpi_->setValue(settings.value("dpi", 300).toDouble());
    theme_->setCurrentIndex(settings.value("theme", 0).toInt());
    legend_->setChecked(settings.value("legend", true).toBool());
    with_title_->setChecked(settings.value("with-title", false).toBool());
    threads_->setChecked(timeline_.threads);
    locks_->setChecked(timeline_.locks);
    variables_->setChecked(timeline_.variables);
    cpus_->setChecked(timeline_.cpus);
    critical_path_->setChecked(timeline_.critical_path != nullptr);
    if (run_.trace.info)
        title_->setText(QString::fromStdString(run_.trace.info->title));
    title_->setCursorPosition(0);  // a long one shows its begin
}

}  // namespace threadline::app
