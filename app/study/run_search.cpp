#include "app/study/run_search.h"

namespace threadline::app {

RunSearch::RunSearch(QObject* parent) : QObject(parent) {
    connect(&searcher_, &LaneSearcher::found, this, &RunSearch::take);
    connect(&searcher_, &LaneSearcher::failed, this, &RunSearch::failed);
}

void RunSearch::ask(const analysis::LaneQuery& query, const session::RunSnapshot* run) {
    query_ = query;
    ask_again(run);
}

void RunSearch::ask_again(const session::RunSnapshot* run) {
    if (!run || !is_asked()) {
        searcher_.forget();
        take(nullptr, {});
        return;
    }
    emit begun();
    since_looked_.start();
    searcher_.ask(*run, query_);
}

void RunSearch::take(std::shared_ptr<const SearchHits> hits, const QString& unknown_name) {
    hits_ = std::move(hits);
    unknown_name_ = unknown_name;
    emit hits_changed();
}

void RunSearch::follow(const session::RunSnapshot& run) {
    constexpr int pause_ms = 500;
    const bool just_looked = since_looked_.isValid() && since_looked_.elapsed() < pause_ms;
    if (!run.trace.finished && (searcher_.busy() || just_looked))
        return;
    const std::pair known(run.trace.events, run.trace.finished);
    const bool grown = std::exchange(looked_at_, known) != known;
    since_looked_.start();
    if (is_asked() && grown)
        ask_again(&run);
    else
        emit run_changed();
}

void RunSearch::forget_run() {
    searcher_.forget();
    hits_.reset();
    unknown_name_.clear();
    since_looked_.invalidate();
    looked_at_.reset();
}

}  // namespace threadline::app
