#include "app/cli/lane_names.h"

#include "app/cli/scenario_lookup.h"

#include "app/timeline/lane_moves.h"

#include <algorithm>

namespace threadline::app {

namespace {

void add_names(const std::vector<LaneNode>& tree, std::vector<std::string>& names) {
    for (const LaneNode& node : tree) {
        const std::string name = bare_name(node.row).toStdString();
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
        add_names(node.members, names);
    }
}

Error no_such_lane(const std::vector<LaneNode>& tree, const std::string& option,
                   const std::string& name) {
    constexpr std::size_t most = 8;
    std::vector<std::string> names;
    add_names(tree, names);
    std::string text = option + ": there is no lane '" + name + "' in this picture";
    if (const std::string suggestion = nearest(name, names); !suggestion.empty())
        return Error{text + "; did you mean '" + suggestion + "'?"};
    text += "; it has ";
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        text.append(i == 0 ? "" : ", ").append(names[i]);
    return Error{text + (names.size() > most ? ", ..." : "")};
}

}  // namespace

Status arrange_lanes(const ExportCommand& command, const session::RunSnapshot& run,
                     const Theme& theme, TimelineOptions& options) {
    if (command.hidden_lanes.empty() && command.first_lanes.empty())
        return Done{};
    const std::vector<LaneNode> tree = lane_tree(run, options, theme, LaneKeys::Always);
    QStringList first;
    for (const std::string& name : command.first_lanes) {
        first.append(QString::fromStdString(name));
        if (keys_of(tree, first.back()).isEmpty())
            return no_such_lane(tree, "--order", name);
    }
    options.arrangement = ordered_first(tree, options.arrangement, first);
    for (const std::string& name : command.hidden_lanes) {
        const QStringList keys = keys_of(tree, QString::fromStdString(name));
        if (keys.isEmpty())
            return no_such_lane(tree, "--hide", name);
        options.arrangement.hidden.insert(keys.begin(), keys.end());
    }
    if (lane_rows(run, options, theme).empty())
        return Error{"--hide leaves no lane to draw; name fewer"};
    return Done{};
}

}  // namespace threadline::app
