// A disk on which there is no room.
#pragma once

#include <sys/resource.h>

#include <csignal>

namespace threadline::test {

// Stands in for a disk that is full: no file of this process gets longer than that.
class FilesOfAtMost {
public:
    explicit FilesOfAtMost(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FilesOfAtMost() { setrlimit(RLIMIT_FSIZE, &before_); }
    FilesOfAtMost(const FilesOfAtMost&) = delete;
    FilesOfAtMost& operator=(const FilesOfAtMost&) = delete;

private:
    rlimit before_{};
};

}  // namespace threadline::test
