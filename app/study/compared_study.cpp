#include "app/study/compared_study.h"

#include "app/compare/compared_stretch.h"
#include "app/compare/comparison_view.h"
#include "app/language/error_wording.h"

namespace threadline::app {
ComparedStudy::ComparedStudy(ComparisonView* view) : QObject(view), view_(view) {
    connect(view, &ComparisonView::marked_changed, this, &ComparedStudy::ask);
    connect(view, &ComparisonView::runs_changed, this, [this] {
        runs_.reset();
        asked_.reset();
        question_.forget();
        ask();
    });
}

// Who measures something within the chosen stretch asks for nothing new.
void ComparedStudy::ask() {
    const auto stretch = view_->marked();
    if (stretch == asked_)
        return;
    asked_ = stretch;
    question_.forget();
    if (!stretch)
        return;
    if (!runs_)
        runs_ = std::make_shared<const std::vector<Compared>>(view_->runs());
    using Answer = std::shared_ptr<Result<std::vector<Compared>>>;
    question_.ask(
        [runs = runs_, range = *stretch](const std::atomic<bool>& stop) {
            return std::make_shared<Result<std::vector<Compared>>>(
                all_in_stretch(*runs, range, &stop));
        },
        [this, range = *stretch](const Answer& answer) {
            if (answer->ok())
                view_->show_stretch(range, answer->value());
            else
                emit failed(error_in_words(answer->error()));
        });
}

}  // namespace threadline::app
