// The user guide: pages of Markdown from the resources, links between them, a search through all.
//
// The pages are resources/guide/*.md; their order and titles are in index.txt beside them.
#pragma once

#include "app/timeline/theme.h"

#include <QDialog>
#include <QList>
#include <QString>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;
class QUrl;

namespace threadline::app {

struct GuidePage {
    QString name;  // "first-run.md"
    QString title;
    QString text;  // as it is read: without markup
};

QList<GuidePage> guide_pages();

class Guide : public QDialog {
    Q_OBJECT
public:
    explicit Guide(QWidget* parent);

    void open_page(const QString& name);
    QString page() const { return page_; }  // on show

private:
    void search(const QString& text);
    void go_to_match(bool forward);
    void mark_matches();
    void page_shown(const QUrl& page);

    QList<GuidePage> pages_;
    QString page_;
    QLineEdit* search_;
    QLabel* found_;
    QListWidget* list_;
    QTextBrowser* browser_;
};

}  // namespace threadline::app
