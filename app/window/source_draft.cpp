#include "app/window/source_draft.h"

#include "app/code/code_pane.h"
#include "app/window/scenario_files.h"

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

}  // namespace

QString drafts_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/drafts";
}

SourceDraft::SourceDraft(CodePane* code, std::function<std::filesystem::path()> scenario,
                         QObject* parent)
    : QObject(parent),
      code_(code),
      scenario_(std::move(scenario)),
      path_(drafts_folder() + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + ending),
      lock_(lock_of(path_)) {
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

// Where it cannot be written the text is as safe as it would be without.
void SourceDraft::keep() {
    const std::filesystem::path scenario = scenario_();
    if (scenario.empty() || !code_->has_unsaved_changes())
        return drop();
    if (!lock_.isLocked() && !(QDir().mkpath(drafts_folder()) && lock_.tryLock(0)))
        return;
    const QJsonObject draft{{"scenario", QString::fromStdString(scenario.string())},
                            {"text", code_->text()}};
    const QByteArray bytes = QJsonDocument(draft).toJson(QJsonDocument::Compact);
    // Beside it first; without waiting for the disk, which outlives this process.
    QFile part(path_ + ".part");
    if (part.open(QIODevice::WriteOnly) && part.write(bytes) == bytes.size() && part.flush()) {
        part.close();
        std::error_code ignored;
        std::filesystem::rename(part.fileName().toStdString(), path_.toStdString(), ignored);
    }
}

void SourceDraft::drop() {
    soon_.stop();
    if (!lock_.isLocked())
        return;
    QFile::remove(path_);
    QFile::remove(path_ + ".part");
    lock_.unlock();
}

AbandonedDraft::AbandonedDraft(const QString& path) : path_(path), lock_(lock_of(path)) {
    lock_.setStaleLockTime(0);
}

bool AbandonedDraft::read() {
    QFile file(path_);
    if (!lock_.tryLock(0) || !file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject draft = QJsonDocument::fromJson(file.readAll()).object();
    scenario_ = draft.value("scenario").toString().toStdString();
    text_ = draft.value("text").toString();
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
    const QFileInfoList found =
        QDir(drafts_folder())
            .entryInfoList({QStringLiteral("*") + ending}, QDir::Files, QDir::Time);
    for (const QFileInfo& each : found)
        if (auto draft = std::make_shared<AbandonedDraft>(each.filePath()); draft->read())
            return draft;
    return nullptr;
}

}  // namespace threadline::app
