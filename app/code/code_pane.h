// The source pane: which file, whether it was changed, a way back, and the text.
#pragma once

#include "app/code/line_map.h"
#include "app/code/source_view.h"
#include "app/panels/pane.h"

#include <string>

class QLabel;
class QToolButton;

namespace threadline::app {

class FindBar;

class CodePane : public Pane {
    Q_OBJECT
public:
    explicit CodePane(QWidget* parent = nullptr);

    SourceView& view() { return *view_; }
    // The text as the file has it. Where there is none, `why_none` stands in its place.
    void set_source(const QString& name, const QString& text, const QString& why_none = {});
    void replace_text(const QString& text);  // an edit, which Undo takes back in one step
    // Another text than the file's that is kept elsewhere (in a recording): nothing is lost with
    // it.
    void show_kept_text(const QString& text);
    void set_saved(const QString& name);  // the file now has the text that stands here
    // Another program has written the file: what stands here stays, and Revert leads to `text`.
    void set_file_text(const QString& text);
    void take_as_edited();             // what stands here is the person's own, though it was read
    bool modified() const;             // other than the file
    bool has_unsaved_changes() const;  // ... and kept nowhere
    QString text() const;
    // The text of the run on show; empty: there is none, or it is not known.
    void set_ran(const std::string& source);
    // From its lines to those that stand here, which may have been edited since.
    const LineMap& since_run() const { return since_run_; }
    // At its line, and beside the name where that line is out of sight. Line 0: none.
    void set_error(int line, const QString& message);
    // Muted beside the name, where nothing is to be said of the text itself.
    void set_hint(const QStringList& texts);  // as Pane::set_note
    void set_theme(const Theme& theme);

public slots:
    void revert();

signals:
    void text_edited();  // by the person, or reverted; not by set_source
    void modified_changed(bool modified);

private:
    void update_mark();
    void map_lines();
    void ask_for_line();

    CodePane(SourceView* view, QWidget* parent);

    QToolButton* revert_;
    QLabel* error_;  // whole, below the text; a click goes to its line
    SourceView* view_;
    QLabel* why_none_;
    FindBar* find_;
    QString original_, last_;
    QStringList hint_;
    QString kept_;
    std::string ran_;
    LineMap since_run_;
    bool loading_ = false;
    bool modified_ = false;
};

}  // namespace threadline::app
