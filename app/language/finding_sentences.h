// The sentences in which the engine and its reports tell what was found, with places for names and
// figures: "%1 waits for %2". They stand here to be translated; the engine knows no language but
// English. app/language/localised.h finds the one that a text was made from.
#pragma once

#include <span>

namespace threadline::app {

// Each of the context "Finding", in the order in which they are to be tried. A new sentence of an
// analysis goes here, and its translation into resources/translations.
std::span<const char* const> finding_titles();
std::span<const char* const> finding_sentences();      // without their full stop
std::span<const char* const> exploration_sentences();  // and their parts
std::span<const char* const> prediction_sentences();   // why there is none
std::span<const char* const> finding_phrases();        // parts of them

}  // namespace threadline::app
