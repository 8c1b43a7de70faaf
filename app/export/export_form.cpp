#include "app/export/export_form.h"

#include "app/figure/preset.h"
#include "app/timeline/lane_switches.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QStandardItemModel>

#include <cmath>

namespace threadline::app {
namespace {

constexpr double animation_dpi = 110;

QDoubleSpinBox* number_box(double least, double most, int decimals, const QString& suffix) {
    auto* box = new QDoubleSpinBox;
    box->setRange(least, most);
    box->setDecimals(decimals);
    box->setSuffix(suffix);
    return box;
}

}  // namespace

QComboBox* preset_box() {
    auto* box = new QComboBox;
    for (const FigurePreset& preset : figure_presets())
        box->addItem(preset.translated_name(), QString::fromLatin1(preset.key));
    return box;
}

QComboBox* figure_theme_box() {
    auto* box = new QComboBox;
    box->addItem(ExportForm::tr("Print, also in grey"), int(ThemeKind::Print));
    box->addItem(ExportForm::tr("Light"), int(ThemeKind::Light));
    box->addItem(ExportForm::tr("Dark"), int(ThemeKind::Dark));
    box->addItem(ExportForm::tr("Projector"), int(ThemeKind::Projector));
    return box;
}

ThemeKind figure_theme_of(const QComboBox& box) {
    return ThemeKind(box.currentData().toInt());
}

ExportForm::ExportForm(const QString& run_title, const QString& instant,
                       const TimelineOnShow& shown, QWidget* parent)
    : QWidget(parent),
      shown_(shown),
      format_(new QComboBox),
      preset_(preset_box()),
      theme_(figure_theme_box()),
      content_(new QComboBox),
      range_(new QComboBox),
      width_(number_box(20, 5'000, 1, tr(" mm"))),
      height_(number_box(0, 5'000, 1, tr(" mm"))),
      text_size_(number_box(4, 96, 1, tr(" pt"))),
      dpi_(number_box(20, 1'200, 0, tr(" dpi"))),
      length_(number_box(1, 120, 1, tr(" s"))),
      rate_(number_box(1, 50, 0, tr(" frames/s"))),
      critical_path_(new QCheckBox(tr("Critical path"))),
      legend_(new QCheckBox(tr("Legend"))),
      annotations_(new QCheckBox(tr("Annotations"))),
      measured_(new QCheckBox(tr("Measured distance"))),
      with_title_(new QCheckBox(tr("Title"))),
      caption_(new QCheckBox(tr("Caption and description beside it"))),
      title_(new QLineEdit) {
    for (const LaneSwitch& lanes : lane_switches()) {
        lanes_.append(new QCheckBox(lanes.translated_name()));
        lanes_.last()->setToolTip(lanes.translated_tip());
    }
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(7);
    make_size_rows(form);
    make_content_rows(form, instant);
    name_fields();
    setFocusProxy(format_);
    title_->setObjectName("title");
    title_->setText(run_title);
    title_->setCursorPosition(0);  // a long one shows its begin
    restore();

    // An animation has a resolution of its own.
    for (QComboBox* box : {preset_, format_})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportForm::choose_preset);
    for (QComboBox* box : {theme_, content_, range_})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportForm::update_fields);
    for (QDoubleSpinBox* box : {width_, height_, text_size_, dpi_, length_, rate_})
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportForm::update_fields);
    for (QCheckBox* box : lanes_ + QList<QCheckBox*>{critical_path_, legend_, annotations_,
                                                     measured_, with_title_, caption_})
        connect(box, &QCheckBox::toggled, this, &ExportForm::update_fields);
    connect(title_, &QLineEdit::textChanged, this, &ExportForm::update_fields);
    connect(title_, &QLineEdit::textEdited, this, [this] { with_title_->setChecked(true); });
}

void ExportForm::make_size_rows(QFormLayout* form) {
    for (const ExportFormat& format : export_formats())
        format_->addItem(format.translated_name());
    preset_->addItem(tr("Own size"));
    height_->setSpecialValueText(tr("as the lanes need"));
    auto* size = new QHBoxLayout;
    size->addWidget(width_);
    size->addWidget(new QLabel(QStringLiteral("×")));
    size->addWidget(height_);
    form->addRow(tr("&Format"), format_);
    form->addRow(tr("&Size"), preset_);
    form->addRow(QString(), size);
    form->addRow(tr("Main text"), text_size_);
    form->addRow(tr("Resolution"), dpi_);
    auto* play = new QHBoxLayout;
    play->addWidget(length_);
    play->addWidget(rate_);
    form->addRow(tr("Plays for"), play);
    form->addRow(tr("&Theme"), theme_);
}

void ExportForm::make_content_rows(QFormLayout* form, const QString& instant) {
    content_->addItem(tr("Timeline"), int(Content::Timeline));
    content_->addItem(tr("Exactly as in the window"), int(Content::View));
    content_->addItem(instant.isEmpty() ? tr("Wait-for graph at the chosen moment")
                                        : tr("Wait-for graph at %1").arg(instant),
                      int(Content::Graph));
    content_->addItem(tr("Timeline and wait-for graph"), int(Content::Both));
    content_->setItemData(content_->findData(int(Content::Both)),
                          instant.isEmpty()
                              ? tr("Below the timeline, who waits for whom: in an animation at "
                                   "each of its instants, in a page at the chosen moment")
                              : tr("Below the timeline, who waits for whom: in an animation at "
                                   "each of its instants, in a page at %1")
                                    .arg(instant),
                          Qt::ToolTipRole);
    content_->setItemData(content_->findData(int(Content::View)),
                          tr("As the window shows it: the lanes and the time in sight, what is "
                             "chosen, found and measured"),
                          Qt::ToolTipRole);
    range_->addItem(tr("The whole run"), int(Range::Whole));
    range_->addItem(tr("What is visible now"), int(Range::Visible));
    if (shown_.options.marking.stretch)
        range_->addItem(tr("The chosen stretch"), int(Range::Stretch));
    critical_path_->setToolTip(tr("As the window shows it (Ctrl+6)"));
    annotations_->setToolTip(tr("Marks of findings, bookmarks and notes"));
    measured_->setToolTip(tr("As measured in the timeline (Ctrl and the mouse)"));
    measured_->setChecked(shown_.options.marking.distance.has_value());
    measured_->setVisible(shown_.options.marking.distance.has_value());
    caption_->setToolTip(
        tr("A text file with a caption, a description for those who do not see the "
           "figure, and where it comes from"));
    auto* lanes = new QGridLayout;
    lanes->setVerticalSpacing(4);
    for (int i = 0; i < int(lanes_.size()); ++i)
        lanes->addWidget(lanes_[i], i / 2, i % 2);
    auto* around = new QGridLayout;
    around->setVerticalSpacing(4);
    around->addWidget(legend_, 0, 0);
    around->addWidget(annotations_, 0, 1);
    around->addWidget(critical_path_, 1, 0);
    around->addWidget(with_title_, 1, 1);
    around->addWidget(measured_, 2, 0, 1, 2);
    form->addRow(tr("C&ontent"), content_);
    form->addRow(tr("Time &range"), range_);
    form->addRow(tr("Lanes"), lanes);
    form->addRow(tr("With"), around);
    form->addRow(QString(), title_);
    form->addRow(tr("Words"), caption_);
}

void ExportForm::name_fields() {
    const std::pair<QWidget*, QString> names[] = {{format_, tr("Format")},
                                                  {preset_, tr("Size")},
                                                  {width_, tr("Width")},
                                                  {height_, tr("Height")},
                                                  {text_size_, tr("Size of the text")},
                                                  {dpi_, tr("Resolution")},
                                                  {length_, tr("Length of the animation")},
                                                  {rate_, tr("Frames a second")},
                                                  {theme_, tr("Theme")},
                                                  {content_, tr("Content")},
                                                  {range_, tr("Time range")},
                                                  {title_, tr("Title")}};
    for (const auto& [field, name] : names)
        field->setAccessibleName(name);
}

const ExportFormat& ExportForm::format() const {
    return export_formats()[std::size_t(std::max(format_->currentIndex(), 0))];
}

ExportForm::Content ExportForm::content() const {
    return format().is_picture() ? Content(content_->currentData().toInt()) : Content::Timeline;
}

// The lanes stand as the person arranged them, whatever else of them was chosen here.
TimelineOptions ExportForm::options() const {
    TimelineOptions options;
    if (content() == Content::View) {
        options = shown_.options;
        options.veil.reset();
        options.header_width = 0;
        options.arrangement.hidden.insert(shown_.out_of_sight.begin(), shown_.out_of_sight.end());
    } else {
        options.arrangement = shown_.options.arrangement;
        for (qsizetype i = 0; i < lanes_.size(); ++i)
            options.*lane_switches()[std::size_t(i)].shown = lanes_[i]->isChecked();
        options.findings = annotations_->isChecked();
        options.annotations = annotations_->isChecked();
        if (measured_->isChecked())
            options.marking.distance = shown_.options.marking.distance;
        if (critical_path_->isChecked())
            options.critical_path = shown_.options.critical_path;
    }
    options.legend = legend_->isChecked();
    options.title = with_title_->isChecked() ? title_->text() : QString();
    return options;
}

ExportRequest ExportForm::request() const {
    ExportRequest request;
    FigureOptions& figure = request.figure;
    figure.width_mm = width_->value();
    if (height_->value() > 0)
        figure.height_mm = height_->value();
    figure.text_size = text_size_->value();
    if (const FigurePreset* preset = figure_preset(preset_->currentData().toString()))
        figure.least_text = preset->least_text;
    figure.dpi = dpi_->value();
    figure.theme = figure_theme_of(*theme_);
    figure.caption = caption_->isChecked() && caption_->isEnabled();
    const auto range = Range(range_->currentData().toInt());
    if (content() == Content::View || range == Range::Visible)
        figure.range = shown_.visible;
    else if (range == Range::Stretch)
        figure.range = shown_.options.marking.stretch;
    figure.timeline = options();
    request.animation.length = std::chrono::milliseconds(std::llround(length_->value() * 1'000));
    request.animation.passed_over = shown_.passed_over;
    request.animation.frames_per_second = int(rate_->value());
    request.animation.graph = content() == Content::Both;
    if (content() == Content::Both)
        request.graph_below = shown_.instant;
    if (content() == Content::Graph)
        request.graph_at = shown_.instant;
    request.table = format().table;
    return request;
}

// The fields take the preset's figures; without one they are a person's own.
void ExportForm::choose_preset() {
    if (const FigurePreset* preset = figure_preset(preset_->currentData().toString())) {
        width_->setValue(preset->width_mm);
        height_->setValue(preset->height_mm);
        text_size_->setValue(preset->text_size);
        dpi_->setValue(format().kind == ExportFormat::Kind::Animation ? animation_dpi
                                                                      : preset->dpi);
    }
    update_fields();
}

void ExportForm::allow(Content content, bool allowed) {
    const int index = content_->findData(int(content));
    auto* items = qobject_cast<QStandardItemModel*>(content_->model());
    items->item(index)->setEnabled(allowed);
    if (!allowed && content_->currentIndex() == index)
        content_->setCurrentIndex(content_->findData(int(Content::Timeline)));
}

// What cannot be set says why, in place of what it is.
void ExportForm::enable(QWidget* field, bool on, const QString& why_not) {
    constexpr auto kept = "tip";
    if (!field->property(kept).isValid())
        field->setProperty(kept, field->toolTip());
    field->setEnabled(on);
    field->setToolTip(on ? field->property(kept).toString() : why_not);
}

// Every change comes here: what depends on it.
void ExportForm::update_fields() {
    using Kind = ExportFormat::Kind;
    const Kind kind = format().kind;
    const bool own = preset_->currentData().isNull();
    const bool picture = format().is_picture();
    const QString is_none =
        kind == Kind::Trace ? tr("A trace is not a picture") : tr("A table is not a picture");
    const QString of_content = content() == Content::Graph
                                   ? tr("The graph has no lanes")
                                   : tr("As the window shows it: choose the timeline to change it");
    const QString not_lanes = picture ? of_content : is_none;
    for (QDoubleSpinBox* box : {width_, height_, text_size_})
        enable(
            box, own && picture,
            picture ? tr("Set by the chosen size; with your own size it can be changed") : is_none);
    enable(dpi_, kind == Kind::Pixels || kind == Kind::Animation,
           picture ? tr("Lines and letters are sharp at any size") : is_none);
    for (QDoubleSpinBox* box : {length_, rate_})
        enable(box, kind == Kind::Animation, tr("Only an animation plays"));
    for (QWidget* field : {static_cast<QWidget*>(preset_), static_cast<QWidget*>(theme_),
                           static_cast<QWidget*>(content_), static_cast<QWidget*>(with_title_),
                           static_cast<QWidget*>(title_)})
        enable(field, picture, is_none);
    // A still picture is of one of them; pages and animations are of the timeline.
    const bool still = kind == Kind::Vector || kind == Kind::Pixels;
    allow(Content::Graph, still || !picture);
    allow(Content::Both, !still);
    const bool timeline = picture && (content() == Content::Timeline || content() == Content::Both);
    for (QCheckBox* box : lanes_ + QList<QCheckBox*>{annotations_})
        enable(box, timeline, not_lanes);
    enable(legend_, picture && content() != Content::Graph, not_lanes);
    enable(critical_path_, timeline && shown_.options.critical_path,
           timeline ? tr("Switch it on in the window first (Ctrl+6)") : not_lanes);
    enable(measured_, timeline && shown_.options.marking.distance, not_lanes);
    enable(caption_, kind == Kind::Vector || kind == Kind::Pixels || kind == Kind::Animation,
           picture               ? tr("A page always has its words")
           : kind == Kind::Trace ? tr("A trace holds all that is known")
                                 : tr("A table says it in its cells"));
    enable(range_, timeline || kind == Kind::Table,
           kind == Kind::Trace ? tr("A trace holds the whole run") : of_content);
    emit changed();
}

void ExportForm::remember() const {
    QSettings settings;
    settings.beginGroup("export");
    settings.setValue("format", QLatin1String(format().key));
    settings.setValue("preset", preset_->currentData().toString());
    settings.setValue("width", width_->value());
    settings.setValue("height", height_->value());
    settings.setValue("text-size", text_size_->value());
    settings.setValue("dpi", dpi_->value());
    settings.setValue("length", length_->value());
    settings.setValue("frames-per-second", rate_->value());
    settings.setValue("theme", theme_->currentIndex());
    settings.setValue("legend", legend_->isChecked());
    settings.setValue("annotations", annotations_->isChecked());
    settings.setValue("caption", caption_->isChecked());
    settings.setValue("with-title", with_title_->isChecked());
}

void ExportForm::restore() {
    QSettings settings;
    settings.beginGroup("export");
    const QString format = settings.value("format", "pdf").toString();
    const auto formats = export_formats();
    for (std::size_t i = 0; i < formats.size(); ++i)
        if (format == QLatin1String(formats[i].key))
            format_->setCurrentIndex(int(i));
    const QString preset = settings.value("preset", "page").toString();
    const int index = preset_->findData(preset);
    preset_->setCurrentIndex(index >= 0 ? index : preset_->count() - 1);
    width_->setValue(settings.value("width", 120).toDouble());
    height_->setValue(settings.value("height", 0).toDouble());
    text_size_->setValue(settings.value("text-size", 8.5).toDouble());
    dpi_->setValue(settings.value("dpi", 300).toDouble());
    length_->setValue(settings.value("length", 8).toDouble());
    rate_->setValue(settings.value("frames-per-second", 20).toDouble());
    theme_->setCurrentIndex(settings.value("theme", 0).toInt());
    legend_->setChecked(settings.value("legend", true).toBool());
    annotations_->setChecked(settings.value("annotations", true).toBool());
    caption_->setChecked(settings.value("caption", true).toBool());
    with_title_->setChecked(settings.value("with-title", false).toBool());
    for (qsizetype i = 0; i < lanes_.size(); ++i)
        lanes_[i]->setChecked(shown_.options.*lane_switches()[std::size_t(i)].shown);
    critical_path_->setChecked(shown_.options.critical_path != nullptr);
    choose_preset();
}

}  // namespace threadline::app
