#include "app/timeline/lane_switches.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

constexpr LaneSwitch switches[] = {
    {"threads", &TimelineOptions::threads, true, 1, QT_TRANSLATE_NOOP("LaneSwitch", "&Threads"),
     QT_TRANSLATE_NOOP("LaneSwitch", "Show the lanes of threads")},
    {"locks", &TimelineOptions::locks, true, 2, QT_TRANSLATE_NOOP("LaneSwitch", "&Locks"),
     QT_TRANSLATE_NOOP("LaneSwitch", "Show the lanes of locks")},
    {"variables", &TimelineOptions::variables, true, 3,
     QT_TRANSLATE_NOOP("LaneSwitch", "&Variables"),
     QT_TRANSLATE_NOOP("LaneSwitch", "Show the lanes of shared variables")},
    {"cpus", &TimelineOptions::cpus, false, 4, QT_TRANSLATE_NOOP("LaneSwitch", "&CPUs"),
     QT_TRANSLATE_NOOP("LaneSwitch", "Show who was on which CPU, and where cores were idle")},
};

QString translated(const char* text) {
    return QCoreApplication::translate("LaneSwitch", text);
}

}  // namespace

QString LaneSwitch::translated_label() const {
    return translated(label);
}

QString LaneSwitch::translated_name() const {
    return translated(label).remove(u'&');
}

QString LaneSwitch::translated_tip() const {
    return translated(tip);
}

std::span<const LaneSwitch> lane_switches() {
    return switches;
}

void copy_lane_switches(const TimelineOptions& from, TimelineOptions& to) {
    for (const LaneSwitch& lanes : switches)
        to.*lanes.shown = from.*lanes.shown;
}

}  // namespace threadline::app
