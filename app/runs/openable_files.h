// The kinds of files that the window opens, however they come: chosen, dropped, or named.
#pragma once

#include <QStringList>

#include <filesystem>
#include <optional>

class QMimeData;

namespace threadline::app {

enum class OpenableFile { Run, Schedule, Scenario };

// By its ending, in capitals or not; a trace of another program is a run.
std::optional<OpenableFile> kind_of(const std::filesystem::path& file);
// Than ours; it stays in that: a trace of another program.
bool is_in_another_format(const std::filesystem::path& run);
QString openable_pattern();  // "*.tline *.json ...", for a dialog
// Those among files that are dragged, in their order.
QStringList openable_files(const QMimeData& data);

}  // namespace threadline::app
