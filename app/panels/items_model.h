// What lies on the lanes as a table: the same as the timeline shows, for those who read rather than
// look. All of it, lane after lane, or what a search found; or of either some kinds of lane alone.
//
// Rows are made when they are asked for. Where it takes long, cores that were idle are looked for
// once the run is over, beside the window, and their rows follow; sorting takes place there, too,
// and the rows move when it is done.
#pragma once

#include "app/timeline/question.h"
#include "app/timeline/search_hits.h"
#include "app/timeline/time_unit.h"

#include "engine/analysis/lane_items.h"
#include "engine/session/run_snapshot.h"

#include <QAbstractTableModel>

#include <memory>

namespace threadline::app {

class ItemsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Thread, State, Object, Begin, Length, End, By, Line, Lane, ColumnCount };
    static constexpr int most_at_once = 20'000;  // rows that are sorted at once

    explicit ItemsModel(QObject* parent = nullptr);

    // `hits`: only these; null: all of the run.
    void set_run(const session::RunSnapshot& run, std::shared_ptr<const SearchHits> hits,
                 analysis::ItemKinds kinds = analysis::ItemKinds::all());
    void clear();
    // Of the times in the cells: as many, or what is more than nought would read as nought; never
    // more than nanoseconds. A row's sentence has all six of milliseconds.
    void set_decimals(int decimals);
    static constexpr int all_decimals = 6;

    analysis::LaneItem item(int row) const;
    int row_of(const analysis::LaneItem& item) const;  // -1: it is not there. O(rows) if sorted
    QString sentence(int row) const;                   // in plain words
    bool is_sorting() const { return sorting_.is_open(); }
    bool is_complete() const { return !idle_follows_; }  // or rows may follow

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void sorted();
    void completed();  // later than set_run

private:
    struct Source {
        session::RunSnapshot run;
        std::shared_ptr<const SearchHits> hits;
        std::vector<std::uint32_t> chosen;  // which of the hits, unless it is all of them
        bool has_chosen = false;
        analysis::LaneItems all;

        std::size_t size() const {
            return !hits ? all.size() : has_chosen ? chosen.size() : hits->by_time().size();
        }
        analysis::LaneItem item(std::size_t number) const {
            return !hits ? all[number] : hits->by_time()[has_chosen ? chosen[number] : number];
        }
        std::size_t find(const analysis::LaneItem& item) const;  // size(): it is not there
    };
    static std::vector<std::uint32_t> order_of(const Source& source, int column,
                                               Qt::SortOrder order);
    void add_idle(const analysis::LaneItems::Idle& idle, analysis::ItemKinds kinds);
    QString text(const analysis::LaneItem& item, int column) const;
    QString time_text(trace::Duration time) const;
    void take_order(std::vector<std::uint32_t> order);
    std::size_t number_of(int row) const {
        return order_.empty() ? std::size_t(row) : order_[std::size_t(row)];
    }

    std::shared_ptr<const Source> source_;
    std::vector<std::uint32_t> order_;  // empty: as they come
    int sort_column_ = -1;
    Qt::SortOrder sort_order_ = Qt::AscendingOrder;
    int decimals_ = all_decimals;
    TimeUnit unit_ = table_unit(std::chrono::seconds(1));
    bool idle_follows_ = false;
    Question sorting_, looking_;
};

}  // namespace threadline::app
