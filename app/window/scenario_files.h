// The scenarios as files: what each declares, and its text. Blocking: call it in the background.
#pragma once

#include "app/lesson/lesson.h"

#include "engine/record/declaration.h"
#include "engine/record/result.h"

#include <QString>

#include <filesystem>
#include <optional>
#include <vector>

namespace threadline::app {

struct ScenarioFile {
    record::Declaration declaration;
    std::filesystem::path path;
    QString text;
    // What stands beside it: NAME.lesson.md, or that of the window's language, and NAME.py.
    std::optional<Lesson> lesson;
    QString lesson_problem;  // there is one, and it cannot be read
    QString python;
};

// All .lua files below `folder`, named by their path below it: "deadlock/opposite-order".
Result<std::vector<ScenarioFile>> read_scenarios(const std::filesystem::path& runner,
                                                 const std::filesystem::path& folder);
// One file, named by its path. What does not load has Declaration::error set; a file that cannot
// be read is an error.
Result<ScenarioFile> read_scenario(const std::filesystem::path& runner,
                                   const std::filesystem::path& file);
// Among those that there are, as one that was opened; one of the gallery that was opened by its
// path keeps its name and place there. Returns the name that it has; good until the next call.
const std::string& put_among(std::vector<ScenarioFile>& scenarios, ScenarioFile file);
// What an edited text declares; its errors name `file`.
Result<record::Declaration> describe_text(const std::filesystem::path& runner,
                                          const std::filesystem::path& file, const QString& text);

Result<QString> read_text(const std::filesystem::path& file);
// Writes it beside the file first: a full disk leaves what was there.
Status write_text(const std::filesystem::path& file, const QString& text);

// The line in "x.lua:12: ..."; 0 if there is none.
int line_in_error(const QString& error);

}  // namespace threadline::app
