// What the cores did, what other tools would give, and what recording took.
#include "app/cli/quantities.h"
#include "app/cli/report_sections.h"

#include "engine/analysis/wording.h"

#include <sstream>

namespace threadline::app {

void add_cpu(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    const analysis::CpuReport& cpu = report.cpu;
    if (cpu.cores == 0) {
        out += "\nCPU  not known: the trace does not say what its CPUs did\n";
        return;
    }
    const auto share = [&](trace::Duration part) {
        return format_duration(part) + " (" + analysis::percent_of(part, cpu.total()) + ")";
    };
    out += "\nCPU  " + std::to_string(cpu.cores) + (cpu.cores == 1 ? " core" : " cores") +
           ", busy " + share(cpu.busy) + (cpu.idle_is_a_bound ? ", idle at most " : ", idle ") +
           share(cpu.idle) +
           (report.info.cpu_source == trace::CpuSource::Estimated ? " (estimated)" : "") + "\n";
    const bool is_real = report.info.clock == trace::Clock::Real;
    if (is_real && (cpu.services > trace::Duration{0} || cpu.others > trace::Duration{0}))
        out += wrapped("Threadline itself " + format_duration(cpu.services) +
                           ", other programs about " + format_duration(cpu.others),
                       "     ", style.width);
    if (cpu.unknown > trace::Duration{0})
        out += wrapped("not known for " + format_duration(cpu.unknown) + ": " +
                           std::to_string(report.info.switches_lost) +
                           " records of the kernel were lost",
                       "     ", style.width);
    for (const analysis::IdleCause& cause : cpu.idle_causes)
        if (cpu.tells(cause))
            out += wrapped("idle " + format_duration(cause.time) + ": " +
                               (cause.text.empty() ? cause.cause : cause.text),
                           "     ", style.width);
    if (!report.is_whole)
        out += wrapped(
            std::string("A long trace: the figures are of all of it") +
                (report.critical_path
                     ? ""
                     : "; what made it as long as it was tells threadline report of its file") +
                (report.forgotten > trace::Time{0}
                     ? ", and of what was before " + format_duration(report.forgotten) +
                           " only the overview is kept in memory"
                     : std::string()) +
                ".",
            "     ", style.width);
    if (!report.info.cpu_note.empty())
        out += wrapped("Estimated: " + report.info.cpu_note, "     ", style.width);
}

// What other tools would give; of runs that went as fast as they could.
void add_predictions(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    const analysis::Predictions& predicted = report.predictions;
    if (predicted.tools.empty())
        return;
    std::string text;
    for (const analysis::Prediction& one : predicted.tools)
        text += name_of(one) + " " + format_duration(one.wall) + ", ";
    text += "Amdahl's bound " + format_duration(predicted.amdahl);
    if (is_serial(predicted))
        text += "; " + format_duration(predicted.serial.time) + " is done under one lock, " +
                predicted.serial_name + ": more threads or processes gain next to nothing";
    out += "\n" + wrapped("Predicted from these segments, on " + std::to_string(predicted.cores) +
                              (predicted.cores == 1 ? " core: " : " cores: ") + text,
                          "", style.width);
}

void add_recording(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    if (report.moments_left_out > 0)
        out += "\n" + wrapped("Moments left out, since there were too many of one kind: " +
                                  std::to_string(report.moments_left_out),
                              "", style.width);
    const trace::RunInfo& info = report.info;
    std::ostringstream text;
    text.precision(2);
    if (info.clock == trace::Clock::Virtual) {
        out += "\nRecorded " + std::to_string(info.events_recorded) + " events\n";
        return;
    }
    text << "Recorded " << info.events_recorded << " events, " << info.events_lost
         << " lost; recording took an estimated " << info.overhead_percent
         << " % of this run's CPU time; largest time correction "
         << format_duration(info.largest_time_correction) << "; memory "
         << (info.resident_kib + 512) / 1024 << " MiB";
    out += "\n" + wrapped(text.str(), "", style.width);
}

}  // namespace threadline::app
