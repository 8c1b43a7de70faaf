#include "app/export/save_question.h"

#include "app/export/file_dialog.h"
#include "app/export/folders.h"
#include "app/figure/numbered_frames.h"
#include "app/language/path_text.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QTimer>

#include <filesystem>
#include <system_error>
#include <utility>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SaveQuestion)
};

// Numbered frames: all of an earlier export at once.
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

// The dialog for files has asked about the name that was `chosen`, if it found it; where that
// became another one and something is there, the person is asked again.
bool may_be_written(QWidget* parent, const QString& chosen, const QString& path) {
    std::error_code unknown;
    const bool was_asked = path == chosen && QFileInfo::exists(path);
    if (was_asked || !std::filesystem::exists(path_of(path), unknown))
        return true;
    return QMessageBox::warning(parent, Text::tr("Replace it?"),
                                Text::tr("%1 is there already. Replace it?").arg(path),
                                QMessageBox::Yes | QMessageBox::No,
                                QMessageBox::No) == QMessageBox::Yes;
}

// `name`: that is offered in `folder`. Who will not replace what is there goes on with the name
// that they have typed, as the dialog itself has it where it asks.
void ask_in(QWidget* parent, const FileToSave& file, const QString& folder, const QString& name,
            const std::function<void(const QString& path)>& then) {
    QFileDialog* dialog = new_file_dialog(parent, file.title, folder, file.kinds);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (!file.path_of)
        dialog->setDefaultSuffix(file.ending);
    dialog->selectFile(name);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [parent, file, then](const QString& chosen) {
            const QString path =
                file.path_of ? file.path_of(chosen) : with_ending(chosen, file.ending);
            if (may_be_written(parent, chosen, path) && may_be_replaced(parent, path)) {
                then(path);
                return;
            }
            const QFileInfo typed(chosen);
            QTimer::singleShot(0, parent, [parent, file, typed, then] {  // once this one is closed
                ask_in(parent, file, typed.absolutePath(), typed.fileName(), then);
            });
        });
    dialog->open();
}

}  // namespace

QString with_ending(const QString& path, const QString& ending) {
    return QFileInfo(path).suffix().compare(ending, Qt::CaseInsensitive) == 0
               ? path
               : path + u'.' + ending;
}

void ask_for_file_to_save(QWidget* parent, const FileToSave& file,
                          std::function<void(const QString& path)> then) {
    ask_in(parent, file, last_folder(file.folder), with_ending(file.name, file.ending),
           std::move(then));
}

}  // namespace threadline::app
