// The table of what lies on the lanes of the run on show: filled only while somebody looks, with
// the row in it of what is chosen elsewhere.
//
// Use from the GUI thread.
#pragma once

#include "app/timeline/display_list.h"
#include "app/timeline/search_hits.h"

#include "engine/session/run_snapshot.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QTabWidget;

namespace threadline::app {

class ItemsPane;

class RunTable : public QObject {
    Q_OBJECT
public:
    // The pane is one of the pages. `chosen`: what is, at each time that it is asked for.
    RunTable(ItemsPane* pane, const QTabWidget* pages,
             std::function<std::optional<Subject>()> chosen, QObject* parent);

    // `hits`: only these; null: all that is in memory.
    void set_run(const session::RunSnapshot& run, std::shared_ptr<const SearchHits> hits);
    void clear();
    void show_chosen();  // it may be another one

signals:
    void item_chosen(const threadline::analysis::LaneItem& item);  // by a person

private:
    bool is_looked_at() const;
    void fill();

    ItemsPane* pane_;
    const QTabWidget* pages_;
    std::function<std::optional<Subject>()> chosen_;
    std::optional<session::RunSnapshot> run_;
    std::shared_ptr<const SearchHits> hits_;
    bool is_stale_ = true;
    bool is_filling_ = false;  // what is chosen in it then nobody has chosen
};

}  // namespace threadline::app
