// What a search of the scenarios finds, and which of it first.
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace threadline::app {

// In small letters, without what people write one way or the other: "I/O-bound" is "io bound".
QString as_searched(const QString& text);

// How well a scenario answers, 0 the best: in its title, in its title word by word, in what else is
// said of it, there word by word; -1: not at all. All three as_searched.
int rank_of(const QString& wanted, const QString& title, const QString& more);

// Other words for what a text speaks of, which it does not use itself. Both as_searched.
QString other_words(const QString& text);

// Scenarios below their chapters: those that answer, the best first.
class GallerySearch : public QSortFilterProxyModel {
public:
    static constexpr int title_role = Qt::UserRole + 10;
    static constexpr int more_role = Qt::UserRole + 11;

    GallerySearch();
    void search(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    int rank(const QModelIndex& index) const;  // of a chapter: of the best in it

    QString wanted_;
};

}  // namespace threadline::app
