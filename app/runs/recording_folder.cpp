#include "app/runs/recording_folder.h"

#include "engine/trace/trace_file.h"

#include <QDir>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

// A folder has its name only once it is locked, so none that is being made is taken for abandoned.
constexpr std::string_view name_begin = "threadline-";
constexpr std::string_view making_begin = ".threadline-";
constexpr std::string_view owner_file = "owner";

fs::path temporary_folder() {
    const QString folder = QDir::tempPath();  // empty where TMPDIR leads nowhere
    return folder.isEmpty() ? fs::path("/tmp") : fs::path(folder.toStdString());
}

// Locked for as long as the descriptor is open; -1: somebody else has it, or it is not there.
int lock_of(const fs::path& folder, int flags) {
    const int file =
        open((folder / owner_file).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) != 0) {
        close(file);
        return -1;
    }
    return file;
}

bool is_folder_of_this_user(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
           status.st_uid == geteuid();
}

bool begins(const fs::path& path, std::string_view name) {
    return path.filename().string().starts_with(name);
}

// The newest first.
std::vector<fs::path> by_time(const fs::path& folder, auto&& is_wanted) {
    std::error_code error;
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (std::error_code gone; is_wanted(entry->path()))
            found.emplace_back(entry->last_write_time(gone), entry->path());
    std::ranges::sort(found, std::greater{});
    std::vector<fs::path> paths;
    for (auto& [time, path] : found)
        paths.push_back(std::move(path));
    return paths;
}

// Of processes that live, and of those that were killed.
std::vector<fs::path> folders_in(const fs::path& place) {
    return by_time(place, [](const fs::path& path) {
        return begins(path, name_begin) && is_folder_of_this_user(path);
    });
}

}  // namespace

fs::path saved_mark(fs::path recording) {
    return recording += ".saved";
}

RecordingFolder::RecordingFolder() : RecordingFolder(temporary_folder()) {}

RecordingFolder::RecordingFolder(const fs::path& in) {
    std::string making = in / (std::string(making_begin) + "XXXXXX");
    if (!mkdtemp(making.data())) {
        error_ = {errno, std::generic_category()};
        path_ = in / (std::string(name_begin) + "cannot-be-made");
        return;
    }
    lock_ = lock_of(making, O_CREAT);
    const fs::path made = making;
    path_ = made.parent_path() / made.filename().string().substr(1);
    std::error_code error;
    fs::rename(made, path_, error);
    if (error)
        path_ = made;
}

RecordingFolder::~RecordingFolder() {
    std::error_code ignored;
    if (!error_)
        fs::remove_all(path_, ignored);
    if (lock_ >= 0)
        close(lock_);
}

void remove_abandoned(const fs::path& in) {
    for (const fs::path& folder : folders_in(in)) {
        const int lock = lock_of(folder, 0);
        if (lock < 0)
            continue;
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        close(lock);
    }
}

AbandonedRecordings::AbandonedRecordings(fs::path folder, int lock)
    : folder_(std::move(folder)), lock_(lock) {}

// Finds the runs; the other files go.
bool AbandonedRecordings::look(const std::stop_token& stop) {
    std::error_code ignored;
    bool has_asked = false;
    const std::vector<fs::path> files =
        by_time(folder_, [](const fs::path& file) { return file.filename() != owner_file; });
    for (const fs::path& run : files) {
        if (run.extension() != ".tline" || fs::exists(saved_mark(run), ignored))
            continue;
        const auto reader = trace::TraceReader::open(run, stop);
        if (stop.stop_requested())
            return false;
        if (!reader || reader.value()->event_count() == 0)
            continue;
        if (!has_asked && begins(run, asked_run)) {
            has_asked = true;
            runs_.insert(runs_.begin(), run);
        } else if (!reader.value()->annotations().empty()) {
            runs_.push_back(run);
        }
    }
    for (const fs::path& file : files)
        if (std::ranges::find(runs_, file) == runs_.end())
            fs::remove(file, ignored);
    return true;
}

AbandonedRecordings::~AbandonedRecordings() {
    close(lock_);
}

void AbandonedRecordings::remove() const {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

// Under a name of its own, which says as much as the one before.
std::optional<fs::path> AbandonedRecordings::move_to(const fs::path& folder,
                                                     const fs::path& run) const {
    const std::string of = '-' + folder_.filename().string();
    fs::path to = folder / (run.stem().string() + of + run.extension().string());
    std::error_code error;
    fs::rename(run, to, error);
    return error ? std::nullopt : std::optional(std::move(to));
}

std::shared_ptr<AbandonedRecordings> AbandonedRecordings::find(const fs::path& wanted,
                                                               const std::stop_token& stop) {
    std::shared_ptr<AbandonedRecordings> answer;
    for (const fs::path& folder : folders_in(temporary_folder())) {
        const int lock = lock_of(folder, 0);
        if (lock < 0)
            continue;
        std::shared_ptr<AbandonedRecordings> recordings(new AbandonedRecordings(folder, lock));
        if (!recordings->look(stop))
            return nullptr;
        if (recordings->runs().empty())
            recordings->remove();
        else if (!answer && (wanted.empty() || folder == wanted))
            answer = std::move(recordings);
    }
    return answer;
}

}  // namespace threadline::app
