// How dense the run on show is, for the minimap: it walks all lanes, beside the window, and a few
// times a second while the run goes on.
//
// Use from the GUI thread; nothing here blocks it.
#pragma once

#include "app/timeline/question.h"
#include "app/timeline/run_density.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace threadline::app {

class DensityStudy : public QObject {
    Q_OBJECT
public:
    explicit DensityStudy(QObject* parent);

    void ask(const session::RunSnapshot& run, bool goes_on);  // the latest that is asked for counts
    void forget();                                            // another run is on show, or none

signals:
    void counted(const threadline::app::RunDensity& density);

private:
    void count();

    Question question_{this};
    std::optional<session::RunSnapshot> wanted_;
    bool goes_on_ = false;
    QElapsedTimer since_counted_;
    QTimer wait_;
};

}  // namespace threadline::app
