#include "app/export/export_formats.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

using Kind = ExportFormat::Kind;

constexpr ExportFormat formats[]{
    {"pdf", "pdf", QT_TRANSLATE_NOOP("ExportFormat", "PDF, vector"), Kind::Vector},
    {"svg", "svg", QT_TRANSLATE_NOOP("ExportFormat", "SVG, vector"), Kind::Vector},
    {"png", "png", QT_TRANSLATE_NOOP("ExportFormat", "PNG, pixels"), Kind::Pixels},
    {"gif", "gif", QT_TRANSLATE_NOOP("ExportFormat", "GIF, animated replay"), Kind::Animation},
    {"apng", "apng", QT_TRANSLATE_NOOP("ExportFormat", "APNG, animated replay"), Kind::Animation},
    {"frames", "png", QT_TRANSLATE_NOOP("ExportFormat", "PNG frames, numbered"), Kind::Animation},
    {"html", "html", QT_TRANSLATE_NOOP("ExportFormat", "HTML page with tables"), Kind::Page},
    {"intervals", "csv", QT_TRANSLATE_NOOP("ExportFormat", "CSV of intervals"), Kind::Table},
    {"threads", "csv", QT_TRANSLATE_NOOP("ExportFormat", "CSV of threads"), Kind::Table,
     ReportTable::Threads},
    {"locks", "csv", QT_TRANSLATE_NOOP("ExportFormat", "CSV of locks"), Kind::Table,
     ReportTable::Locks},
    {"findings", "csv", QT_TRANSLATE_NOOP("ExportFormat", "CSV of findings"), Kind::Table,
     ReportTable::Findings},
    {"values", "csv", QT_TRANSLATE_NOOP("ExportFormat", "CSV of values"), Kind::Table,
     ReportTable::Values},
    {"json", "json", QT_TRANSLATE_NOOP("ExportFormat", "Chrome JSON trace"), Kind::Trace},
};

}  // namespace

QString ExportFormat::translated_name() const {
    return QCoreApplication::translate("ExportFormat", name);
}

bool ExportFormat::is_numbered() const {
    return QLatin1String(key) == QLatin1String("frames");
}

QString ExportFormat::name_ending() const {
    return is_numbered() ? QStringLiteral("frame-%04d.png") : QString::fromLatin1(ending);
}

QString ExportFormat::file_name(const QString& base) const {
    if (kind == Kind::Table)
        return base + u'-' + QString::fromLatin1(key) + u'.' + name_ending();
    return base + (is_numbered() ? u'-' : u'.') + name_ending();
}

std::span<const ExportFormat> export_formats() {
    return formats;
}

}  // namespace threadline::app
