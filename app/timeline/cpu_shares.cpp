#include "app/timeline/cpu_shares.h"

#include "app/language/decimal_mark.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/wording.h"

#include <vector>

namespace threadline::app {

using namespace wording;

namespace {

struct Part {
    trace::Duration time;
    QString text;  // "other programs 20.0 %"
};

// But for the threads of the run, and for nobody. Where the kernel does not say who was on a CPU,
// Threadline is among the others.
std::vector<Part> others_in(const analysis::Report& report) {
    const analysis::CpuReport& cpu = report.cpu;
    const bool is_estimated = report.info.cpu_source == trace::CpuSource::Estimated;
    const QString others =
        is_estimated ? Text::tr("other programs and Threadline %1") : Text::tr("other programs %1");
    return {{cpu.others, others.arg(share_text(cpu.others, cpu.total()))},
            {cpu.services, Text::tr("Threadline %1").arg(own_share_text(cpu))},
            {cpu.unknown, Text::tr("not known %1").arg(share_text(cpu.unknown, cpu.total()))}};
}

}  // namespace

bool is_worth_a_word(const analysis::CpuReport& cpu, trace::Duration part) {
    return part.count() > 0 && 200 * part >= cpu.total();
}

QString own_share_text(const analysis::CpuReport& cpu) {
    return with_decimal_mark(QString::fromStdString(
        analysis::percent_beside({cpu.busy, cpu.idle, cpu.others, cpu.unknown}, cpu.total())));
}

QString cpu_in_brief(const analysis::Report& report) {
    const analysis::CpuReport& cpu = report.cpu;
    QStringList others;
    for (const Part& part : others_in(report))
        if (is_worth_a_word(cpu, part.time))
            others.append(part.text);
    const QString idle = Text::tr("CPU idle %1").arg(idle_text(cpu));
    if (others.isEmpty())
        return idle;  // the rest was the run
    const QString busy = Text::tr("busy %1").arg(share_text(cpu.busy, cpu.total()));
    return (QStringList{idle, busy} + others).join(QStringLiteral(", "));
}

QString cpu_in_full(const analysis::Report& report) {
    const analysis::CpuReport& cpu = report.cpu;
    QStringList parts{
        Text::tr("idle %1").arg(idle_text(cpu)),
        Text::tr("busy with the threads of the run %1").arg(share_text(cpu.busy, cpu.total()))};
    for (const Part& part : others_in(report))
        if (part.time > trace::Duration{0})
            parts.append(part.text);
    return parts.join(QStringLiteral(", "));
}

}  // namespace threadline::app
