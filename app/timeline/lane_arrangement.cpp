#include "app/timeline/lane_arrangement.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <numeric>

namespace threadline::app {

namespace {

template <typename Texts>
QJsonArray array_of(const Texts& texts) {
    QJsonArray array;
    for (const QString& text : texts)
        array.append(text);
    return array;
}

}  // namespace

QByteArray to_json(const LaneArrangement& arrangement) {
    QJsonObject folded;
    for (const auto& [key, is_folded] : arrangement.folded)
        folded.insert(key, is_folded);
    QJsonObject stretch;
    for (const auto& [key, factor] : arrangement.stretch)
        stretch.insert(key, factor);
    QJsonObject all;
    if (!arrangement.order.isEmpty())
        all.insert("order", array_of(arrangement.order));
    if (!arrangement.hidden.empty())
        all.insert("hidden", array_of(arrangement.hidden));
    if (!arrangement.grouped.empty())
        all.insert("grouped", array_of(arrangement.grouped));
    if (!folded.isEmpty())
        all.insert("folded", folded);
    if (!stretch.isEmpty())
        all.insert("stretch", stretch);
    if (!arrangement.by_process)
        all.insert("by_process", false);
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

LaneArrangement lane_arrangement_from_json(const QByteArray& json) {
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    LaneArrangement arrangement;
    for (const auto& each : all.value("order").toArray())
        if (each.isString() && !arrangement.order.contains(each.toString()))
            arrangement.order.append(each.toString());
    for (const auto& each : all.value("hidden").toArray())
        if (each.isString())
            arrangement.hidden.insert(each.toString());
    for (const auto& each : all.value("grouped").toArray())
        if (each.isString())
            arrangement.grouped.insert(each.toString());
    const QJsonObject folded = all.value("folded").toObject();
    for (auto it = folded.begin(); it != folded.end(); ++it)
        if (it.value().isBool())
            arrangement.folded.emplace(it.key(), it.value().toBool());
    const QJsonObject stretch = all.value("stretch").toObject();
    for (auto it = stretch.begin(); it != stretch.end(); ++it)
        if (it.value().isDouble())
            arrangement.stretch.emplace(
                it.key(), std::clamp(it.value().toDouble(), LaneArrangement::least_stretch,
                                     LaneArrangement::most_stretch));
    arrangement.by_process = all.value("by_process").toBool(true);
    return arrangement;
}

std::vector<std::size_t> ordered(const std::vector<QString>& keys, const QStringList& order) {
    std::vector<std::size_t> result(keys.size());
    std::iota(result.begin(), result.end(), std::size_t{0});
    if (order.isEmpty())
        return result;
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < order.size(); ++i)
        places.insert(order[i], i);
    // What is not named has the place of what stands before it, and comes after that.
    std::vector<qsizetype> place(keys.size());
    qsizetype last = -1;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        last = places.value(keys[i], last);
        place[i] = last;
    }
    std::vector<bool> named(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        named[i] = places.contains(keys[i]);
    std::stable_sort(result.begin(), result.end(), [&](std::size_t a, std::size_t b) {
        return place[a] != place[b] ? place[a] < place[b] : named[a] && !named[b];
    });
    return result;
}

}  // namespace threadline::app
