// The sections of a text report, each added to what stands before; report_text.cpp has their order.
#pragma once

#include "app/cli/text_layout.h"

#include "engine/analysis/report.h"
#include "engine/session/run_snapshot.h"

#include <string>

namespace threadline::app {

inline constexpr std::size_t longest_name = 20;  // in a table
inline constexpr std::size_t most_rows = 24;     // of a table: beyond, the rest is counted

void add_threads(std::string& out, const analysis::Report& report, const session::RunSnapshot& run,
                 ConsoleStyle style);
void add_locks(std::string& out, const analysis::Report& report, ConsoleStyle style);
void add_critical_path(std::string& out, const analysis::Report& report, ConsoleStyle style);
void add_values(std::string& out, const analysis::Report& report, ConsoleStyle style);
void add_notes(std::string& out, const analysis::Report& report, ConsoleStyle style);
void add_cpu(std::string& out, const analysis::Report& report, ConsoleStyle style);
void add_predictions(std::string& out, const analysis::Report& report, ConsoleStyle style);
void add_recording(std::string& out, const analysis::Report& report, ConsoleStyle style);

}  // namespace threadline::app
