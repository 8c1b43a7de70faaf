#include "app/window/recording_folder.h"

#include <QDir>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

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

}  // namespace

RecordingFolder::RecordingFolder() {
    std::string making = temporary_folder() / (std::string(making_begin) + "XXXXXX");
    if (!mkdtemp(making.data())) {
        path_ = temporary_folder() / (std::string(name_begin) + "cannot-be-made");
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
    if (lock_ < 0)
        return;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    close(lock_);
}

void remove_abandoned_recordings() {
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::directory_iterator entry(temporary_folder(), error), end; !error && entry != end;
         entry.increment(error))
        if (entry->path().filename().string().starts_with(name_begin) &&
            is_folder_of_this_user(entry->path()))
            found.push_back(entry->path());
    for (const fs::path& folder : found) {
        const int lock = lock_of(folder, 0);
        if (lock < 0)
            continue;
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        close(lock);
    }
}

}  // namespace threadline::app
