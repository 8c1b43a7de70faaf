// What the export dialog can write: formats by their names, with the ending of the file.
#pragma once

#include "app/figure/report_tables.h"

#include <QString>

#include <optional>
#include <span>

namespace threadline::app {

struct ExportFormat {
    // Which fields of the form mean something for it.
    enum class Kind { Vector, Pixels, Animation, Page, Table, Trace };

    const char* key;     // kept in the settings
    const char* ending;  // of the file's name, without the point
    const char* name;    // to be translated in the context ExportFormat
    Kind kind;
    std::optional<ReportTable> table = {};  // of a Table; none: the intervals

    QString translated_name() const;
    bool is_picture() const { return kind != Kind::Table && kind != Kind::Trace; }
    bool is_numbered() const;     // a file a frame
    QString name_ending() const;  // "pdf", "frame-%04d.png" where it is numbered
    QString file_name(
        const QString& base) const;  // "run.pdf", "run-frame-%04d.png", "run-locks.csv"
};

std::span<const ExportFormat> export_formats();

}  // namespace threadline::app
