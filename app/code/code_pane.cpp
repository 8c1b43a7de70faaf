#include "app/code/code_pane.h"

#include "app/code/find_bar.h"
#include "app/code/shown_text.h"

#include <QInputDialog>
#include <QLabel>
#include <QToolButton>

namespace threadline::app {

CodePane::CodePane(QWidget* parent) : CodePane(new SourceView, parent) {}

CodePane::CodePane(SourceView* view, QWidget* parent)
    : Pane(tr("Source"), view, parent),
      revert_(new QToolButton),
      error_(new QLabel),
      view_(view),
      why_none_(new QLabel),
      find_(new FindBar(view)) {
    revert_->setText(tr("Revert"));
    revert_->setToolTip(tr("Back to the text of the file"));
    revert_->setAccessibleName(tr("Revert the source"));
    add_to_header(revert_);
    error_->setObjectName("source-error");
    error_->setProperty("role", "error");
    error_->setWordWrap(true);
    error_->setTextFormat(Qt::RichText);
    error_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    error_->setContentsMargins(12, 6, 12, 8);
    error_->setAccessibleName(tr("Error in the source"));
    error_->hide();
    why_none_->setObjectName("why_none");
    why_none_->setProperty("role", "muted");
    why_none_->setWordWrap(true);
    why_none_->setAlignment(Qt::AlignCenter);
    why_none_->setContentsMargins(16, 8, 16, 8);
    why_none_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    why_none_->hide();
    add_below(why_none_);
    add_below(find_);
    add_below(error_);
    connect(error_, &QLabel::linkActivated, this,
            [this](const QString& line) { view_->go_to_line(line.toInt()); });

    connect(view_->actions().add(tr("Go to a line"), {QKeySequence(Qt::CTRL | Qt::Key_G)}),
            &QAction::triggered, this, &CodePane::ask_for_line);
    connect(revert_, &QToolButton::clicked, this, &CodePane::revert);
    connect(view_, &QPlainTextEdit::textChanged, this, [this] {
        // New colours count as a change to Qt.
        if (loading_ || view_->toPlainText() == last_)
            return;
        last_ = view_->toPlainText();
        map_lines();
        find_->look_again();
        emit text_edited();
    });
    update_mark();
}

void CodePane::set_source(const QString& name, const QString& text, const QString& why_none) {
    const bool is_there = !text.isEmpty() || why_none.isEmpty();
    set_title(name.isEmpty() ? tr("Source") : name);
    why_none_->setText(is_there ? QString() : why_none);
    why_none_->setVisible(!is_there);
    view_->setVisible(is_there);
    if (!is_there)
        find_->end();
    loading_ = true;
    set_error(0, {});
    view_->set_found({});
    view_->forget_marks();
    view_->setPlainText(text);
    view_->show_line(0);
    original_ = kept_ = last_ = view_->toPlainText();
    loading_ = false;
    find_->look_again();
    map_lines();
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

void CodePane::show_kept_text(const QString& text) {
    replace_text(text);
    kept_ = view_->toPlainText();
}

void CodePane::set_saved(const QString& name) {
    set_title(name);
    original_ = kept_ = view_->toPlainText();
    update_mark();
}

void CodePane::set_file_text(const QString& text) {
    if (!modified_)
        kept_ = view_->toPlainText();  // nobody has written it here
    original_ = as_shown(text);
    update_mark();
}

void CodePane::take_as_edited() {
    kept_ = original_;
    update_mark();
    emit modified_changed(modified_);  // it is worth keeping now
}

bool CodePane::has_unsaved_changes() const {
    return modified_ && view_->toPlainText() != kept_;
}

void CodePane::revert() {
    replace_text(original_);
}

void CodePane::set_ran(const std::string& source) {
    if (source == ran_)
        return;
    ran_ = source;
    map_lines();
}

void CodePane::map_lines() {
    const QString ran = as_shown(QString::fromStdString(ran_));
    since_run_ = ran.isEmpty() ? LineMap() : LineMap(ran, view_->toPlainText());
    update_mark();
}

void CodePane::update_mark() {
    const QString text = view_->toPlainText();
    const bool modified = text != original_;
    if (view_->error_line() > 0)
        set_note({tr("error in line %1").arg(view_->error_line()), tr("error")});
    else if (!since_run_.is_same())
        set_note({modified ? tr("edited since the run, not saved") : tr("edited since the run"),
                  tr("edited")});
    else if (!why_none_->text().isEmpty())
        set_note({});  // of a text that is not there nothing else is said
    else
        set_note(!modified       ? hint_
                 : text == kept_ ? QStringList{tr("not the text of the file"), tr("other")}
                                 : QStringList{tr("edited, not saved"), tr("edited")});
    show_in_header(revert_, modified);
    if (modified != modified_) {
        modified_ = modified;
        emit modified_changed(modified);
    }
}

void CodePane::set_error(int line, const QString& message) {
    view_->set_error(line, message);
    error_->setVisible(line > 0);
    error_->setText(line > 0 ? QString("<a href='%1'>%2</a>: %3")
                                   .arg(line)
                                   .arg(tr("line %1").arg(line), message.toHtmlEscaped())
                             : QString());
    update_mark();
}

void CodePane::set_hint(const QStringList& texts) {
    if (texts == hint_)
        return;
    hint_ = texts;
    update_mark();
}

void CodePane::ask_for_line() {
    auto* question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Go to a line"));
    question->setInputMode(QInputDialog::IntInput);
    question->setLabelText(tr("Line, from 1 to %1:").arg(view_->blockCount()));
    question->setIntRange(1, view_->blockCount());
    question->setIntValue(view_->textCursor().blockNumber() + 1);
    connect(question, &QInputDialog::intValueSelected, view_, &SourceView::go_to_line);
    question->open();
}

void CodePane::set_theme(const Theme& theme) {
    view_->set_theme(theme);
}

}  // namespace threadline::app
