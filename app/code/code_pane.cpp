#include "app/code/code_pane.h"

#include <QToolButton>

namespace threadline::app {

CodePane::CodePane(QWidget* parent) : CodePane(new SourceView, parent) {}

CodePane::CodePane(SourceView* view, QWidget* parent)
    : Pane(tr("Source"), view, parent), revert_(new QToolButton), view_(view) {
    revert_->setText(tr("Revert"));
    revert_->setToolTip(tr("Back to the text of the file"));
    revert_->setAccessibleName(tr("Revert the source"));
    add_to_header(revert_);

    connect(revert_, &QToolButton::clicked, this, &CodePane::revert);
    connect(view_, &QPlainTextEdit::textChanged, this, [this] {
        // New colours count as a change to Qt.
        if (loading_ || view_->toPlainText() == last_)
            return;
        last_ = view_->toPlainText();
        update_mark();
        emit text_edited();
    });
    update_mark();
}

void CodePane::set_source(const QString& name, const QString& text) {
    set_title(name.isEmpty() ? tr("Source") : name);
    original_ = text;
    loading_ = true;
    view_->set_error(0, {});
    view_->set_marks({});
    view_->setPlainText(text);
    view_->show_line(0);
    last_ = view_->toPlainText();
    loading_ = false;
    update_mark();
}

bool CodePane::modified() const {
    return modified_;
}

QString CodePane::text() const {
    return view_->toPlainText();
}

void CodePane::replace_text(const QString& text) {
    QTextCursor cursor(view_->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void CodePane::revert() {
    replace_text(original_);
}

void CodePane::update_mark() {
    const bool modified = view_->toPlainText() != original_;
    if (view_->error_line() > 0)
        set_note(tr("error in line %1").arg(view_->error_line()));
    else
        set_note(modified ? tr("edited; the file is as it was") : QString());
    revert_->setVisible(modified);
    if (modified != modified_) {
        modified_ = modified;
        emit modified_changed(modified);
    }
}

void CodePane::set_error(int line, const QString& message) {
    view_->set_error(line, message);
    update_mark();
}

void CodePane::set_theme(const Theme& theme) {
    view_->set_theme(theme);
}

}  // namespace threadline::app
