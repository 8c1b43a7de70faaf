// Which lanes there are, how they belong together and where each lies.
#include "app/timeline/lane_tree.h"

#include "app/language/engine_names.h"
#include "app/timeline/cpu_wording.h"
#include "app/timeline/fonts.h"
#include "app/timeline/lane_groups.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/lane_lookup.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace threadline::app {

namespace {

constexpr int most_bars = 3;
// How much of a lane is looked at to see how many locks its thread takes at once. A thread does
// what it does again and again, so its beginning tells; a live run must not pay for its length.
constexpr std::size_t sample = 512;
// Where there are more CPUs than that, those that the run never used would only take room.
constexpr std::size_t most_unused_cpus = 8;

bool is_used(const trace::CpuLane& lane) {
    for (std::size_t i = 0; i < lane.intervals.size(); ++i)
        if (lane.intervals[i].use == trace::CpuUse::Thread)
            return true;
    return false;
}

// The most locks that the actor held and wanted at one time.
int locks_at_once(const trace::ActorLane& lane, const trace::Tables& tables) {
    struct Step {
        trace::Time at;
        int more;
    };
    std::vector<Step> steps;
    const auto add = [&steps](trace::TimeRange range) {
        if (range.begin < range.end) {
            steps.push_back({range.begin, 1});
            steps.push_back({range.end, -1});
        }
    };
    for (std::size_t i = 0; i < std::min(lane.holds.size(), sample); ++i)
        add(lane.holds[i].range());
    for (const trace::Hold& hold : lane.open_holds)
        add(hold.range());
    const auto add_wait = [&](const trace::Interval& interval) {
        if (lock_wanted_in(interval, tables))
            add(interval.range());
    };
    for (std::size_t i = 0; i < std::min(lane.intervals.size(), sample); ++i)
        add_wait(lane.intervals[i]);
    if (lane.open)
        add_wait(*lane.open);

    // At one instant what ends makes room for what begins.
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return a.at != b.at ? a.at < b.at : a.more < b.more;
    });
    int now = 0;
    int most = 0;
    for (const Step& step : steps) {
        now += step.more;
        most = std::max(most, now);
    }
    return most;
}

