#include "app/window/compared_study.h"

#include "app/compare/compared_stretch.h"
#include "app/compare/comparison_view.h"
#include "app/timeline/error_wording.h"
#include "app/window/background.h"

namespace threadline::app {
namespace {

Result<std::vector<Compared>> all_in_stretch(const std::vector<Compared>& runs,
                                             trace::TimeRange stretch,
                                             const std::atomic<bool>& stop) {
    std::vector<Compared> of_it;
    for (const Compared& one : runs) {
        if (stop)
            break;  // nobody waits for it any more
        auto answer = in_stretch(one, stretch, &stop);
        if (!answer)
            return answer.error();
        of_it.push_back(std::move(answer).value());
    }
    return of_it;
}

}  // namespace

ComparedStudy::ComparedStudy(ComparisonView* view) : QObject(view), view_(view) {
    pool_.setMaxThreadCount(1);
    connect(view, &ComparisonView::marked_changed, this, &ComparedStudy::ask);
}

ComparedStudy::~ComparedStudy() {
    forget();
    pool_.waitForDone();
}

void ComparedStudy::forget() {
    if (stop_)
        *stop_ = true;
    stop_.reset();
}

void ComparedStudy::ask() {
    forget();
    const auto stretch = view_->marked();
    if (!stretch)
        return;
    stop_ = std::make_shared<std::atomic<bool>>(false);
    using Answer = std::shared_ptr<Result<std::vector<Compared>>>;
    in_background(
        pool_, this,
        [runs = view_->runs(), range = *stretch, stop = stop_] {
            return std::make_shared<Result<std::vector<Compared>>>(
                all_in_stretch(runs, range, *stop));
        },
        [this, range = *stretch, stop = stop_](const Answer& answer) {
            if (stop != stop_)
                return;
            stop_.reset();
            if (answer->ok())
                view_->show_stretch(range, answer->value());
            else
                emit failed(error_in_words(answer->error()));
        });
}

}  // namespace threadline::app
