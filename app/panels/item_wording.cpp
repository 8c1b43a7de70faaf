#include "app/panels/item_wording.h"

#include "app/language/decimal_mark.h"
#include "app/language/engine_names.h"
#include "app/timeline/cpu_wording.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/variable_wording.h"
#include "app/timeline/wording_terms.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

using analysis::ItemKind;
using analysis::LaneItem;

struct Item {
    Q_DECLARE_TR_FUNCTIONS(Item)
};

QString exact_ms(trace::Time time) {
    constexpr int all_decimals = 6;
    return decimal_text(double(time.count()) / 1e6, all_decimals);
}

QString name_text(const session::RunSnapshot& run, NameId name) {
    const std::vector<std::string>& names = run.trace.tables->names;
    return name.value < names.size() ? QString::fromStdString(names[name.value]) : QString();
}

QString cpu_use(const session::RunSnapshot& run, const LaneItem& item) {
    if (item.use == trace::CpuUse::Thread)
        return look_name(trace::State::Running);
    trace::CpuInterval interval;
    interval.use = item.use;
    return cpu_use_labels(run, interval).front();
}

QString note_text(const session::RunSnapshot& run, const LaneItem& item) {
    return run.annotations && item.place < run.annotations->size()
               ? note_words((*run.annotations)[item.place])
               : QString();
}

trace::Moment moment_of(const LaneItem& item) {
    return {item.range.begin, item.moment, item.actor, item.object, item.site, item.name};
}

QString moment_words(const session::RunSnapshot& run, const trace::Moment& moment) {
    const QString said = moment_label(run, moment);
    return said.isEmpty() ? moment_kind_name(moment.kind) : said;
}

QString state_in_full(const session::RunSnapshot& run, const LaneItem& item) {
    return item.kind == ItemKind::Interval ? look_name(item.state) : short_state(run, item);
}

}  // namespace

QString lane_name(ItemKind kind) {
    switch (kind) {
        case ItemKind::Interval:
            return Item::tr("thread");
        case ItemKind::Hold:
        case ItemKind::Wait:
            return Item::tr("lock");
        case ItemKind::Slice:
            return Item::tr("slice");
        case ItemKind::Value:
            return Item::tr("variable");
        case ItemKind::CpuUse:
            return Item::tr("CPU");
        case ItemKind::Moment:
            return Item::tr("moment");
        case ItemKind::Note:
            return Item::tr("note");
        case ItemKind::Idle:
            return Item::tr("idle");
    }
    return {};
}

QString short_state(const session::RunSnapshot& run, const LaneItem& item) {
    switch (item.kind) {
        case ItemKind::Interval:
            switch (item.state) {
                case trace::State::Blocked:
                    return Item::tr("blocked");
                case trace::State::Io:
                    return Item::tr("I/O");
                case trace::State::Interpreter:
                    return Item::tr("interpreter");
                default:
                    return look_name(item.state);
            }
        case ItemKind::Hold:
            return Item::tr("holding");
        case ItemKind::Wait:
            return item.state == trace::State::Deadlocked ? look_name(item.state)
                                                          : Item::tr("waiting");
        case ItemKind::Value:
            return value_text(run, item.value);
        case ItemKind::CpuUse:
            return cpu_use(run, item);
        case ItemKind::Idle:
            return idle_count_in_brief(run, item.place);
        case ItemKind::Slice:
        case ItemKind::Moment:
        case ItemKind::Note:
            return {};
    }
    return {};
}

QString object_text(const session::RunSnapshot& run, const LaneItem& item) {
    switch (item.kind) {
        case ItemKind::Interval:
        case ItemKind::Hold:
        case ItemKind::Wait:
        case ItemKind::Value:
            return name_in_words(*run.trace.tables, item.object);
        case ItemKind::Slice:
            return name_text(run, item.name);
        case ItemKind::CpuUse: {
            trace::CpuLane lane;
            lane.cpu = static_cast<std::uint16_t>(item.place);
            return cpu_name(lane);
        }
        case ItemKind::Moment:
            return moment_words(run, moment_of(item));
        case ItemKind::Note:
            return note_text(run, item);
        case ItemKind::Idle:
            return idle_cause(run, idle_stretch_of(item));
    }
    return {};
}

namespace {

// Without when and for how long.
QString words_of(const session::RunSnapshot& run, const LaneItem& item) {
    const QString who = name_in_words(*run.trace.tables, item.actor);
    const QString what = object_text(run, item);
    const QString state = state_in_full(run, item);
    switch (item.kind) {
        case ItemKind::Interval:
        case ItemKind::Hold:
            return Item::tr("%1, %2").arg(who,
                                          item.object ? Item::tr("%1 %2").arg(state, what) : state);
        case ItemKind::Wait:
            return item.by ? Item::tr("%1 waits for %2, held by %3")
                                 .arg(who, what, name_in_words(*run.trace.tables, item.by))
                           : Item::tr("%1 waits for %2").arg(who, what);
        case ItemKind::Slice:
            return Item::tr("%1 in %2").arg(what, who);
        case ItemKind::Value:
            return item.actor ? Item::tr("%1 is %2, since a step of %3").arg(what, state, who)
                              : Item::tr("%1 is %2").arg(what, state);
        case ItemKind::CpuUse:
            return Item::tr("%1: %2").arg(what, item.actor ? who : state);
        case ItemKind::Note:
            return Item::tr("%1, a note").arg(what);
        case ItemKind::Idle:
            return Item::tr("%1: %2").arg(idle_count(run, item.place), what);
        case ItemKind::Moment:
            break;
    }
    return {};
}

}  // namespace

QString sentence_of(const session::RunSnapshot& run, const LaneItem& item) {
    if (item.kind == ItemKind::Moment)
        return describe_as_moment(run, moment_of(item));
    const QString words = words_of(run, item);
    if (wording::is_stepped(run.trace.info.get()))
        return words;
    const QString begin = exact_ms(item.range.begin);
    if (item.kind == ItemKind::Note && item.range.length() == trace::Duration{0})
        return Item::tr("%1 at %2 ms").arg(words, begin);
    const QString length = exact_ms(item.range.length());
    return item.kind == ItemKind::Note
               ? Item::tr("%1 from %2 ms, for %3 ms").arg(words, begin, length)
               : Item::tr("%1, from %2 ms, for %3 ms").arg(words, begin, length);
}

}  // namespace threadline::app
