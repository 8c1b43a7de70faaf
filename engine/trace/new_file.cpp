#include "engine/trace/new_file.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace threadline::trace {

namespace fs = std::filesystem;

namespace {

// Of no file that is there, and short, however long the name of the file itself is.
fs::path hidden_name(const fs::path& target) {
    static std::atomic<unsigned> last{0};
    return target.parent_path() /
           (".threadline-" + std::to_string(getpid()) + "-" + std::to_string(++last) + ".part");
}

// What processes that were killed have left in the folder: files for it that nobody holds any more.
void remove_left_in(const fs::path& folder) {
    constexpr std::time_t young = 60;  // seconds; made by another just now, and not yet held
    std::error_code problem;
    for (fs::directory_iterator file(folder.empty() ? "." : folder, problem), end;
         !problem && file != end; file.increment(problem)) {
        const std::string name = file->path().filename().string();
        if (!name.starts_with(".threadline-") || !name.ends_with(".part"))
            continue;
        const int fd = open(file->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (fd < 0)
            continue;
        struct stat there {};
        if (fstat(fd, &there) == 0 && std::time(nullptr) - there.st_mtime > young &&
            flock(fd, LOCK_EX | LOCK_NB) == 0)
            unlink(file->path().c_str());
        close(fd);
    }
}

// Where the links lead, also to what is not there yet; their number was checked.
fs::path followed(fs::path path) {
    std::error_code problem;
    while (fs::is_symlink(path, problem))
        path = path.parent_path() / fs::read_symlink(path, problem);
    return path;
}

// "run-new.tline", "run-new-2.tline": the first that nothing had, and that this has now. Empty:
// none can be made.
fs::path made_beside(const fs::path& target) {
    for (int number = 1;; ++number) {
        fs::path name = target;
        name.replace_filename(target.stem().string() + "-new" +
                              (number > 1 ? "-" + std::to_string(number) : std::string()) +
                              target.extension().string());
        const int fd = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno == EEXIST)
            continue;
        if (fd < 0)
            return {};
        close(fd);
        return name;
    }
}

std::string mend(const fs::path& path, int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR: {
            const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
            std::error_code ignored;
            // Where no file can be made, as in /proc, the error is the same.
            if (fs::is_directory(folder, ignored))
                return "nothing can be written in the folder '" + folder.string() +
                       "'; choose another folder";
            return "there is no folder '" + folder.string() + "'; make it first";
        }
        case EISDIR:
            return "it is a folder; give the name of a file";
        case EACCES:
        case EPERM:
        case EROFS:
            return std::string(std::strerror(error)) + "; choose a place that you may write to";
        case ENOSPC:
        case EDQUOT:
            return std::string(std::strerror(error)) +
                   "; make room there, or choose another folder";
        case EFBIG:
            return std::string(std::strerror(error)) +
                   "; it would pass the limit for one file ('ulimit -f', or of the file system)";
        default:
            return std::strerror(error);
    }
}

}  // namespace

Error cannot_write(const fs::path& path, int error) {
    return Error{"cannot write '" + path.string() + "': " + mend(path, error)};
}

Result<NewFile> NewFile::create(const fs::path& path) {
    NewFile file;
    file.path_ = file.target_ = path;
    struct stat there {};
    const bool exists = stat(path.c_str(), &there) == 0;
    if (!exists && (errno == ENAMETOOLONG || errno == ELOOP))
        return file.cannot_write(errno);
    if (exists && S_ISDIR(there.st_mode))
        return file.cannot_write(EISDIR);
    if (exists && access(path.c_str(), W_OK) != 0)
        return file.cannot_write(errno);
    if (exists && !S_ISREG(there.st_mode)) {
        file.fd_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file.fd_ < 0)
            return file.cannot_write(errno);
        return file;
    }
    file.target_ = followed(path);
    do {
        file.hidden_ = hidden_name(file.target_);
        file.fd_ = open(file.hidden_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (file.fd_ < 0 && errno == EEXIST);
    if (file.fd_ < 0) {
        const int error = errno;
        file.hidden_.clear();
        return file.cannot_write(error);
    }
    // While it is held nobody takes it for one that was left; where that cannot be, it is young.
    flock(file.fd_, LOCK_EX | LOCK_NB);
    // Who could read the file before can read it afterwards; where that fails, its owner can.
    if (exists && fchmod(file.fd_, there.st_mode & 0777) != 0)
        errno = 0;
    return file;
}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      hidden_(std::exchange(other.hidden_, {})),
      beside_(std::exchange(other.beside_, {})),
      fd_(std::exchange(other.fd_, -1)) {}

NewFile::~NewFile() {
    if (fd_ >= 0)
        close(fd_);
    if (!hidden_.empty())
        unlink(hidden_.c_str());
}

Status NewFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return cannot_write(written < 0 ? errno : ENOSPC);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

Status NewFile::take_name() {
    const fs::path& now = beside_.empty() ? hidden_ : beside_;
    if (now.empty())
        return Done{};
    if (rename(now.c_str(), target_.c_str()) != 0)
        return cannot_write(errno);
    hidden_.clear();
    beside_.clear();
    return Done{};
}

Status NewFile::take_name_or_beside() {
    if (hidden_.empty())
        return Done{};
    struct stat older {};
    if (stat(target_.c_str(), &older) != 0 || older.st_size == 0)
        return take_name();
    const fs::path name = made_beside(target_);
    if (name.empty())
        return Done{};  // then only the whole one has a name
    if (rename(hidden_.c_str(), name.c_str()) != 0) {
        const int error = errno;
        unlink(name.c_str());
        return cannot_write(error);
    }
    hidden_.clear();
    beside_ = name;
    return Done{};
}

void NewFile::remove_left() const {
    if (!hidden_.empty())
        remove_left_in(target_.parent_path());
}

Error NewFile::cannot_write(int error) const {
    return Error{"cannot write '" + path_.string() + "': " + mend(target_, error)};
}

}  // namespace threadline::trace
