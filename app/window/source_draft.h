// What a person has written and not saved, kept in a file of its own for as long as the window is
// open: one that was killed leaves it, and the next one finds it.
#pragma once

#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>

namespace threadline::app {

class AbandonedDraft;
class CodePane;

QString drafts_folder();  // in that for the program's data

class SourceDraft : public QObject {
    Q_OBJECT
public:
    // `scenario`: the file of the text in the pane; empty: it has none, and nothing is kept.
    SourceDraft(CodePane* code, std::function<std::filesystem::path()> scenario, QObject* parent);
    // A window that is closed has asked.
    ~SourceDraft() override;

    // What stands in the pane was found in it: it goes once that is kept here, or kept no more.
    void take_over(std::shared_ptr<AbandonedDraft> found);

private:
    void keep();
    void drop();

    CodePane* code_;
    std::function<std::filesystem::path()> scenario_;
    QTimer soon_;
    QString path_;
    QLockFile lock_;  // while there is a draft
    std::shared_ptr<AbandonedDraft> found_;
    QThreadPool pool_;  // a disk may be slow
};

// Of a window that is gone. Nobody else finds it meanwhile; it stays where it is not removed.
class AbandonedDraft {
public:
    // The newest whose text is not in its scenario's file; null: there is none.
    static std::shared_ptr<AbandonedDraft> find();

    const std::filesystem::path& scenario() const { return scenario_; }
    const QString& text() const { return text_; }
    void remove() const;

    explicit AbandonedDraft(const QString& path);

private:
    bool read();

    QString path_;
    QLockFile lock_;
    std::filesystem::path scenario_;
    QString text_;
};

}  // namespace threadline::app
