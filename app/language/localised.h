// What the engine says in English, in the language of the window: a text is taken apart by the
// sentences it was made from (finding_sentences.h), and put together again in theirs. What is not
// known stays as it is. Names stay, but for those that the engine gave (engine_names.h), and of
// quoted texts only what the scenario's lesson has words for (scenario_wording.h) is translated.
#pragma once

#include "app/language/engine_names.h"

#include "engine/analysis/finding.h"
#include "engine/trace/tables.h"

#include <QString>

#include <string>
#include <vector>

namespace threadline::app {

// `names`: that occur in it, each to stay whole. In English nothing is done. Any thread.
QString localised(const std::string& text, const std::vector<NameInWords>& names = {});

// "A, B and 2 more", of such names.
QString localised_list(const std::string& list, const std::vector<NameInWords>& names);

// Of those of the ids that the trace has.
std::vector<NameInWords> names_of(const trace::Tables& tables, const std::vector<ActorId>& actors,
                                  const std::vector<ObjectId>& objects);

struct FindingText {
    QString title, explanation, remedy, trial;
};
// `tables`, of the run that it is of, name what must stay as it is; null: not known.
FindingText localised(const analysis::Finding& finding, const trace::Tables* tables);

}  // namespace threadline::app
