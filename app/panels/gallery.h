// The scenarios, chapter by chapter, each with a small picture, and a line to search in.
#pragma once

#include "app/panels/gallery_search.h"

#include "engine/record/declaration.h"

#include <QHash>
#include <QPixmap>
#include <QStandardItemModel>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QTreeView;

namespace threadline::app {

class Gallery : public QWidget {
    Q_OBJECT
public:
    explicit Gallery(QWidget* parent = nullptr);

    void show_hint(const QString& hint);  // while loading, or where there is nothing
    void set_scenarios(const std::vector<record::Declaration>& scenarios);
    // The one of that name is called as its text calls it by now, all others as they were set.
    void show_as_edited(const record::Declaration& scenario);
    // Selects without telling; where there is none of that name nothing is selected then, and
    // false.
    bool select(const QString& name);
    bool reveal(const QString& name);  // likewise; a search that hides it ends
    QString selected() const;          // also while a search hides it
    void focus_search();
    QAbstractItemModel* model() { return &shown_; }
    QTreeView* tree() { return tree_; }

    static constexpr QSize picture_size{54, 26};
    // Rooms for pictures, empty until they come; those in sight are asked for. One that is held
    // back has a question mark in its place.
    void show_pictures(const QColor& empty, const QColor& sign);
    void set_picture(const QString& name, const QImage& picture);
    // Which are held back, by name; it is asked again whenever look_again() is called.
    void hold_back(std::function<bool(const QString& name)> is_held_back);
    void look_again();

signals:
    void picture_wanted(const QString& name);
    void chosen(const QString& name);     // another scenario than before
    void activated(const QString& name);  // Enter or double click

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void ask_for_pictures();
    void describe(QStandardItem* item, record::Declaration scenario) const;
    void decorate(QStandardItem* item) const;
    void search(const QString& text);

    std::vector<record::Declaration> declared_;
    record::Declaration edited_;
    QStandardItemModel scenarios_;
    GallerySearch shown_;
    QLineEdit* search_;
    QTreeView* tree_;
    QLabel* hint_;
    QString chosen_;
    bool quiet_ = false;
    QTimer look_;  // at what is in sight, once scrolling rests
    QHash<QString, QPixmap> pictures_;
    QPixmap no_picture_;  // null: none are shown
    QPixmap held_back_;
    std::function<bool(const QString&)> is_held_back_;
};

// "deadlock" -> "Deadlock"; the chapters' order in teaching.
QString chapter_title(const std::string& chapter);
int chapter_order(const std::string& chapter);

}  // namespace threadline::app
