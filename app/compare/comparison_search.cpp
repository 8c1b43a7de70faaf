// A search in all runs of a comparison: what it finds is lit in each, and a person goes from hit to
// hit in the run that has the keys.
#include "app/compare/comparison_view.h"
#include "app/panels/search_bar.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/next_hit.h"
#include "app/timeline/timeline_view.h"

#include <QVBoxLayout>

namespace threadline::app {

void ComparisonView::add_below(QWidget* bar) {
    layout()->addWidget(bar);
}

void ComparisonView::forget_hits() {
    found_.assign(runs_.size(), {});
    for (ComparedPane* pane : panes_) {
        pane->timeline().set_hits(nullptr);
        pane->set_hits({});
    }
    emit hits_changed();
}

void ComparisonView::set_hits(std::size_t number, std::shared_ptr<const SearchHits> hits,
                              const QString& unknown) {
    if (number >= found_.size())
        return;
    panes_[number]->timeline().set_hits(hits);
    found_[number] = {std::move(hits), unknown};
    show_hits(number);
}

void ComparisonView::set_search_failed(std::size_t number) {
    if (number >= found_.size())
        return;
    found_[number].failed = true;
    emit hits_changed();
}

// How many there are, and which of them is chosen.
void ComparisonView::show_hits(std::size_t number) {
    if (number >= found_.size())
        return;
    const auto& hits = found_[number].hits;
    panes_[number]->set_hits(
        hits ? SearchBar::hits_in_words(hits->count(),
                                        place_of(*hits, panes_[number]->timeline().selected()))
             : QString());
    emit hits_changed();
}

std::optional<std::size_t> ComparisonView::active_number() const {
    for (std::size_t i = 0; i < panes_.size() && i < found_.size(); ++i)
        if (&panes_[i]->timeline() == active())
            return i;
    return {};
}

ComparisonView::Found ComparisonView::found() const {
    const auto number = active_number();
    return number ? found_[*number] : Found{};
}

std::uint64_t ComparisonView::place_of_hit() const {
    const SearchHits* hits = found().hits.get();
    return hits ? place_of(*hits, active()->selected()) : 0;
}

const analysis::LaneItem* ComparisonView::hit_from_here(bool forward) const {
    const SearchHits* hits = found().hits.get();
    return hits ? next_hit(*hits, active()->selected(), active()->cursor(), forward) : nullptr;
}

void ComparisonView::choose(const analysis::LaneItem& hit) {
    const auto number = active_number();
    if (!number)
        return;
    for (ComparedPane* pane : panes_)
        pane->timeline().set_cursor(hit.range.begin);
    TimelineView* const view = &panes_[*number]->timeline();
    view->select(subject_of(hit));
    // It may have been chosen there all along, while another run was told of.
    point_at(*number, view->selected(), true);
    // The hits are what is to stand out, not all that has to do with their lock.
    view->light({});
    scroll_to(*view);
}

}  // namespace threadline::app
