#include "app/window/kept_runs.h"

#include "app/window/last_run.h"

#include <QSettings>
#include <QUuid>

#include <algorithm>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr auto list = "kept-runs";

// Empty: it cannot be kept.
fs::path kept_file(const std::shared_ptr<Recording>& recording,
                   const std::vector<RecalledRun>& recalled) {
    std::error_code error;
    if (recording->is_persons)
        return fs::absolute(recording->file, error);
    const auto before = std::ranges::find(recalled, recording, &RecalledRun::recording);
    const bool has_file = before != recalled.end() && !before->kept.is_persons &&
                          fs::exists(before->kept.file, error);
    if (has_file && before->notes == recording->notes)
        return before->kept.file;
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces) + ".tline";
    const fs::path copy = has_file ? before->kept.file : kept_runs_folder() / name.toStdString();
    return keep_copy(recording->file, copy) || has_file ? copy : fs::path();
}

void write_list(const std::vector<KeptRun>& kept) {
    QSettings settings;
    settings.remove(list);
    settings.beginWriteArray(list, int(kept.size()));
    for (int i = 0; i < int(kept.size()); ++i) {
        const KeptRun& run = kept[std::size_t(i)];
        settings.setArrayIndex(i);
        settings.setValue("file", QString::fromStdString(run.file.string()));
        settings.setValue("is-persons", run.is_persons);
        settings.setValue("name", run.name);
        settings.setValue("listing", run.listing);
    }
    settings.endArray();
}

}  // namespace

KeptAside::Taken KeptAside::take(const std::vector<KeptRun>& listed,
                                 const std::vector<std::optional<Compared>>& read) {
    Taken taken;
    std::error_code error;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const std::optional<Compared>& one = read[i];
        if (!one) {
            taken.are_all_there = false;
            if (!fs::exists(listed[i].file, error))
                recalled.push_back({listed[i], nullptr, nullptr});  // off the list
        } else if (!runs.empty() && one->report.info.clock != runs.front().report.info.clock) {
            taken.are_of_one_clock = false;
        } else {
            recalled.push_back({listed[i], one->recording, one->recording->notes});
            runs.push_back(*one);
        }
    }
    is_recalled = true;
    return taken;
}

fs::path kept_runs_folder() {
    return last_run_file().parent_path() / "kept-runs";
}

std::vector<KeptRun> kept_runs() {
    QSettings settings;
    std::vector<KeptRun> runs;
    const int count = settings.beginReadArray(list);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        runs.push_back({settings.value("file").toString().toStdString(),
                        settings.value("is-persons").toBool(), settings.value("name").toString(),
                        settings.value("listing").toString()});
    }
    settings.endArray();
    return runs;
}

bool can_be_kept(const Recording& recording) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(recording.file, error);
    return recording.is_persons || (!error && bytes <= most_kept_bytes);
}

std::vector<RecalledRun> keep_runs(const std::vector<Compared>& runs,
                                   const std::vector<RecalledRun>& recalled) {
    const QString listing = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::vector<RecalledRun> listed;
    std::vector<KeptRun> kept;
    for (const Compared& one : runs) {
        if (!one.recording || one.recording->file.empty())
            continue;
        const fs::path file = kept_file(one.recording, recalled);
        if (file.empty())
            continue;
        kept.push_back(
            {file, one.recording->is_persons, QString::fromStdString(one.name), listing});
        listed.push_back({kept.back(), one.recording, one.recording->notes});
    }
    std::vector<fs::path> gone;
    for (const KeptRun& before : kept_runs()) {
        if (std::ranges::find(kept, before.file, &KeptRun::file) != kept.end())
            continue;
        if (std::ranges::find(recalled, before, &RecalledRun::kept) == recalled.end())
            kept.push_back(before);
        else if (!before.is_persons)
            gone.push_back(before.file);
    }
    write_list(kept);
    std::error_code error;
    for (const fs::path& file : gone)
        fs::remove(file, error);
    return listed;
}

}  // namespace threadline::app
