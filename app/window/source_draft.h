// What a person has written and not saved, kept in a file of its own for as long as the window is
// open: one that was killed leaves it, and the next one finds it.
#pragma once

#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>

namespace threadline::app {

class AbandonedDraft;
class CodePane;
class SourceOnDisk;

QString drafts_folder();  // in that for the program's data

class SourceDraft : public QObject {
    Q_OBJECT
public:
    // `on_disk`: the file of the text in the pane; where there is none nothing is kept.
    // `recordings`: the folder in which this window has the runs that belong to it.
    SourceDraft(CodePane* code, const SourceOnDisk* on_disk, std::filesystem::path recordings,
                QObject* parent);
    // A window that is closed has asked.
    ~SourceDraft() override;

    // What stands in the pane was found in it: it goes once that is kept here, or kept no more.
    void take_over(std::shared_ptr<AbandonedDraft> found);

private:
    void keep();
    void drop();

    CodePane* code_;
    const SourceOnDisk* on_disk_;
    std::filesystem::path recordings_;
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
    // Of the file, when the person last decided about it: none is known from an older window.
    const std::optional<QString>& text_of_file() const { return text_of_file_; }
    const std::filesystem::path& recordings() const { return recordings_; }
    void remove() const;

    explicit AbandonedDraft(const QString& path);

private:
    bool read();

    QString path_;
    QLockFile lock_;
    std::filesystem::path scenario_, recordings_;
    QString text_;
    std::optional<QString> text_of_file_;
};

}  // namespace threadline::app
