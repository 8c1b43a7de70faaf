// The shared variables at an instant: what each is, who wrote that and who read it, and how many
// changes were lost until then.
#pragma once

#include "app/panels/rows_model.h"
#include "app/timeline/variable_story.h"

#include "engine/session/run_snapshot.h"

#include <unordered_map>

namespace threadline::app {

struct VariableAtInstant {
    ObjectId variable;
    QString name, value, writer, readers;
    QString copies;                        // "A: 5, B: 5": read, and not written since
    std::size_t lost = 0;                  // changes that are not in the value
    std::optional<std::size_t> next_lost;  // the value to look at first: that of a lost update
};

// The variables of one run, snapshot after snapshot.
class VariablesOfRun {
public:
    void begin_run() { lost_.clear(); }
    // In the order in which they were declared; `t` at the end of the run: the final values.
    // O(variables + what is new since the last time). Of a trace that is too long to be there as a
    // whole, what was lost is that of the part that is: O(part) where it is another one.
    std::vector<VariableAtInstant> at(const session::RunSnapshot& run, trace::Time t);

private:
    std::unordered_map<ObjectId, LostUpdates> lost_;
    trace::TimeRange part_;  // what was there the last time
};

class ValuesModel : public RowsModel<VariableAtInstant> {
    Q_OBJECT
public:
    enum Column { Name, ValueColumn, Lost, Writer, Copies, Readers, ColumnCount };
    explicit ValuesModel(QObject* parent = nullptr) : RowsModel(ColumnCount, parent) {}

protected:
    QVariant cell(const VariableAtInstant& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
    bool is_text(int column) const override { return column != Lost; }
};

}  // namespace threadline::app
