#include "app/study/range_study.h"

#include "app/language/error_wording.h"

namespace threadline::app {

RangeStudy::RangeStudy(QObject* parent) : QObject(parent), question_(this) {}

void RangeStudy::ask(const session::RunSnapshot& run, trace::TimeRange range) {
    using Answer = std::shared_ptr<Result<RangeReport>>;
    question_.ask(
        [run, range](const std::atomic<bool>& stop) -> Answer {
            return std::make_shared<Result<RangeReport>>(range_report(run, range, &stop));
        },
        [this](const Answer& answer) {
            if (answer->ok())
                emit ready(std::make_shared<const RangeReport>(std::move(answer->value())));
            else
                emit failed(error_in_words(answer->error()));
        });
}

}  // namespace threadline::app
