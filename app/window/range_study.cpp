#include "app/window/range_study.h"

#include "app/timeline/error_wording.h"
#include "app/window/background.h"

namespace threadline::app {

RangeStudy::RangeStudy(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

RangeStudy::~RangeStudy() {
    forget();
    pool_.waitForDone();
}

void RangeStudy::forget() {
    if (stop_)
        *stop_ = true;
    stop_.reset();
}

void RangeStudy::ask(const session::RunSnapshot& run, trace::TimeRange range) {
    forget();
    stop_ = std::make_shared<std::atomic<bool>>(false);
    using Answer = std::shared_ptr<Result<RangeReport>>;
    in_background(
        pool_, this,
        [run, range, stop = stop_]() -> Answer {
            if (*stop)
                return nullptr;
            return std::make_shared<Result<RangeReport>>(range_report(run, range, stop.get()));
        },
        [this, stop = stop_](const Answer& answer) {
            if (stop != stop_)
                return;
            stop_.reset();
            if (answer->ok())
                emit ready(std::make_shared<const RangeReport>(std::move(answer->value())));
            else
                emit failed(error_in_words(answer->error()));
        });
}

}  // namespace threadline::app
