#include "app/export/file_dialog.h"

#include <QFileDialog>
#include <QFileIconProvider>
#include <QMimeDatabase>

namespace threadline::app {
namespace {

// Qt's own reads the beginning of what has no telling name.
class IconsByName : public QFileIconProvider {
public:
    using QFileIconProvider::icon;
    QIcon icon(const QFileInfo& file) const override { return icon(file.isDir() ? Folder : File); }
    QString type(const QFileInfo& file) const override {
        return file.isFile()
                   ? QMimeDatabase().mimeTypeForFile(file, QMimeDatabase::MatchExtension).comment()
                   : QFileIconProvider::type(file);
    }
};

}  // namespace

QFileDialog* new_file_dialog(QWidget* parent, const QString& title, const QString& folder,
                             const QString& kinds) {
    static auto* const icons = new IconsByName;  // outlives every dialog, and the application
    auto* dialog = new QFileDialog(parent, title, folder, kinds);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setIconProvider(icons);
    return dialog;
}

}  // namespace threadline::app