// Lanes of one height make a calm picture: the busiest thread sets it.
int bars_of_threads(const trace::Snapshot& trace) {
    int bars = 0;
    std::size_t looked_at = 0;
    for (const auto& lane : trace.actors) {
        if (bars >= most_bars || looked_at > 200'000)
            break;
        looked_at += std::min(lane->holds.size(), sample);
        bars = std::max(bars, locks_at_once(*lane, *trace.tables));
    }
    return std::min(bars, most_bars);
}

class TreeBuilder {
public:
    TreeBuilder(const session::RunSnapshot& run, const TimelineOptions& options, const Theme& theme,
                bool with_keys)
        : trace_(run.trace),
          options_(options),
          theme_(theme),
          arrangement_(options.arrangement),
          with_keys_(with_keys) {}

    std::vector<LaneNode> build() {
        std::vector<LaneNode> tree;
        if (options_.cpus && !trace_.cpus.empty())
            tree.push_back(idle_cores());
        if (options_.threads)
            add_threads(tree);
        if (options_.locks)
            add_locks(tree);
        if (options_.variables)
            add_variables(tree);
        if (!arrangement_.order.isEmpty())
            order(tree);
        if (shows_hit_lanes_only(options_))
            hide_without_hits(tree, *options_.hits);
        place(tree);
        return tree;
    }

private:
    using Section = LaneNode::Section;

    // Its own height follows once it is known how it is folded and stretched.
    LaneNode node(LaneRow row, Section section, bool can_fold, bool folds_by_nature = false) {
        LaneNode made;
        made.section = section;
        made.can_fold = can_fold;
        row.folded = can_fold && folds_by_nature;
        if (with_keys_) {
            made.key = lane_key(row, *trace_.tables);
            if (const int count = ++counts_[made.key]; count > 1)
                made.key += QStringLiteral("#%1").arg(count);
            made.hidden = arrangement_.hidden.contains(made.key);
            if (const auto found = arrangement_.folded.find(made.key);
                can_fold && found != arrangement_.folded.end())
                row.folded = found->second;
            if (const auto found = arrangement_.stretch.find(made.key);
                found != arrangement_.stretch.end())
                row.stretch = found->second;
        }
        const LaneLayout layout = lane_layout(options_, theme_, row.stretch);
        if (row.folded && row.kind != LaneKind::Group && row.kind != LaneKind::Process)
            row.bars = 0;
        row.height = height_of(row, layout);
        if (can_fold)
            if (row.folded || row.kind == LaneKind::Group || row.kind == LaneKind::Process)
                row.name = (row.folded ? QStringLiteral("▸ ") : QStringLiteral("▾ ")) + row.name;
        made.row = std::move(row);
        return made;
    }

    static double height_of(LaneRow& row, const LaneLayout& layout) {
        switch (row.kind) {
            case LaneKind::Thread:
            case LaneKind::Task:
                if (is_stroke(layout))
                    row.bars = 0;
                return layout.band + row.bars * (layout.bar + layout.bar_gap);
            case LaneKind::Group:
                return layout.band * 2;
            case LaneKind::Process:
                return row.folded ? layout.band * 2 : layout.lock_band;
            case LaneKind::Slices:
                return layout.slice + row.bars * (layout.slice + layout.slice_gap);
            case LaneKind::Lock:
            case LaneKind::Cpu:
            case LaneKind::IdleCores:
            case LaneKind::Variable:
                break;
        }
        return layout.lock_band + row.bars * (layout.bar + layout.bar_gap);
    }

    LaneNode idle_cores() {
        LaneRow band;
        band.kind = LaneKind::IdleCores;
        band.name = idle_band_name();
        LaneNode head = node(std::move(band), Section::Cpus, true);
        for (const auto& lane : trace_.cpus) {
            if (trace_.cpus.size() > most_unused_cpus && !is_used(*lane))
                continue;
            LaneRow row;
            row.kind = LaneKind::Cpu;
            row.cpu = lane->cpu;
            row.name = cpu_name(*lane);
            head.members.push_back(node(std::move(row), Section::Cpus, false));
        }
        return head;
    }

    // Threads by process, where one of several has more than one of them.
    void add_threads(std::vector<LaneNode>& tree) {
        bars_ = options_.bars ? bars_of_threads(trace_) : 0;
        std::vector<std::size_t> all(trace_.actors.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        std::vector<const trace::SliceLane*> slices;
        for (const auto& lane : trace_.slices)
            slices.push_back(lane.get());
        std::map<std::uint16_t, std::size_t> sizes;
        for (const std::size_t i : all)
            ++sizes[process_of(trace_.actors[i]->actor)];
        for (const trace::SliceLane* lane : slices)
            ++sizes[process_of(lane->actor)];
        const bool together =
            arrangement_.by_process && sizes.size() > 1 &&
            std::any_of(sizes.begin(), sizes.end(), [](auto& size) { return size.second > 1; });
        if (!together) {
            add_actors(tree, all);
            add_slices(tree, slices);
            return;
        }
        // In the order in which their first threads come.
        std::vector<std::uint16_t> processes;
        std::map<std::uint16_t, std::vector<std::size_t>> actors;
        std::map<std::uint16_t, std::vector<const trace::SliceLane*>> foreign;
        const auto know = [&](std::uint16_t process) {
            if (actors.try_emplace(process).second)
                processes.push_back(process);
            return process;
        };
        for (const std::size_t i : all)
            actors[know(process_of(trace_.actors[i]->actor))].push_back(i);
        for (const trace::SliceLane* lane : slices)
            foreign[know(process_of(lane->actor))].push_back(lane);
        for (const std::uint16_t process : processes) {
            if (sizes[process] == 1) {
                add_actors(tree, actors[process]);
                add_slices(tree, foreign[process]);
                continue;
            }
            LaneRow row;
            row.kind = LaneKind::Process;
            row.process = process;
            row.members = actors[process].size();
            const ActorId first = actors[process].empty()
                                      ? foreign[process].front()->actor
                                      : trace_.actors[actors[process].front()]->actor;
            row.name = QCoreApplication::translate("Timeline", "process of %1")
                           .arg(name_in_words(*trace_.tables, first));
            LaneNode head = node(std::move(row), Section::Threads, true);
            add_actors(head.members, actors[process]);
            add_slices(head.members, foreign[process]);
            tree.push_back(std::move(head));
        }
    }

    std::uint16_t process_of(ActorId actor) const { return trace_.tables->actor(actor).process; }

    void add_actors(std::vector<LaneNode>& into, const std::vector<std::size_t>& which) {
        const bool any_grouped = !arrangement_.grouped.empty();
        const std::vector<LaneGroup> groups =
            options_.fold_above > 0 || any_grouped
                ? lane_groups(trace_, which, any_grouped ? 1 : options_.fold_above)
                : std::vector<LaneGroup>();
        auto group = groups.begin();
        LaneNode* head = nullptr;
        std::size_t end_of_group = 0;
        for (std::size_t i = 0; i < which.size(); ++i) {
            const trace::ActorLane& lane = *trace_.actors[which[i]];
            if (i >= end_of_group)
                head = nullptr;
            while (group != groups.end() && group->first < i)
                ++group;
            if (group != groups.end() && i == group->first) {
                LaneRow row;
                row.kind = LaneKind::Group;
                row.actor = lane.actor;
                row.name = group->name;
                row.stem = group->stem;
                row.members = group->count;
                const bool many = options_.fold_above > 0 && group->count > options_.fold_above;
                if (many || arrangement_.grouped.contains(lane_key(row, *trace_.tables))) {
                    end_of_group = i + group->count;
                    into.push_back(node(std::move(row), Section::Threads, true, true));
                    head = &into.back();
                }
                ++group;
            }
            // Of the threads in a folded group only what is asked for has to be known.
            if (head && head->row.folded && !with_keys_)
                continue;
            const trace::ActorInfo& info = trace_.tables->actor(lane.actor);
            LaneRow row;
            row.kind = info.kind == record::ActorKind::Task ? LaneKind::Task : LaneKind::Thread;
            row.actor = lane.actor;
            row.name = name_in_words(*trace_.tables, lane.actor);
            row.bars = bars_;
            (head ? head->members : into)
                .push_back(node(std::move(row), Section::Threads, bars_ > 0));
        }
    }

    void add_slices(std::vector<LaneNode>& into,
                    const std::vector<const trace::SliceLane*>& which) {
        for (const trace::SliceLane* lane : which) {
            LaneRow row;
            row.kind = LaneKind::Slices;
            row.actor = lane->actor;
            row.name = name_in_words(*trace_.tables, lane->actor);
            row.bars = std::max(static_cast<int>(lane->rows.size()) - 1, 0);
            const bool deep = row.bars > 0;
            into.push_back(node(std::move(row), Section::Slices, deep));
        }
    }

    void add_locks(std::vector<LaneNode>& tree) {
        for (const auto& lane : trace_.locks) {
            LaneRow row;
            row.kind = LaneKind::Lock;
            row.object = lane->lock;
            row.name = name_in_words(*trace_.tables, lane->lock);
            // Of a long trace whether anybody ever did: lanes keep their heights, whichever part of
            // it is there.
            const bool waited_for = !lane->waits.empty() || !lane->open_waits.empty() ||
                                    (lane->overview && !lane->overview->waits.empty());
            row.bars = waited_for && options_.bars ? 1 : 0;
            tree.push_back(node(std::move(row), Section::Locks, waited_for));
        }
    }

    void add_variables(std::vector<LaneNode>& tree) {
        for (const auto& lane : trace_.variables) {
            LaneRow row;
            row.kind = LaneKind::Variable;
            row.object = lane->variable;
            row.name = name_in_words(*trace_.tables, lane->variable);
            tree.push_back(node(std::move(row), Section::Variables, false));
        }
    }

    void order(std::vector<LaneNode>& nodes) const {
        std::vector<QString> keys;
        for (const LaneNode& each : nodes)
            keys.push_back(each.key);
        std::vector<LaneNode> sorted;
        sorted.reserve(nodes.size());
        for (const std::size_t i : ordered(keys, arrangement_.order))
            sorted.push_back(std::move(nodes[i]));
        nodes = std::move(sorted);
        for (LaneNode& each : nodes)
            if (each.members.size() > 1)
                order(each.members);
    }

    void place(std::vector<LaneNode>& nodes) {
        const LaneLayout layout = lane_layout(options_, theme_);
        for (LaneNode& each : nodes) {
            if (each.hidden)
                continue;
            // What is of another kind stands apart.
            if (last_ && *last_ != each.section)
                next_top_ += layout.group_gap - layout.lane_gap;
            last_ = each.section;
            each.row.top = next_top_;
            each.bottom = next_top_ + each.row.height;
            next_top_ = each.bottom + layout.lane_gap;
            if (!each.row.folded || !each.can_fold) {
                place(each.members);
                each.bottom = next_top_ - layout.lane_gap;
            }
        }
    }

    const trace::Snapshot& trace_;
    const TimelineOptions& options_;
    const Theme& theme_;
    const LaneArrangement& arrangement_;
    bool with_keys_;
    int bars_ = 0;
    QHash<QString, int> counts_;
    double next_top_ = 0;
    std::optional<Section> last_;
};

void add_rows(std::vector<LaneNode>& nodes, std::vector<LaneRow>& rows) {
    for (LaneNode& node : nodes) {
        if (node.hidden)
            continue;
        const bool folded = node.row.folded;
        rows.push_back(std::move(node.row));
        if (!folded)
            add_rows(node.members, rows);
    }
}

std::size_t rows_of(const LaneNode& node) {
    std::size_t rows = 1;
    if (!node.row.folded)
        for (const LaneNode& member : node.members)
            rows += rows_of(member);
    return rows;
}

}  // namespace

std::vector<LaneNode> lane_tree(const session::RunSnapshot& run, const TimelineOptions& options,
                                const Theme& theme, LaneKeys keys) {
    if (!run.trace.tables)
        return {};
    const bool with_keys = keys == LaneKeys::Always || !options.arrangement.is_usual();
    return TreeBuilder(run, options, theme, with_keys).build();
}

std::vector<LaneRow> lane_rows(const session::RunSnapshot& run, const TimelineOptions& options,
                               const Theme& theme) {
    std::vector<LaneNode> tree = lane_tree(run, options, theme, LaneKeys::WhereArranged);
    std::vector<LaneRow> rows;
    add_rows(tree, rows);
    return rows;
}

std::size_t hidden_lane_count(const session::RunSnapshot& run, const TimelineOptions& options,
                              const Theme& theme) {
    std::size_t count = 0;
    if (!options.arrangement.hidden.empty() || shows_hit_lanes_only(options))
        for (const HiddenLane& each :
             hidden_lanes(lane_tree(run, options, theme, LaneKeys::Always)))
            count += each.lanes;
    return count;
}

bool is_same_lane(const LaneRow& a, const LaneRow& b) {
    return a.kind == b.kind && a.actor == b.actor && a.object == b.object && a.cpu == b.cpu &&
           a.process == b.process;
}

QString bare_name(const LaneRow& row) {
    return row.name.startsWith(QStringLiteral("▸ ")) || row.name.startsWith(QStringLiteral("▾ "))
               ? row.name.mid(2)
               : row.name;
}

QString lane_key(const LaneRow& row, const trace::Tables& tables) {
    const auto actor = [&] { return QString::fromStdString(tables.actor(row.actor).name); };
    const auto object = [&] { return QString::fromStdString(tables.object(row.object).name); };
    switch (row.kind) {
        case LaneKind::Thread:
            return QStringLiteral("thread:") + actor();
        case LaneKind::Task:
            return QStringLiteral("task:") + actor();
        case LaneKind::Group:
            return QStringLiteral("group:") + row.stem;
        case LaneKind::Process:
            return QStringLiteral("process:%1").arg(row.process);
        case LaneKind::Slices:
            return QStringLiteral("slices:") + actor();
        case LaneKind::Lock:
            return QStringLiteral("lock:") + object();
        case LaneKind::Cpu:
            return QStringLiteral("cpu:%1").arg(row.cpu);
        case LaneKind::IdleCores:
            return QStringLiteral("idle-cores");
        case LaneKind::Variable:
            return QStringLiteral("variable:") + object();
    }
    return {};
}

LanePlace find_lane(const std::vector<LaneNode>& tree, const LaneRow& row) {
    for (const LaneNode& node : tree) {
        if (is_same_lane(node.row, row))
            return {&tree, &node};
        if (const LanePlace found = find_lane(node.members, row); found.node)
            return found;
    }
    return {};
}

std::vector<HiddenLane> hidden_lanes(const std::vector<LaneNode>& tree) {
    std::vector<HiddenLane> lanes;
    for (const LaneNode& node : tree) {
        if (node.hidden) {
            lanes.push_back({node.key, bare_name(node.row), rows_of(node), !node.without_hits});
            continue;
        }
        if (node.row.folded)  // one lane is drawn of all of them
            continue;
        for (HiddenLane& member : hidden_lanes(node.members))
            lanes.push_back(std::move(member));
    }
    return lanes;
}

double lanes_height(const std::vector<LaneRow>& rows) {
    return rows.empty() ? 0 : rows.back().top + rows.back().height;
}

double header_width(const std::vector<LaneRow>& rows, const TimelineOptions& options,
                    const Theme& theme) {
    const LaneLayout layout = lane_layout(options, theme);
    if (options.header_width > 0)
        return options.header_width;
    // There has to be room to say that some are hidden.
    const bool may_hide = !options.arrangement.hidden.empty() || shows_hit_lanes_only(options);
    double widest = may_hide ? 62 * layout.unit : 0;
    for (const LaneRow& row : rows)
        widest = std::max(widest, text_width(row.name, {layout.text, true, false}));
    return std::min(std::ceil(widest) + 3 * layout.padding, 190 * layout.unit);
}

}  // namespace threadline::app
