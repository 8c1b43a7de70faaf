#include "app/timeline/lane_moves.h"

#include <QRegularExpression>

#include <algorithm>

namespace threadline::app {

namespace {

const std::vector<LaneNode>* siblings_of(const std::vector<LaneNode>& nodes, const QString& key) {
    for (const LaneNode& node : nodes)
        if (node.key == key)
            return &nodes;
    for (const LaneNode& node : nodes)
        if (const auto* found = siblings_of(node.members, key))
            return found;
    return nullptr;
}

QStringList keys_of_all(const std::vector<LaneNode>& nodes) {
    QStringList keys;
    for (const LaneNode& node : nodes)
        keys.append(node.key);
    return keys;
}

// The order of these lanes is `keys` from now on.
void set_order(LaneArrangement& arrangement, const QStringList& keys) {
    const std::set<QString> these(keys.begin(), keys.end());
    arrangement.order.removeIf([&](const QString& key) { return these.contains(key); });
    arrangement.order.append(keys);
}

// Whether its name in the trace is that, whatever the window calls it.
bool is_recorded_as(const LaneNode& node, const QString& name) {
    switch (node.row.kind) {
        case LaneKind::Thread:
        case LaneKind::Task:
        case LaneKind::Group:
        case LaneKind::Slices:
        case LaneKind::Lock:
        case LaneKind::Variable:
            break;
        default:
            return false;  // what its key has is no name
    }
    const QString recorded = node.key.mid(node.key.indexOf(u':') + 1);
    if (recorded == name)
        return true;
    // "Interpreter lock#2" is the second of that name, unless the header says so itself.
    static const QRegularExpression number(QStringLiteral("#[0-9]+$"));
    return bare_name(node.row) != recorded && QString(recorded).remove(number) == name;
}

}  // namespace

LaneArrangement moved(const std::vector<LaneNode>& tree, LaneArrangement arrangement,
                      const QString& moved, const QString& before) {
    const auto* siblings = siblings_of(tree, moved);
    if (!siblings || moved == before)
        return arrangement;
    const QStringList as_they_were = keys_of_all(*siblings);
    QStringList keys = as_they_were;
    keys.removeOne(moved);
    const qsizetype at = before.isEmpty() ? -1 : keys.indexOf(before);
    keys.insert(at < 0 ? keys.size() : at, moved);
    if (keys != as_they_were)
        set_order(arrangement, keys);
    return arrangement;
}

LaneArrangement moved_by(const std::vector<LaneNode>& tree, LaneArrangement arrangement,
                         const QString& moved, int steps) {
    const auto* siblings = siblings_of(tree, moved);
    if (!siblings)
        return arrangement;
    std::vector<const LaneNode*> seen;
    for (const LaneNode& node : *siblings)
        if (!node.hidden)
            seen.push_back(&node);
    const auto at = std::find_if(seen.begin(), seen.end(),
                                 [&](const LaneNode* node) { return node->key == moved; });
    if (at == seen.end())
        return arrangement;
    const auto last = static_cast<std::ptrdiff_t>(seen.size()) - 1;
    const std::ptrdiff_t from = at - seen.begin();
    const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(from + steps, 0, last);
    if (to == from)
        return arrangement;
    const std::ptrdiff_t next = to > from ? to + 1 : to;
    return app::moved(tree, std::move(arrangement), moved,
                      next > last ? QString() : seen[static_cast<std::size_t>(next)]->key);
}

QStringList keys_of(const std::vector<LaneNode>& tree, const QString& name) {
    QStringList keys;
    for (const LaneNode& node : tree) {
        if (node.key == name || bare_name(node.row) == name || is_recorded_as(node, name))
            keys.append(node.key);
        keys.append(keys_of(node.members, name));
    }
    return keys;
}

LaneArrangement ordered_first(const std::vector<LaneNode>& tree, LaneArrangement arrangement,
                              const QStringList& names) {
    QStringList wanted;
    for (const QString& name : names)
        wanted.append(keys_of(tree, name));
    const auto order = [&](const auto& self, const std::vector<LaneNode>& nodes) -> void {
        QStringList keys = keys_of_all(nodes);
        QStringList first;
        for (const QString& key : wanted)
            if (keys.removeOne(key))
                first.append(key);
        if (!first.isEmpty())
            set_order(arrangement, first + keys);
        for (const LaneNode& node : nodes)
            self(self, node.members);
    };
    order(order, tree);
    return arrangement;
}

DropPlace drop_place(const std::vector<LaneNode>& siblings, double y, double gap) {
    DropPlace place;
    for (const LaneNode& node : siblings) {
        if (node.hidden)
            continue;
        if (y < (node.row.top + node.bottom) / 2)
            return {node.key, node.row.top - gap / 2};
        place.y = node.bottom + gap / 2;
    }
    return place;
}

}  // namespace threadline::app
