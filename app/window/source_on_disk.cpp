#include "app/window/source_on_disk.h"

#include "app/code/code_pane.h"
#include "app/language/path_text.h"
#include "app/panels/banner.h"
#include "app/window/scenario_files.h"

#include <QFileInfo>

#include <chrono>
#include <utility>

namespace threadline::app {
namespace {

using namespace std::chrono_literals;

// A program that empties a file and writes it anew is done by then; what it writes later is seen
// as well.
constexpr auto pause = 150ms;

}  // namespace

SourceOnDisk::SourceOnDisk(CodePane* code, Banner* banner, QObject* parent)
    : QObject(parent), code_(code), banner_(banner), reading_(this) {
    soon_.setSingleShot(true);
    soon_.setInterval(pause);
    connect(&soon_, &QTimer::timeout, this, &SourceOnDisk::look);
    connect(code_, &CodePane::modified_changed, this, [this](bool modified) {
        if (modified)
            return;
        decided_ = text_;
        take_back_offer();
    });
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, &SourceOnDisk::look_soon);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, &SourceOnDisk::look_soon);
}

void SourceOnDisk::watch(const std::filesystem::path& file, const QString& text) {
    forget();
    file_ = file;
    text_ = decided_ = text;
    // Another program puts a new file in its place: only the folder tells of that.
    watcher_.addPath(in_qt(file.parent_path()));
    look();  // it may have been written since it was read
}

void SourceOnDisk::forget() {
    reading_.forget();
    soon_.stop();
    file_.clear();
    text_.clear();
    decided_.clear();
    for (const QString& path : watcher_.files() + watcher_.directories())
        watcher_.removePath(path);
    take_back_offer();
}

bool SourceOnDisk::is_newer() const {
    if (file_.empty())
        return false;
    const Result<QString> now = read_text(file_);
    return now && *now != code_->text() && *now != decided_;
}

// Not put off by what follows: a folder in which something goes on all the time.
void SourceOnDisk::look_soon() {
    if (!soon_.isActive())
        soon_.start();
}

void SourceOnDisk::look() {
    // Under that name may be another file than the one that was watched.
    const QString path = in_qt(file_);
    if (watcher_.files().contains(path))
        watcher_.removePath(path);
    if (QFileInfo::exists(path))
        watcher_.addPath(path);
    reading_.ask(
        [file = file_](const std::atomic<bool>&) {
            return std::make_shared<Result<QString>>(read_text(file));
        },
        [this](const std::shared_ptr<Result<QString>>& text) {
            if (text->ok())
                take(text->value());
        });
}

void SourceOnDisk::take(const QString& text) {
    if (text == text_)
        return;
    text_ = text;
    code_->set_file_text(text);
    emit changed(text);
    take_back_offer();
    if (!code_->modified())
        decided_ = text;  // it is what stands here
    if (text == decided_)
        return;
    offer_ = tr("%1 was changed by another program. What runs is still the text below.")
                 .arg(in_qt(file_.filename()));
    banner_->ask(
        offer_,
        {{tr("Revert"), tr("The text as the file has it now; Undo brings this one back"),
          [this] { code_->revert(); }},
         {tr("Keep mine on save"), tr("Saving replaces what the other program wrote"), [this] {
              decided_ = text_;
              code_->take_as_edited();
          }}});
}

void SourceOnDisk::take_back_offer() {
    banner_->take_back(std::exchange(offer_, {}));
}

}  // namespace threadline::app
