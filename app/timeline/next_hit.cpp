#include "app/timeline/next_hit.h"

#include "app/timeline/item_subject.h"

namespace threadline::app {

std::uint64_t place_of(const SearchHits& hits, const Subject& chosen) {
    const auto item = item_of(chosen);
    const std::size_t found = item ? hits.find(*item) : hits.by_time().size();
    return found < hits.by_time().size() ? found + 1 : 0;
}

const analysis::LaneItem* next_hit(const SearchHits& hits, const Subject& chosen,
                                   std::optional<trace::Time> instant, bool forward) {
    if (hits.by_time().empty())
        return nullptr;
    analysis::LaneItem from;
    from.range.begin = trace::Time{-1};
    if (const std::uint64_t place = place_of(hits, chosen); place > 0)
        from = hits.by_time()[place - 1];  // a mark may end elsewhere than what it stands for
    else if (const auto item = item_of(chosen))
        from = *item;
    else if (instant)
        from.range.begin = *instant - trace::Duration{1};
    return forward ? hits.next(from) : hits.previous(from);
}

}  // namespace threadline::app
