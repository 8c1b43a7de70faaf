// The lesson of a scenario, told of one run, for a person at a terminal.
#pragma once

#include "app/cli/text_layout.h"
#include "app/lesson/lesson.h"

#include "engine/analysis/report.h"
#include "engine/record/result.h"

#include <filesystem>
#include <string>

namespace threadline::app {

// NAME.lesson.md beside NAME.lua, in another language NAME.lesson.de.md. The error says what is
// missing or wrong.
Result<Lesson> lesson_beside(const std::filesystem::path& scenario,
                             const std::string& language = "en");

// Of a finished run of that scenario. The error is that of tell().
Result<std::string> lesson_report(const Lesson& lesson, const analysis::Report& report,
                                  ConsoleStyle style);

}  // namespace threadline::app
