#include "app/study/density_study.h"

#include <utility>

namespace threadline::app {

DensityStudy::DensityStudy(QObject* parent) : QObject(parent) {
    wait_.setSingleShot(true);
    connect(&wait_, &QTimer::timeout, this, &DensityStudy::count);
}

void DensityStudy::ask(const session::RunSnapshot& run, bool goes_on) {
    wanted_ = run;
    goes_on_ = goes_on;
    count();
}

void DensityStudy::forget() {
    question_.forget();
    wanted_.reset();
    since_counted_.invalidate();
    wait_.stop();
}

void DensityStudy::count() {
    constexpr int pause_ms = 300;
    if (question_.is_open() || !wanted_)
        return;
    // The last one counts as well: a run that waits for a person's choice stays as it is.
    if (goes_on_ && since_counted_.isValid() && since_counted_.elapsed() < pause_ms) {
        if (!wait_.isActive())
            wait_.start(int(pause_ms - since_counted_.elapsed()) + 1);
        return;
    }
    wait_.stop();
    since_counted_.start();
    question_.ask([run = *std::exchange(wanted_, std::nullopt)](
                      const std::atomic<bool>&) { return run_density(run); },
                  [this](const RunDensity& density) {
                      emit counted(density);
                      count();
                  });
}

}  // namespace threadline::app
