#include "app/cli/schedule_export.h"

#include "app/cli/one_run.h"
#include "app/cli/output.h"

#include "engine/exchange/output_file.h"
#include "engine/exchange/schedule_of_run.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace threadline::app {

namespace {

namespace fs = std::filesystem;

// A folder of its own, gone with it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::error_code problem;
        std::string name = (fs::temp_directory_path(problem) / "threadline-XXXXXX").string();
        if (mkdtemp(name.data()) != nullptr)
            path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code problem;
        if (!path_.empty())
            fs::remove_all(path_, problem);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const fs::path& path() const { return path_; }  // empty: there is none

private:
    fs::path path_;
};

ExitStatus write_schedule(const fs::path& recorded, const fs::path& out) {
    const auto schedule = exchange::schedule_of_file(recorded);
    if (!schedule)
        return usage_error(schedule.error().message);
    const Status written = exchange::write_file(out, [&](std::ostream& stream) -> Status {
        stream << record::to_text(*schedule);
        return Done{};
    });
    if (written)
        return ExitStatus::Done;
    print_error(written.error().message);
    return ExitStatus::Failed;
}

}  // namespace

ExitStatus export_schedule(const ExportCommand& command) {
    const fs::path source = command.run.scenario;
    if (command.from || command.to)
        return usage_error(
            "--from and --to choose a part of a picture or table; a schedule is of "
            "the whole run, so leave them out");
    if (source.extension() == ".json")
        return usage_error(source.string() +
                           ": a Chrome JSON trace does not say who went next; name a .tline file");
    if (source.extension() == ".tline") {
        if (const Status fits = check_recorded(command.run); !fits)
            return usage_error(fits.error().message);
        return write_schedule(source, command.out);
    }
    // Who went next is read from the recording, whether somebody wants to keep that or not.
    const TemporaryFolder folder;
    RunCommand run = command.run;
    if (!run.file) {
        if (folder.path().empty())
            return usage_error(std::string("cannot make a folder for the recording: ") +
                               std::strerror(errno) + "; keep it with -o run.tline");
        run.file = folder.path() / "run.tline";
    }
    const auto finished = run_once(run);
    if (!finished)
        return usage_error(finished.error().message);
    if (finished->status == ExitStatus::Usage || finished->status == ExitStatus::Stopped)
        return finished->status;
    if (const ExitStatus written = write_schedule(*run.file, command.out);
        written != ExitStatus::Done)
        return written;
    return with_findings(finished->status, *finished->snapshot.findings, command.run.fail_on);
}

}  // namespace threadline::app
