// The scenarios, chapter by chapter, with a line to search in.
#pragma once

#include "engine/record/declaration.h"

#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QWidget>

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
    // Selects without telling; false where there is none of that name.
    bool select(const QString& name);
    QString selected() const;
    void focus_search();
    QAbstractItemModel* model() { return &shown_; }
    QTreeView* tree() { return tree_; }

signals:
    void chosen(const QString& name);     // another scenario than before
    void activated(const QString& name);  // Enter or double click

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    QModelIndex index_of(const QString& name) const;

    QStandardItemModel scenarios_;
    QSortFilterProxyModel shown_;
    QLineEdit* search_;
    QTreeView* tree_;
    QLabel* hint_;
    bool quiet_ = false;
};

// "deadlock" -> "Deadlock"; the chapters' order in teaching.
QString chapter_title(const std::string& chapter);
int chapter_order(const std::string& chapter);

}  // namespace threadline::app
