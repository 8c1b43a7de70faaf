// The folder for the recordings of this process, in the system's folder for temporary files. It is
// removed with its owner; where that was killed, another process finds it later: its lock is free
// then, whoever has its number by now.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace threadline::app {

// What a recording is called there, and goes on with a number.
inline constexpr std::string_view asked_run = "run-";    // a person asked for that run
inline constexpr std::string_view other_run = "made-";   // an example, one of a comparison
inline constexpr std::string_view saved_run = "saved-";  // what it has is in a file of the person's

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

// What a person can have again after that: the latest run that somebody asked for and did not save,
// and those with notes, whoever asked for them.
//
// Nobody else finds it meanwhile, and it is removed with the last who has it. Any thread; to find
// and to remove it may take a while: many recordings are large.
class AbandonedRecordings {
public:
    // The newest with anything to be had again, or that folder alone; null: there is none. Those
    // with nothing are removed.
    static std::shared_ptr<AbandonedRecordings> find(const std::filesystem::path& folder = {});
    ~AbandonedRecordings();
    AbandonedRecordings(const AbandonedRecordings&) = delete;
    AbandonedRecordings& operator=(const AbandonedRecordings&) = delete;

    void remove() const;  // at once
    // Where they are from then on: in the folder of whoever takes them up.
    std::vector<std::filesystem::path> move_to(const std::filesystem::path& folder) const;
    // The one to be shown first; the others have notes, the newest before the older.
    const std::vector<std::filesystem::path>& runs() const { return runs_; }

private:
    AbandonedRecordings(std::filesystem::path folder, int lock);

    std::filesystem::path folder_;
    int lock_;
    std::vector<std::filesystem::path> runs_;
};

}  // namespace threadline::app
