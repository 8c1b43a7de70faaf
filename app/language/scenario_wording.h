// What a scenario says, in the language of the window: its title, the names of its parameters and
// their choices, its notes and checks. The words come from its lesson in that language
// (app/lesson/scenario_words.h); where there are none, what the scenario itself says stands.
//
// Commands, settings and files use the scenario's own names: these here are only to be read.
// Any thread.
#pragma once

#include "app/lesson/scenario_words.h"

#include "engine/record/declaration.h"

#include <QString>

#include <string>

namespace threadline::app {

// In place of what was kept for `scenario`. Its title and its summary are said in these words for
// as long as they are the declared ones: not once a person has edited them.
void keep_words(const record::Declaration& scenario, ScenarioWords words);

// `scenario` is its name, as in RunInfo. Without a title its name stands.
QString title_in_words(const std::string& scenario, const std::string& title);
QString title_in_words(const record::Declaration& scenario);
QString summary_in_words(const record::Declaration& scenario);

QString name_in_words(const std::string& scenario, const record::Parameter& parameter);
QString unit_in_words(const std::string& scenario, const record::Parameter& parameter);
// "global order", "true", "20": as parameters are written.
QString value_in_words(const std::string& scenario, const std::string& parameter,
                       const std::string& value);
QString setting_in_words(const std::string& scenario, const std::string& parameter,
                         const std::string& value);  // "remedy = global order"

// A note, a check, or why something is refused, of any scenario.
QString said_in_words(const QString& text);

}  // namespace threadline::app
