#include "app/panels/values_model.h"

#include "app/language/engine_names.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/variable_wording.h"

#include <QLocale>

#include <algorithm>

namespace threadline::app {
namespace {

QString names_of(const trace::Tables& tables, const std::vector<ActorId>& actors) {
    QStringList names;
    for (const ActorId actor : actors)
        names.append(name_in_words(tables, actor));
    return names.join(", ");
}

// Of those that still live.
QString copies_of(const session::RunSnapshot& run, const trace::VariableLane& lane, trace::Time t) {
    QStringList copies;
    for (const trace::Reading& copy : copies_at(lane, t)) {
        const trace::ActorLane* actor = run.trace.lane_of(copy.reader);
        if (actor && actor->ended && actor->end <= t)
            continue;
        copies.append(ValuesModel::tr("%1: %2").arg(name_in_words(*run.trace.tables, copy.reader),
                                                    value_text(run, copy.value)));
    }
    return copies.join(", ");
}

VariableAtInstant row_of(const session::RunSnapshot& run, const trace::VariableLane& lane,
                         const LostUpdates& lost, trace::Time t) {
    const trace::Tables& tables = *run.trace.tables;
    const ValuesOf values(lane);
    VariableAtInstant row;
    row.variable = lane.variable;
    if (values.size() == 0)
        return row;
    const std::size_t index = values.at(t);
    const trace::Holding& value = values[index];
    row.value = value_text(run, value.value);
    if (value.writer)
        row.writer = name_in_words(tables, value.writer);
    row.readers = names_of(tables, readers_of(lane, index));
    row.copies = copies_of(run, lane, t);
    const std::size_t first = lane.first_version;
    row.lost = lost.changes_lost(first + index);
    // The first of those that are there to be looked at.
    const std::vector<std::size_t>& numbers = lost.numbers();
    const auto next = std::lower_bound(numbers.begin(), numbers.end(), first);
    if (next != numbers.end() && *next <= first + index)
        row.next_lost = *next - first;
    return row;
}

}  // namespace

std::vector<VariableAtInstant> VariablesOfRun::at(const session::RunSnapshot& run, trace::Time t) {
    std::vector<VariableAtInstant> rows;
    if (!run.trace.tables)
        return rows;
    // Another part of a long trace does not go on from the one before.
    if (run.whole && run.trace.detail != part_)
        lost_.clear();
    part_ = run.trace.detail;
    const trace::Tables& tables = *run.trace.tables;
    for (std::uint32_t i = 1; i < tables.objects.size(); ++i) {
        const trace::ObjectInfo& object = tables.objects[i];
        if (object.kind != record::ObjectKind::Variable)
            continue;
        VariableAtInstant row;
        if (const trace::VariableLane* lane = variable_lane(run.trace, ObjectId{i})) {
            LostUpdates& lost = lost_[ObjectId{i}];
            lost.follow(*lane);
            row = row_of(run, *lane, lost, t);
        } else {
            row.value = value_text(run, object.initial);
        }
        row.variable = ObjectId{i};
        row.name = name_in_words(tables, ObjectId{i});
        rows.push_back(std::move(row));
    }
    return rows;
}

QVariant ValuesModel::cell(const VariableAtInstant& row, int column, bool to_sort) const {
    switch (column) {
        case Name:
            return row.name;
        case ValueColumn:
            return row.value;
        case Writer:
            return row.writer.isEmpty() && !to_sort ? tr("from the start") : row.writer;
        case Readers:
            return row.readers;
        case Copies:
            return row.copies;
        default:
            return to_sort ? QVariant(quint64(row.lost))
                           : QVariant(QLocale().toString(quint64(row.lost)));
    }
}

QString ValuesModel::heading(int column, bool tip) const {
    switch (column) {
        case Name:
            return tr("Variable");
        case ValueColumn:
            return tip ? tr("At the instant that is chosen, or else at the end") : tr("Value");
        case Writer:
            return tip ? tr("Who wrote this value") : tr("Written by");
        case Readers:
            return tip ? tr("Who read this value") : tr("Read by");
        case Copies:
            return tip ? tr("What each thread has read and not yet written: its own copy, which "
                            "may "
                            "be out of date")
                       : tr("Copies");
        default:
            return tip ? tr("Changes that are not in this value, since another thread wrote over "
                            "them without having seen them; click the row to see the first")
                       : tr("Lost");
    }
}

}  // namespace threadline::app
