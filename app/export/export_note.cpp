#include "app/export/export_note.h"

#include "app/figure/numbered_frames.h"
#include "app/panels/banner.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

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

void tell_exported(Banner& banner, const QString& note, const QString& path) {
    const QString folder = QFileInfo(path).absolutePath();
    banner.show_done(note);
    banner.put_in_brief(Text::tr("Exported to %1").arg(QFileInfo(path).fileName()));
    banner.offer(Text::tr("Open folder"), folder, [&banner, folder] {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            banner.show_error(Text::tr("No program could be found that opens %1").arg(folder));
    });
}

}  // namespace threadline::app
