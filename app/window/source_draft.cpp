#include "app/window/source_draft.h"

#include "app/code/code_pane.h"
#include "app/language/path_text.h"
#include "app/window/scenario_files.h"
#include "app/window/source_on_disk.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

#include <chrono>
#include <utility>

namespace threadline::app {
namespace {

using namespace std::chrono_literals;

constexpr auto pause = 1s;  // of what is written in it a killed window loses the rest

constexpr auto ending = ".draft";

// A process that lives keeps its lock, however old that is.
QString lock_of(const QString& draft) {
    return draft + ".lock";
}

QString part_of(const QString& draft) {
    return draft + ".part";
}

// Beside it first; without waiting for the disk, which outlives this process.
bool write_draft(const QString& path, const QJsonObject& draft) {
    const QByteArray bytes = QJsonDocument(draft).toJson(QJsonDocument::Compact);
    QFile part(part_of(path));
    if (!part.open(QIODevice::WriteOnly) || part.write(bytes) != bytes.size() || !part.flush()) {
        part.remove();
        return false;
    }
    part.close();
    std::error_code error;
    std::filesystem::rename(part.fileName().toStdString(), path.toStdString(), error);
    return !error;
}

}  // namespace

QString drafts_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/drafts";
}

SourceDraft::SourceDraft(CodePane* code, const SourceOnDisk* on_disk,
                         std::filesystem::path recordings, QObject* parent)
    : QObject(parent),
      code_(code),
      on_disk_(on_disk),
      recordings_(std::move(recordings)),
      path_(drafts_folder() + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + ending),
      lock_(lock_of(path_)) {
    pool_.setMaxThreadCount(1);
    lock_.setStaleLockTime(0);
    soon_.setSingleShot(true);
    soon_.setInterval(pause);
    connect(&soon_, &QTimer::timeout, this, &SourceDraft::keep);
    connect(code_, &CodePane::modified_changed, this, &SourceDraft::keep);
    connect(code_, &CodePane::text_edited, this, [this] {
        if (!soon_.isActive())
            soon_.start();
    });
}

SourceDraft::~SourceDraft() {
    drop();
}

void SourceDraft::take_over(std::shared_ptr<AbandonedDraft> found) {
    found_ = std::move(found);
    keep();
}

// Where it cannot be written the text is as safe as it would be without.
void SourceDraft::keep() {
    if (on_disk_->file().empty() || !code_->has_unsaved_changes())
        return drop();
    if (!lock_.isLocked() && !(QDir().mkpath(drafts_folder()) && lock_.tryLock(0)))
        return;
    pool_.clear();  // the latest is enough
    const QJsonObject draft{{"scenario", in_qt(on_disk_->file())},
                            {"file", on_disk_->decided_text()},
                            {"text", code_->text()},
                            {"recordings", in_qt(recordings_)}};
    pool_.start([path = path_, draft, found = found_] {
        if (write_draft(path, draft) && found)
            found->remove();
    });
}

void SourceDraft::drop() {
    soon_.stop();
    pool_.clear();
    pool_.waitForDone();
    if (const auto found = std::exchange(found_, nullptr))
        found->remove();
    if (!lock_.isLocked())
        return;
    QFile::remove(path_);
    lock_.unlock();
}

AbandonedDraft::AbandonedDraft(const QString& path) : path_(path), lock_(lock_of(path)) {
    lock_.setStaleLockTime(0);
}

bool AbandonedDraft::read() {
    if (!lock_.tryLock(0))
        return false;
    QFile::remove(part_of(path_));  // its window was killed while it wrote
    QFile file(path_);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject draft = QJsonDocument::fromJson(file.readAll()).object();
    scenario_ = path_of(draft.value("scenario").toString());
    recordings_ = path_of(draft.value("recordings").toString());
    text_ = draft.value("text").toString();
    if (const QJsonValue decided = draft.value("file"); decided.isString())
        text_of_file_ = decided.toString();
    const Result<QString> saved = read_text(scenario_);
    const bool is_news = !scenario_.empty() && !text_.isEmpty() && !(saved && *saved == text_);
    if (!is_news)
        remove();
    return is_news;
}

void AbandonedDraft::remove() const {
    QFile::remove(path_);
}

std::shared_ptr<AbandonedDraft> AbandonedDraft::find() {
    // Of one that was killed before there was a draft, the lock or a part alone.
    const QDir folder(drafts_folder());
    const QFileInfoList found =
        folder.entryInfoList({QStringLiteral("*%1*").arg(ending)}, QDir::Files, QDir::Time);
    for (const QFileInfo& each : found)
        if (auto draft =
                std::make_shared<AbandonedDraft>(folder.filePath(each.baseName() + ending));
            draft->read())
            return draft;
    return nullptr;
}

}  // namespace threadline::app
