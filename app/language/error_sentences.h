// The sentences in which the engine says what is wrong, with places for names, paths and figures:
// "cannot write '%1': %2". They stand here to be translated; the engine knows no language but
// English. app/language/error_wording.h finds the one that an error was made from.
#pragma once

#include <span>

namespace threadline::app {

// Each of the context "EngineError", the particular before the general. What only the command line
// can ask for is left out.
std::span<const char* const> error_sentences();         // of files, runs and the system
std::span<const char* const> script_error_sentences();  // of what a scenario's text does

}  // namespace threadline::app
