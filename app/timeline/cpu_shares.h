// What became of the time of the cores in a run, in plain words: what a run left idle says little
// where others had the cores.
//
// Pure functions; any thread.
#pragma once

#include "engine/analysis/report.h"

#include <QString>

namespace threadline::app {

// Beside the idle share: what rounds to nothing in percent is not worth a word.
bool is_worth_a_word(const analysis::CpuReport& cpu, trace::Duration part);
// Of Threadline itself: "3.1 %", so that with the other shares it adds up to 100 %.
QString own_share_text(const analysis::CpuReport& cpu);

// "CPU idle 88.3 %"; where others were on the cores, all that is worth a word: "CPU idle 46.8 %,
// busy 30.1 %, other programs 20.0 %, Threadline 3.1 %".
QString cpu_in_brief(const analysis::Report& report);
// Each part there was: "idle 46.8 %, busy with the threads of the run 53.0 %, Threadline 0.2 %".
QString cpu_in_full(const analysis::Report& report);

}  // namespace threadline::app
