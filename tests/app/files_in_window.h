// Files that come to the window from outside, dropped on it or chosen where it asks for one, and
// what it writes into them.
#pragma once

#include "tests/app/file_content.h"
#include "window_fixture.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>

namespace threadline::test {

using ::content_of;

// As a file manager does; whether the window takes it.
inline bool drop(OpenWindow& window, const QStringList& paths) {
    QMimeData files;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls.append(QUrl::fromLocalFile(path));
    files.setUrls(urls);
    const QPoint at(window.width() / 2, window.height() / 2);
    QDragEnterEvent enter(at, Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &enter);
    QDropEvent event(at, Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &event);
    return enter.isAccepted();
}

inline bool drop(OpenWindow& window, const QString& path) {
    return drop(window, QStringList{path});
}

// False where it does not ask.
inline bool chooses_file(OpenWindow& window, const QString& path) {
    auto* dialog = window.findChild<QFileDialog*>();
    if (!dialog)
        return false;
    emit dialog->fileSelected(path);
    dialog->reject();
    return true;
}

}  // namespace threadline::test
