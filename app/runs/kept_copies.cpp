#include "app/runs/kept_copies.h"

#include "app/language/error_wording.h"
#include "app/runs/last_run.h"
#include "app/timeline/background.h"

#include "engine/trace/annotation.h"
#include "engine/trace/new_file.h"

#include <algorithm>
#include <span>
#include <string>
#include <system_error>
#include <utility>

namespace threadline::app {

namespace fs = std::filesystem;

// Its file goes with the last who knows of it, on whichever thread.
struct KeptCopies::Copy {
    explicit Copy(Run of) : run(std::move(of)) {}
    ~Copy() {
        std::error_code ignored;
        if (!file.empty())
            fs::remove(file, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    Run run;
    Recording::Notes notes;  // that it is to have
    fs::path file;           // empty: not there; of the pool's thread while that is busy
};

fs::path kept_runs_folder() {
    return last_run_file().parent_path() / "kept-runs";
}

KeptCopies::KeptCopies() {
    pool_.setMaxThreadCount(1);
}

KeptCopies::~KeptCopies() {
    copies_.clear();  // what has not begun is not done
    pool_.waitForDone();
}

// A run may be kept twice.
void KeptCopies::follow(const std::vector<Run>& runs) {
    std::vector<std::shared_ptr<Copy>> before = std::exchange(copies_, {});
    for (const Run& run : runs) {
        const auto known = std::ranges::find_if(
            before, [&](const std::shared_ptr<Copy>& each) { return each && each->run == run; });
        const bool is_new = known == before.end();
        copies_.push_back(is_new ? std::make_shared<Copy>(run) : std::exchange(*known, nullptr));
        if (is_new || copies_.back()->notes != run->notes)
            make(copies_.back());
    }
}

bool KeptCopies::give(const Run& run, const fs::path& name) {
    pool_.waitForDone();
    const auto copy = std::ranges::find_if(copies_, [&](const std::shared_ptr<Copy>& each) {
        return each->run == run && !each->file.empty();
    });
    if (copy == copies_.end())
        return false;
    std::error_code error;
    fs::rename((*copy)->file, name, error);
    if (error)
        return false;
    (*copy)->file.clear();
    copies_.erase(copy);
    return true;
}

void KeptCopies::make(const std::shared_ptr<Copy>& wanted) {
    wanted->notes = wanted->run->notes;
    const std::weak_ptr asked(wanted);
    in_background(
        pool_, this,
        [this, asked, from = wanted->run->file, notes = wanted->notes]() -> QString {
            const auto copy = asked.lock();
            if (!copy)
                return {};  // nobody keeps it any more
            const Status written = write(*copy, from, notes);
            return written ? QString() : error_in_words(written.error());
        },
        [this, asked](const QString& error) {
            if (const auto copy = asked.lock(); copy && !error.isEmpty())
                emit failed(copy->run, error);
        });
}

Status KeptCopies::write(Copy& copy, const fs::path& from, const Recording::Notes& notes) {
    const std::span<const trace::Annotation> all =
        notes ? std::span<const trace::Annotation>(*notes) : std::span<const trace::Annotation>();
    if (!copy.file.empty())
        return trace::save_annotations(copy.file, all);
    std::error_code error;
    if (const auto bytes = fs::file_size(from, error); !error && bytes > most_kept_bytes)
        return Done{};  // can_be_kept() says so
    if (!folder_) {
        fs::create_directories(kept_runs_folder(), error);
        folder_.emplace(kept_runs_folder());
        if (!error)
            error = folder_->error();
        if (error) {
            const Error why = trace::cannot_write(folder_->path(), error.value());
            folder_.reset();  // it may be possible for the next one
            return why;
        }
    }
    const fs::path file = folder_->path() / (std::to_string(++made_) + ".tline");
    const Status written = trace::copy_with_annotations(from, file, all);
    if (written)
        copy.file = file;
    return written;
}

}  // namespace threadline::app
