#include "app/study/compared_search.h"

#include "app/compare/comparison_view.h"
#include "app/panels/search_bar.h"

#include <QEvent>

namespace threadline::app {

ComparedSearch::ComparedSearch(ComparisonView* view, const SearchBar* bar)
    : QObject(view), view_(view) {
    view->installEventFilter(this);
    connect(bar, &SearchBar::asked, this, &ComparedSearch::ask);
    connect(bar, &SearchBar::closed, this, [this] { ask({}); });
    for (auto changed : {&ComparisonView::runs_changed, &ComparisonView::notes_changed})
        connect(view, changed, this, &ComparedSearch::begin);
    connect(&searcher_, &LaneSearcher::found, this,
            [this](const std::shared_ptr<const SearchHits>& hits, const QString& unknown) {
                view_->set_hits(number_, hits, unknown);
                ++number_;
                go_on();
            });
    connect(&searcher_, &LaneSearcher::failed, this, [this](const QString& line) {
        view_->set_search_failed(number_);
        emit failed(line);
        ++number_;
        go_on();
    });
}

void ComparedSearch::ask(const analysis::LaneQuery& query) {
    query_ = query;
    begin();
}

void ComparedSearch::begin() {
    searcher_.forget();
    view_->forget_hits();
    number_ = 0;
    is_due_ = !view_->isVisible();
    if (!is_due_)
        go_on();
}

void ComparedSearch::go_on() {
    if (!query_.terms.empty() && number_ < view_->runs().size())
        searcher_.ask(view_->runs()[number_].run, query_);
}

// What was asked elsewhere counts here, too; what was found here stays.
bool ComparedSearch::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_ && event->type() == QEvent::Show && !event->spontaneous() && is_due_)
        begin();
    return QObject::eventFilter(watched, event);
}

}  // namespace threadline::app
