#include "app/panels/pane.h"

#include "app/panels/elided_label.h"
#include "app/panels/tool_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace threadline::app {

Pane::Pane(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent),
      title_(new QLabel(title)),
      note_(new ElidedLabel),
      bar_(new QWidget),
      tools_(new ToolRow) {
    title_->setProperty("role", "pane-title");
    note_->setProperty("role", "muted");
    bar_->setProperty("role", "pane-header");
    bar_->setAttribute(Qt::WA_StyledBackground);
    bar_->setMinimumHeight(header_height);
    bar_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    auto* line = new QHBoxLayout(bar_);
    line->setContentsMargins(12, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(title_);
    line->addWidget(note_, 1);
    line->addWidget(tools_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(content, 1);
}

void Pane::set_title(const QString& title) {
    title_->setText(title);
}

void Pane::set_note(const QStringList& texts) {
    note_->set_texts(texts);
    bar_->setToolTip(note_->text());  // also where there is no room for any of them
}

void Pane::show_header(bool on) {
    bar_->setVisible(on);
}

void Pane::add_above(QWidget* widget) {
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, widget);
}

void Pane::add_below(QWidget* widget) {
    layout()->addWidget(widget);
}

void Pane::add_to_header(QWidget* widget) {
    tools_->add(widget);
}

void Pane::show_in_header(QWidget* widget, bool on) {
    tools_->set_wanted(widget, on);
}

}  // namespace threadline::app
