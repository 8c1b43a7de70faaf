// Copies of the runs that are kept, made beside the window as soon as one is, and again where
// somebody writes on it: who closes the window waits for none but what is being made. Until then
// they lie in a folder of this window alone, which goes with it (recording_folder.h).
#pragma once

#include "app/cli/recording.h"
#include "app/runs/recording_folder.h"

#include "engine/record/result.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace threadline::app {

std::filesystem::path kept_runs_folder();

class KeptCopies : public QObject {
    Q_OBJECT
public:
    using Run = std::shared_ptr<Recording>;

    KeptCopies();
    ~KeptCopies() override;
    // Of each of these there is to be one, with the notes that it has by now; other copies go.
    void follow(const std::vector<Run>& runs);
    // The copy of this one has that name from then on; false: there is none. Waits for those that
    // are being made.
    bool give(const Run& run, const std::filesystem::path& name);

signals:
    // There is no copy of it with the notes that it has by now, and why.
    void failed(const std::shared_ptr<threadline::app::Recording>& run, const QString& why);

private:
    struct Copy;

    void make(const std::shared_ptr<Copy>& wanted);
    Status write(Copy& copy, const std::filesystem::path& from, const Recording::Notes& notes);

    std::vector<std::shared_ptr<Copy>> copies_;
    // Of the pool's thread.
    std::optional<RecordingFolder> folder_;  // once there is something to lie in it
    int made_ = 0;
    QThreadPool pool_;  // one thread: what is asked last is done last
};

}  // namespace threadline::app
