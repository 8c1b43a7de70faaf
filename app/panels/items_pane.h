// The table of all that lies on the lanes: which kinds of lane it lists, and which part of the run
// where that is not the whole: a trace that is too long to be in memory is gone through part by
// part.
#pragma once

#include "app/panels/items_model.h"

#include <QList>
#include <QPersistentModelIndex>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace threadline::app {

class ItemsPane : public QWidget {
    Q_OBJECT
public:
    // A part that is listed at once has about so many events at most.
    explicit ItemsPane(std::uint64_t most_events = usual_events, QWidget* parent = nullptr);
    static constexpr std::uint64_t usual_events = 750'000;

    ItemsModel& items() { return items_; }
    QTableView* table() const { return table_; }
    // `hits`: only these; null: all that is in memory.
    void set_run(const session::RunSnapshot& run, std::shared_ptr<const SearchHits> hits);
    void clear();
    void fit_columns();                 // to their texts, unless a person has done so
    QString said() const;               // of what is not listed; empty: everything is
    analysis::ItemKinds kinds() const;  // that are listed

signals:
    // To be looked at, so that it is read; a run with it follows.
    void part_asked(threadline::trace::TimeRange part);
    void kinds_chosen();  // to be listed alone

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask(bool forward, bool to_the_end);
    void show_part(const SearchHits* hits);
    void tell_why_empty(const SearchHits* hits);

    std::uint64_t most_events_;
    session::RunSnapshot run_;
    ItemsModel items_;
    QTableView* table_;
    QComboBox* lanes_;
    bool fitting_ = false;
    bool is_fitted_by_hand_ = false;
    QList<QPersistentModelIndex> widest_;  // cells of times; empty: not looked for among these rows
    QWidget* bar_;
    QLabel* part_;
    QPushButton *first_, *earlier_, *later_, *last_;
};

}  // namespace threadline::app
