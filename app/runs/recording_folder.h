// The folder for the recordings of this process, in the system's folder for temporary files or in
// another one. It is removed with its owner; where that was killed, another process finds it later:
// its lock is free then, whoever has its number by now.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <system_error>
#include <vector>

namespace threadline::app {

// What a recording is called there, and goes on with a number.
inline constexpr std::string_view asked_run = "run-";   // a person asked for that run
inline constexpr std::string_view other_run = "made-";  // an example, one of a comparison
// An empty file of that ending lies beside it: what it has is in a file of the person's.
std::filesystem::path saved_mark(std::filesystem::path recording);

class RecordingFolder {
public:
    // Where none can be made nothing is at path(), and what is written there says so.
    RecordingFolder();
    explicit RecordingFolder(const std::filesystem::path& in);
    ~RecordingFolder();
    RecordingFolder(const RecordingFolder&) = delete;
    RecordingFolder& operator=(const RecordingFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    const std::error_code& error() const { return error_; }  // why none can be made

private:
    std::filesystem::path path_;
    std::error_code error_;
    int lock_ = -1;
};

// Those in there whose process was killed, with what is in them. Any thread.
void remove_abandoned(const std::filesystem::path& in);

// What a person can have again after that: the latest run that somebody asked for and did not save,
// and those with notes, whoever asked for them.
//
// Nobody else finds it meanwhile; it stays where nobody removes it, without what is of no use to
// anybody. Any thread; to find and to remove it may take a while: many recordings are large.
class AbandonedRecordings {
public:
    // The newest with anything to be had again, or that folder alone; null: there is none, or it
    // was stopped. Those with nothing are removed, whichever is wanted.
    static std::shared_ptr<AbandonedRecordings> find(const std::filesystem::path& folder = {},
                                                     const std::stop_token& stop = {});
    ~AbandonedRecordings();
    AbandonedRecordings(const AbandonedRecordings&) = delete;
    AbandonedRecordings& operator=(const AbandonedRecordings&) = delete;

    void remove() const;  // at once
    // Where that run is from then on, in the folder of whoever takes it up; nothing: it stays.
    std::optional<std::filesystem::path> move_to(const std::filesystem::path& folder,
                                                 const std::filesystem::path& run) const;
    // The one to be shown first; the others have notes, the newest before the older.
    const std::vector<std::filesystem::path>& runs() const { return runs_; }

private:
    AbandonedRecordings(std::filesystem::path folder, int lock);
    bool look(const std::stop_token& stop);  // false: stopped

    std::filesystem::path folder_;
    int lock_;
    std::vector<std::filesystem::path> runs_;
};

}  // namespace threadline::app
