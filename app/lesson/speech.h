// What is said of a run in every lesson alike: sentences with the run's own figures, in one
// language.
#pragma once

#include "app/lesson/facts.h"

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace threadline::app {

// Gives a sentence, or a part of one, in the language of the reader, with the same places ("%1").
using InLanguage = std::function<std::string(const char* english)>;

// 0 and false where there is no such fact.
double number(const Facts& facts, std::string_view name);
bool is(const Facts& facts, std::string_view name, std::string_view text);

class Speech {
public:
    // Both have to outlive it. Without `in_language` it is said in English.
    Speech(const Facts& facts, const InLanguage& in_language)
        : facts_(facts), in_language_(in_language) {}

protected:
    // With the n-th part in place of "%n".
    std::string say(const char* sentence, std::initializer_list<std::string> parts = {}) const;
    std::string counted(double count, const char* one, const char* many) const;
    std::string ms(double time) const;
    std::string told(std::string_view name) const;              // a fact, or that it is not known
    std::string list_of(std::vector<std::string> parts) const;  // of one or more

    const Facts& facts_;
    const InLanguage& in_language_;
};

}  // namespace threadline::app
