#include "app/code/code_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadline::app {

CodePane::CodePane(QWidget* parent)
    : QWidget(parent),
      name_(new QLabel(tr("Source"))),
      mark_(new QLabel),
      revert_(new QToolButton),
      view_(new SourceView) {
    name_->setProperty("role", "pane-title");
    mark_->setProperty("role", "muted");
    revert_->setText(tr("Revert"));
    revert_->setToolTip(tr("Back to the text of the file"));
    revert_->setAccessibleName(tr("Revert the source"));

    auto* header = new QWidget;
    header->setProperty("role", "pane-header");
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(12, 0, 6, 0);
    row->setSpacing(8);
    row->addWidget(name_);
    row->addWidget(mark_);
    row->addStretch();
    row->addWidget(revert_);
    header->setFixedHeight(32);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(view_, 1);

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
    name_->setText(name.isEmpty() ? tr("Source") : name);
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

void CodePane::revert() {
    // As one step that Undo takes back.
    QTextCursor cursor(view_->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(original_);
}

void CodePane::update_mark() {
    const bool modified = view_->toPlainText() != original_;
    mark_->setText(modified ? tr("edited, not saved to the file") : QString());
    mark_->setVisible(modified);
    revert_->setVisible(modified);
    if (modified != modified_) {
        modified_ = modified;
        emit modified_changed(modified);
    }
}

void CodePane::set_theme(const Theme& theme) {
    view_->set_theme(theme);
}

}  // namespace threadline::app
