#include "app/runs/kept_runs.h"

#include "app/runs/last_run.h"
#include "app/runs/path_text.h"

#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr auto setting = "kept-runs";

void write_list(const std::vector<KeptRun>& kept) {
    QSettings settings;
    settings.remove(setting);
    settings.beginWriteArray(setting, int(kept.size()));
    for (int i = 0; i < int(kept.size()); ++i) {
        const KeptRun& run = kept[std::size_t(i)];
        settings.setArrayIndex(i);
        settings.setValue("file", in_qt(run.file));
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

// In a file of the program's; null: it is not, or not any more.
const RecalledRun* KeptAside::on_list(const std::shared_ptr<Recording>& recording) const {
    const auto run = std::ranges::find(recalled, recording, &RecalledRun::recording);
    return run != recalled.end() && !run->kept.is_persons ? &*run : nullptr;
}

void KeptAside::make_copies(const std::vector<Compared>& kept) {
    std::vector<KeptCopies::Run> wanted;
    for (const Compared& one : kept) {
        if (!one.recording || one.recording->file.empty() || one.recording->is_persons)
            continue;
        const RecalledRun* before = on_list(one.recording);
        if (!before || before->notes != one.recording->notes)
            wanted.push_back(one.recording);
    }
    copies.follow(wanted);
}

// Empty: it cannot be kept.
fs::path KeptAside::file_for_list(const std::shared_ptr<Recording>& recording) {
    std::error_code error;
    if (recording->is_persons)
        return fs::absolute(recording->file, error);
    const RecalledRun* before = on_list(recording);
    if (before && before->notes == recording->notes)
        return before->kept.file;
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces) + ".tline";
    const fs::path file = before ? before->kept.file : kept_runs_folder() / name.toStdString();
    return copies.give(recording, file) || before ? file : fs::path();
}

void KeptAside::list(const std::vector<Compared>& kept) {
    std::error_code error;
    for (RecalledRun& before : recalled)
        if (!before.kept.is_persons && !fs::exists(before.kept.file, error))
            before.recording = nullptr;  // another window has taken it off the list
    make_copies(kept);
    const QString listing = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::vector<RecalledRun> listed;
    std::vector<KeptRun> all;
    for (const Compared& one : kept) {
        if (!one.recording || one.recording->file.empty())
            continue;
        const fs::path file = file_for_list(one.recording);
        if (file.empty())
            continue;
        all.push_back({file, one.recording->is_persons, QString::fromStdString(one.name), listing});
        listed.push_back({all.back(), one.recording, one.recording->notes});
    }
    std::vector<fs::path> gone;
    for (const KeptRun& before : kept_runs()) {
        if (std::ranges::find(all, before.file, &KeptRun::file) != all.end())
            continue;
        if (std::ranges::find(recalled, before, &RecalledRun::kept) == recalled.end())
            all.push_back(before);
        else if (!before.is_persons)
            gone.push_back(before.file);
    }
    write_list(all);
    for (const fs::path& file : gone)
        fs::remove(file, error);
    recalled = std::move(listed);
}

std::vector<KeptRun> kept_runs() {
    QSettings settings;
    std::vector<KeptRun> runs;
    const int count = settings.beginReadArray(setting);
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

}  // namespace threadline::app
