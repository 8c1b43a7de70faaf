#include "app/study/lane_searcher.h"

#include "app/language/engine_names.h"
#include "app/language/error_wording.h"
#include "app/panels/query_wording.h"

#include "engine/session/range_parts.h"

namespace threadline::app {
namespace {

struct Found {
    std::shared_ptr<const SearchHits> hits;
    QString unknown;
    QString error;
};

Found search(const session::RunSnapshot& run, const analysis::LaneQuery& query,
             const std::atomic<bool>& stop) {
    const trace::TimeRange all = run.trace.range();
    analysis::LaneSearch search(query, all, &stop, tables_in_words(run.trace.tables));
    const Status done = session::for_each_part(
        run, all, [&](const trace::Snapshot& snapshot, trace::TimeRange part) {
            search.add(snapshot, part);
            return !stop;
        });
    if (run.annotations && run.trace.tables)
        search.add(*run.annotations, *run.trace.tables);
    Found found;
    if (!done)
        found.error = error_in_words(done.error());
    if (search.unknown())
        found.unknown = in_words(*search.unknown());
    found.hits = std::make_shared<const SearchHits>(search.take());
    return found;
}

}  // namespace

LaneSearcher::LaneSearcher(QObject* parent) : QObject(parent), question_(this) {}

void LaneSearcher::ask(const session::RunSnapshot& run, const analysis::LaneQuery& query) {
    question_.ask([run, query](const std::atomic<bool>& stop) { return search(run, query, stop); },
                  [this](const Found& answer) {
                      if (answer.error.isEmpty())
                          emit found(answer.hits, answer.unknown);
                      else
                          emit failed(answer.error);
                  });
}

}  // namespace threadline::app
