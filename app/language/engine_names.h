// Names that the engine gave, in the language of the window: of interpreter locks, of an event
// loop, of what a worker process or a pool has of its own, of the guard that a remedy adds. What a
// scenario's author named stays as it is. Any thread.
#pragma once

#include "engine/trace/tables.h"

#include <QString>

#include <memory>
#include <vector>

namespace threadline::app {

// Empty for an id that is none of the trace.
QString name_in_words(const trace::Tables& tables, ActorId actor);
QString name_in_words(const trace::Tables& tables, ObjectId object);

// As the trace has it, and as a window says it.
struct NameInWords {
    QString recorded;
    QString words;
};

// Those that differ; none in English. O(all names).
std::vector<NameInWords> names_in_words(const trace::Tables& tables);

// The same ids, called as a window calls them; `tables` itself where nothing differs. O(all names).
std::shared_ptr<const trace::Tables> tables_in_words(
    const std::shared_ptr<const trace::Tables>& tables);

}  // namespace threadline::app
