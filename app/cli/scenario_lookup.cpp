#include "app/cli/scenario_lookup.h"

#include <algorithm>
#include <numeric>

namespace threadline::app {

namespace fs = std::filesystem;

namespace {

// Levenshtein's distance, one row at a time.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

// "opposite-order" of "deadlock/opposite-order".
std::string last_part(const std::string& name) {
    return name.substr(name.rfind('/') + 1);
}

}  // namespace

std::vector<ScenarioPath> scenarios_in(const fs::path& folder) {
    std::vector<ScenarioPath> found;
    std::error_code problem;
    for (auto entry = fs::recursive_directory_iterator(folder, problem);
         !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        if (!entry->is_regular_file() || entry->path().extension() != ".lua")
            continue;
        found.push_back(
            {entry->path().lexically_relative(folder).replace_extension().string(), entry->path()});
    }
    std::sort(found.begin(), found.end(),
              [](const ScenarioPath& a, const ScenarioPath& b) { return a.name < b.name; });
    return found;
}

Result<ScenarioPath> find_scenario(const fs::path& folder, const std::string& asked) {
    std::error_code problem;
    const bool names_file = asked.size() > 4 && asked.ends_with(".lua");
    if (names_file) {
        if (fs::is_regular_file(asked, problem))
            return ScenarioPath{asked, asked};
        return Error{"cannot find the scenario file " + asked +
                     "; 'threadline list' names the scenarios that come with Threadline"};
    }
    std::vector<std::string> names;
    for (const ScenarioPath& file : scenarios_in(folder)) {
        if (file.name == asked)
            return file;
        names.push_back(file.name);
    }
    if (names.empty())
        return Error{"there are no scenarios in " + folder.string() +
                     "; give the path of a .lua file"};
    const std::string suggestion = nearest(asked, names);
    return Error{"there is no scenario '" + asked + "'" +
                 (suggestion.empty() ? std::string() : "; did you mean " + suggestion + "?") +
                 (suggestion.empty() ? "; 'threadline list' names them" : "")};
}

std::string nearest(const std::string& asked, const std::vector<std::string>& names) {
    std::string best;
    std::size_t best_distance = asked.size() / 2 + 2;
    for (const std::string& name : names) {
        const std::size_t d = std::min(distance(asked, name), distance(asked, last_part(name)));
        if (d < best_distance) {
            best_distance = d;
            best = name;
        }
    }
    return best;
}

}  // namespace threadline::app
