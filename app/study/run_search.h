// What a person searches for in the run on show: looked for again, a few times a second, while that
// grows.
//
// Use from the GUI thread; nothing here blocks it.
#pragma once

#include "app/study/lane_searcher.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>
#include <utility>

namespace threadline::app {

class RunSearch : public QObject {
    Q_OBJECT
public:
    explicit RunSearch(QObject* parent = nullptr);

    // From now on; without terms nothing is searched for. `run`: null: there is none.
    void ask(const analysis::LaneQuery& query, const session::RunSnapshot* run);
    void ask_again(const session::RunSnapshot* run);  // the words in it are others
    void follow(const session::RunSnapshot& run);     // it may have grown
    void forget_run();                                // the query stays; says nothing

    bool is_asked() const { return !query_.terms.empty(); }
    // Null: nothing is searched for, or nothing has been found out yet.
    const std::shared_ptr<const SearchHits>& hits() const { return hits_; }
    const QString& unknown_name() const { return unknown_name_; }  // that it is about

signals:
    void begun();
    void hits_changed();
    void run_changed();  // and nothing is searched for in it, or only another part has been read
    void failed(const QString& line);

private:
    void take(std::shared_ptr<const SearchHits> hits, const QString& unknown_name);

    LaneSearcher searcher_;
    analysis::LaneQuery query_;
    std::shared_ptr<const SearchHits> hits_;
    QString unknown_name_;
    QElapsedTimer since_looked_;
    std::optional<std::pair<std::uint64_t, bool>> looked_at_;  // its events, and whether it is over
};

}  // namespace threadline::app
