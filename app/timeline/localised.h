// What the engine says in English, in the language of the window: a text is taken apart by the
// sentences it was made from (finding_sentences.h), and put together again in theirs. What is not
// known stays as it is. Names are never translated, and of quoted texts only what the scenario's
// lesson has words for (scenario_wording.h).
#pragma once

#include "engine/analysis/finding.h"
#include "engine/trace/tables.h"

#include <QString>

#include <string>
#include <vector>

namespace threadline::app {

// `names`: that occur in it and are to stay whole. In English nothing is done. Any thread.
QString localised(const std::string& text, const std::vector<QString>& names = {});

// "A, B and 2 more", of such names.
QString localised_list(const std::string& list, const std::vector<QString>& names);

struct FindingText {
    QString title, explanation, remedy, trial;
};
// `tables`, of the run that it is of, name what must stay as it is; null: not known.
FindingText localised(const analysis::Finding& finding, const trace::Tables* tables);

}  // namespace threadline::app
