#include "app/window/scenario_files.h"

#include "app/figure/output_file.h"
#include "app/language/language.h"
#include "app/language/path_text.h"
#include "app/language/scenario_wording.h"

#include "engine/session/session.h"
#include "engine/trace/new_file.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 16 << 20;  // a scenario has some thousand

// In the language of the window where there is one: NAME.lesson.de.md; else the English one.
fs::path lesson_beside(const fs::path& scenario) {
    const std::string own = ".lesson." + loaded_language().toStdString() + ".md";
    std::error_code none;
    const fs::path path = fs::path(scenario).replace_extension(own);
    return fs::exists(path, none) ? path : fs::path(scenario).replace_extension(".lesson.md");
}

// Of a scenario that has its name.
void read_what_stands_beside(ScenarioFile& file) {
    const fs::path lesson = lesson_beside(file.path);
    if (const Result<QString> text = read_text(lesson)) {
        Result<Lesson> read = read_lesson(lesson.filename().string(), text->toStdString());
        if (read) {
            keep_words(file.declaration, read->words);
            file.lesson = std::move(*read);
        } else
            file.lesson_problem = QString::fromStdString(read.error().message);
    }
    if (const Result<QString> text = read_text(fs::path(file.path).replace_extension(".py")))
        file.python = *text;
}

}  // namespace

Result<QString> read_text(const fs::path& path) {
    std::error_code problem;
    if (fs::exists(path, problem) && !fs::is_regular_file(path, problem))
        return Error{"cannot read '" + path.string() + "': it is not a file; choose a scenario"};
    if (fs::file_size(path, problem) > most_bytes && !problem)
        return Error{"cannot read '" + path.string() +
                     "': it is larger than 16 MiB; is it a scenario?"};
    QFile file;
    if (!open_to_read(file, path))
        return Error{"cannot read '" + path.string() + "': " + std::strerror(errno) +
                     "; check the name and the rights"};
    return QString::fromUtf8(file.readAll());
}

Result<std::vector<ScenarioFile>> read_scenarios(const fs::path& runner, const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error))
        if (it->path().extension() == ".lua")
            paths.push_back(it->path());
    if (error)
        return Error{"cannot read the scenarios in '" + folder.string() + "': " + error.message() +
                     "; install Threadline again or start it from its own folder"};
    std::sort(paths.begin(), paths.end());
    if (paths.empty())
        return std::vector<ScenarioFile>{};

    Result<std::vector<record::Declaration>> declared = session::describe_scenarios(runner, paths);
    if (!declared)
        return declared.error();
    std::vector<ScenarioFile> files;
    for (std::size_t i = 0; i < paths.size() && i < declared->size(); ++i) {
        ScenarioFile file{std::move((*declared)[i]), paths[i], {}, {}, {}, {}};
        fs::path name = paths[i].lexically_relative(folder);
        file.declaration.name = name.replace_extension().generic_string();
        file.declaration.path = paths[i].string();
        if (file.declaration.chapter.empty())
            file.declaration.chapter = paths[i].parent_path().filename().string();
        if (Result<QString> text = read_text(paths[i]))
            file.text = *text;
        read_what_stands_beside(file);
        files.push_back(std::move(file));
    }
    return files;
}

Result<ScenarioFile> read_scenario(const fs::path& runner, const fs::path& file) {
    Result<QString> text = read_text(file);
    if (!text)
        return text.error();
    Result<std::vector<record::Declaration>> declared = session::describe_scenarios(runner, {file});
    if (!declared)
        return declared.error();
    if (declared->empty())
        return Error{"'" + file.string() + "' says nothing about itself; is it a scenario?"};
    ScenarioFile result{std::move(declared->front()), file, *text, {}, {}, {}};
    // One that names no chapter is said to be one by itself.
    if (result.declaration.chapter == file.stem().string())
        result.declaration.chapter.clear();
    result.declaration.path = file.string();
    result.declaration.name = in_qt(file).toStdString();
    read_what_stands_beside(result);
    return result;
}

Result<record::Declaration> describe_text(const fs::path& runner, const fs::path& file,
                                          const QString& text) {
    const QTemporaryDir folder;
    const fs::path copy = fs::path(folder.path().toStdString()) / file.filename();
    if (const Status written = write_file(in_qt(copy), text.toUtf8()); !written)
        return written.error();
    Result<std::vector<record::Declaration>> declared = session::describe_scenarios(runner, {copy});
    if (!declared)
        return declared.error();
    if (declared->empty())
        return Error{"'" + file.string() + "' says nothing about itself; is it a scenario?"};
    record::Declaration declaration = std::move(declared->front());
    const std::string from = copy.parent_path().string() + "/";
    for (std::size_t at; (at = declaration.error.find(from)) != std::string::npos;)
        declaration.error.erase(at, from.size());
    return declaration;
}

const std::string& put_among(std::vector<ScenarioFile>& scenarios, ScenarioFile file) {
    const auto is_same = [&](const ScenarioFile& other) {
        std::error_code none;
        return other.path == file.path || fs::equivalent(other.path, file.path, none);
    };
    const auto known = std::ranges::find_if(scenarios, is_same);
    if (known == scenarios.end()) {
        if (file.declaration.chapter.empty())
            file.declaration.chapter = "opened";
        return scenarios.emplace_back(std::move(file)).declaration.name;
    }
    file.path = known->path;
    file.declaration.name = known->declaration.name;
    file.declaration.path = known->declaration.path;
    if (file.declaration.chapter.empty())
        file.declaration.chapter = known->declaration.chapter;
    *known = std::move(file);
    return known->declaration.name;
}

Status write_text(const fs::path& path, const QString& text) {
    auto file = trace::NewFile::create(path);
    if (!file)
        return file.error();
    if (const Status written = file->write(text.toStdString()); !written)
        return written;
    // It is somebody's work: it is on the disk before it takes the place of what was there.
    ::fsync(file->descriptor());
    return file->take_name();
}

int line_in_error(const QString& error) {
    static const QRegularExpression pattern(R"(\.lua:(\d+):|\bline (\d+)\b)");
    const QRegularExpressionMatch match = pattern.match(error);
    if (!match.hasMatch())
        return 0;
    return (match.hasCaptured(1) ? match.captured(1) : match.captured(2)).toInt();
}

}  // namespace threadline::app
