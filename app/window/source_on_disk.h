// The file of the text on show, as other programs write it meanwhile. What stands in the pane
// stays, and is what runs, until the person takes the file's text; the banner offers that.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>

namespace threadline::app {

class Banner;
class CodePane;

class SourceOnDisk : public QObject {
    Q_OBJECT
public:
    SourceOnDisk(CodePane* code, Banner* banner, QObject* parent);
    ~SourceOnDisk() override;

    // The file of what is on show from now on, as it was read or written here.
    void watch(const std::filesystem::path& file, const QString& text);
    void forget();
    // What is on show, and its text as far as the person has decided about it; without a file
    // empty.
    const std::filesystem::path& file() const { return file_; }
    const QString& decided_text() const { return decided_; }
    // Whether saving would end what another program wrote, and the person has not decided so. It
    // reads the file.
    bool is_newer() const;

signals:
    void changed(const QString& text);  // of the file

private:
    void look();
    void look_soon();
    void take(const QString& text);
    void take_back_offer();

    CodePane* code_;
    Banner* banner_;
    QFileSystemWatcher watcher_;
    QTimer soon_;
    std::filesystem::path file_;
    QString text_;     // of the file, as far as is known here
    QString decided_;  // ... when it was reloaded, or kept as it stands here
    QString offer_;    // as the banner says it
    quint64 asked_ = 0;
    QThreadPool pool_;  // nothing is read for one who is gone
};

}  // namespace threadline::app
