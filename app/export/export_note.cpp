#include "app/export/export_note.h"

#include "app/figure/numbered_frames.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportNote)
};

}  // namespace

QString export_note(const QString& path, const QString& caption, int removed) {
    QString note =
        is_numbered(path)
            ? Text::tr("Exported to %1 and the numbers after it").arg(frame_path(path, 1))
            : Text::tr("Exported to %1").arg(path);
    if (!caption.isEmpty())
        note += Text::tr(", with caption and description in %1").arg(QFileInfo(caption).fileName());
    if (removed > 0)
        note += Text::tr("; %n later frame(s) of an earlier export were removed", nullptr, removed);
    return note;
}

}  // namespace threadline::app
