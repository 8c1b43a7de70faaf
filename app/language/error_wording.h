// What is wrong, as the engine says it in English, in the language of the window: by the sentence
// that it was made from (error_sentences.h). Names, paths and places in a text stay as they are; so
// does what is not known. Any thread.
#pragma once

#include "engine/record/result.h"

#include <QString>

#include <string>

namespace threadline::app {

// "images.lua:11: workers: more than pictures": what stands behind file and line, also in the words
// of the scenario, where it refuses something.
QString error_in_words(const std::string& error);
inline QString error_in_words(const Error& error) {
    return error_in_words(error.message);
}

}  // namespace threadline::app
