// Which remedies are on, said before whatever was found with them: it is not the scenario as it is.
#pragma once

#include "engine/record/remedies.h"

#include <QString>

#include <string>

namespace threadline::app {

// "global order, victim", as the switches are named.
QString remedies_in_words(const record::Remedies& remedies);
QString remedies_in_words(const std::string& remedies);  // as a run names its own
// "What if: global order, victim". Empty: none is on.
QString what_if_label(const record::Remedies& remedies);
// The same as a sentence, and room for the next one.
QString what_if_text(const record::Remedies& remedies);
// As a run names its own; what cannot be read is said as it stands.
QString what_if_text(const std::string& remedies);

}  // namespace threadline::app
