#include "app/runs/kept_runs.h"

#include "app/language/path_text.h"
#include "app/runs/last_run.h"

#include <QLockFile>
#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr auto setting = "kept-runs";
constexpr int longest_wait_ms = 2'000;  // for another window that is closed in the same moment

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
        settings.setValue("by-hand", run.by_hand);
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
        std::vector<Compared>& beside = listed[i].by_hand ? runs : compared;
        if (!one) {
            taken.are_all_there = false;
            if (!fs::exists(listed[i].file, error))
                recalled.push_back({listed[i], nullptr, nullptr});  // off the list
        } else if (!beside.empty() && one->report.info.clock != beside.front().report.info.clock) {
            taken.are_of_one_clock = false;
        } else {
            recalled.push_back({listed[i], one->recording, one->recording->notes});
            beside.push_back(*one);
        }
    }
    is_recalled = true;
    are_by_hand = true;
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

bool KeptAside::list(const std::vector<Compared>& kept, bool by_hand) {
    std::error_code error;
    fs::create_directories(kept_runs_lock().parent_path(), error);
    // That of a window that was killed is taken over. Where there can be none nobody has one.
    QLockFile lock(in_qt(kept_runs_lock()));
    if (!lock.tryLock(longest_wait_ms) && lock.error() == QLockFile::LockFailedError)
        return false;
    for (RecalledRun& before : recalled)
        if (!before.kept.is_persons && !fs::exists(before.kept.file, error))
            before.recording = nullptr;  // another window has taken it off the list
    const std::vector<KeptRun> before = kept_runs();
    const auto is_ours = [this](const KeptRun& run) {
        return std::ranges::find(recalled, run, &RecalledRun::kept) != recalled.end();
    };
    const bool gives_way = !by_hand && std::ranges::any_of(before, [&](const KeptRun& run) {
        return run.by_hand && !is_ours(run);
    });
    if (!gives_way)
        make_copies(kept);
    const QString listing = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::vector<RecalledRun> listed;
    std::vector<KeptRun> all;
    for (const Compared& one : kept) {
        if (gives_way || !one.recording || one.recording->file.empty())
            continue;
        const fs::path file = file_for_list(one.recording);
        if (file.empty())
            continue;
        all.push_back(
            {file, one.recording->is_persons, QString::fromStdString(one.name), listing, by_hand});
        listed.push_back({all.back(), one.recording, one.recording->notes});
    }
    std::vector<fs::path> gone;
    for (const KeptRun& run : before) {
        if (std::ranges::find(all, run.file, &KeptRun::file) != all.end())
            continue;
        if (!is_ours(run) && (run.by_hand || listed.empty()))
            all.push_back(run);
        else if (!run.is_persons)
            gone.push_back(run.file);
    }
    write_list(all);
    for (const fs::path& file : gone)
        fs::remove(file, error);
    recalled = std::move(listed);
    return true;
}

fs::path kept_runs_lock() {
    fs::path lock = kept_runs_folder();
    lock += ".lock";
    return lock;
}

std::vector<KeptRun> kept_runs() {
    QSettings settings;
    std::vector<KeptRun> runs;
    const int count = settings.beginReadArray(setting);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        runs.push_back({path_of(settings.value("file").toString()),
                        settings.value("is-persons").toBool(), settings.value("name").toString(),
                        settings.value("listing").toString(),
                        settings.value("by-hand", true).toBool()});
    }
    settings.endArray();
    return runs;
}

std::vector<KeptRun> runs_to_recall() {
    std::vector<KeptRun> all = kept_runs();
    const bool any_by_hand = std::ranges::any_of(all, &KeptRun::by_hand);
    std::erase_if(all, [&](const KeptRun& run) { return run.by_hand != any_by_hand; });
    return all;
}

bool can_be_kept(const Recording& recording) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(recording.file, error);
    return recording.is_persons || (!error && bytes <= most_kept_bytes);
}

}  // namespace threadline::app
