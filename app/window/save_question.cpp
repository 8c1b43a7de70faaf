#include "app/window/save_question.h"

#include "app/figure/numbered_frames.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMessageBox>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SaveQuestion)
};

}  // namespace

QString with_ending(const QString& path, const QString& ending) {
    return QFileInfo(path).suffix().compare(ending, Qt::CaseInsensitive) == 0
               ? path
               : path + u'.' + ending;
}

bool may_be_replaced(QWidget* parent, const QString& pattern) {
    const std::size_t frames = frames_there(pattern);
    return frames == 0 ||
           QMessageBox::warning(
               parent, Text::tr("Replace them?"),
               Text::tr("%n frame(s) of an earlier export are there already, from %1 on. Replace "
                        "all of them?",
                        nullptr, int(frames))
                   .arg(frame_path(pattern, 1)),
               QMessageBox::Yes | QMessageBox::No, QMessageBox::No) == QMessageBox::Yes;
}

bool may_be_written(QWidget* parent, const QString& chosen, const QString& path) {
    if (path == chosen || !QFileInfo::exists(path))
        return true;
    return QMessageBox::warning(parent, Text::tr("Replace it?"),
                                Text::tr("%1 is there already. Replace it?").arg(path),
                                QMessageBox::Yes | QMessageBox::No,
                                QMessageBox::No) == QMessageBox::Yes;
}

}  // namespace threadline::app
