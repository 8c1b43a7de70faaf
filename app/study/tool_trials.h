// What other tools would give, predicted from the run on show, beside what they then give: the
// variants of its scenario run beside the window, with the other values of that run.
//
// Use from the GUI thread; nothing here blocks it.
#pragma once

#include "app/runs/run_queue.h"

#include "engine/analysis/report.h"
#include "engine/record/declaration.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::app {

class PredictionPanel;

class ToolTrials : public QObject {
    Q_OBJECT
public:
    using Parameters = std::vector<std::pair<std::string, std::string>>;
    // The run of the scenario with these values, as it would be made now; nothing: none can be.
    using Variant = std::function<std::optional<session::RunRequest>(Parameters)>;
    ToolTrials(PredictionPanel* panel, Variant variant);
    void record_to(std::function<std::shared_ptr<Recording>()> new_recording);

    // Of a run that is over, until it is cleared.
    void show(std::shared_ptr<const analysis::Report> report, const trace::Snapshot& run,
              const record::Declaration& scenario);
    bool is_shown() const { return report_ != nullptr; }
    void clear();
    bool goes_on() const { return trials_.busy(); }
    void stop() { trials_.cancel(); }  // what was tried by now stays

signals:
    void goes_on_changed();
    void side_by_side_asked(const std::vector<threadline::app::Compared>& tried);
    void failed(const QString& line);

private:
    void try_tools(const std::vector<analysis::WorkTool>& tools);
    void take(analysis::WorkTool tool, const Compared& run);

    PredictionPanel* panel_;
    Variant variant_;
    std::shared_ptr<const analysis::Report> report_;
    record::Declaration scenario_;
    RunQueue trials_;
    std::vector<analysis::WorkTool> trying_;
    std::vector<Compared> tried_;
};

}  // namespace threadline::app
