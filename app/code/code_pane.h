// The source pane: which file, whether it was changed, a way back, and the text.
#pragma once

#include "app/code/source_view.h"
#include "app/panels/pane.h"

class QToolButton;

namespace threadline::app {

class CodePane : public Pane {
    Q_OBJECT
public:
    explicit CodePane(QWidget* parent = nullptr);

    SourceView& view() { return *view_; }
    // The text as the file has it.
    void set_source(const QString& name, const QString& text);
    bool modified() const;
    QString text() const;
    void set_theme(const Theme& theme);

public slots:
    void revert();

signals:
    void text_edited();  // by the person, or reverted; not by set_source
    void modified_changed(bool modified);

private:
    void update_mark();

    CodePane(SourceView* view, QWidget* parent);

    QToolButton* revert_;
    SourceView* view_;
    QString original_, last_;
    bool loading_ = false;
    bool modified_ = false;
};

}  // namespace threadline::app
