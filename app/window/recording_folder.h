// The folder for the recordings of this process, in the system's folder for temporary files. It is
// removed with its owner; where that was killed, another process does so later: its lock is free
// then, whoever has its number by now.
#pragma once

#include <filesystem>

namespace threadline::app {

class RecordingFolder {
public:
    // Where none can be made nothing is at path(), and what is written there says so.
    RecordingFolder();
    ~RecordingFolder();
    RecordingFolder(const RecordingFolder&) = delete;
    RecordingFolder& operator=(const RecordingFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    int lock_ = -1;
};

// Removes those whose owners are gone. It may take a while: many recordings are large. Any thread.
void remove_abandoned_recordings();

}  // namespace threadline::app
