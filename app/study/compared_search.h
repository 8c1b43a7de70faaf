// Searches the runs side by side beside the window, one after the other, while they are on show.
#pragma once

#include "app/study/lane_searcher.h"

namespace threadline::app {

class ComparisonView;
class SearchBar;

class ComparedSearch : public QObject {
    Q_OBJECT
public:
    // For what is asked in the bar; it belongs to the view.
    ComparedSearch(ComparisonView* view, const SearchBar* bar);

signals:
    void failed(const QString& line);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask(const analysis::LaneQuery& query);
    void begin();
    void go_on();

    ComparisonView* view_;
    analysis::LaneQuery query_;  // without terms: nothing is searched for
    std::size_t number_ = 0;     // of the run that is searched
    bool is_due_ = false;        // once they are on show
    LaneSearcher searcher_;
};

}  // namespace threadline::app
