#include "app/panels/pane.h"

#include "app/panels/elided_label.h"
#include "app/panels/flow_layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace threadline::app {

Pane::Pane(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), title_(new QLabel(title)), note_(new ElidedLabel) {
    constexpr int header_height = 34;
    title_->setProperty("role", "pane-title");
    note_->setProperty("role", "muted");
    auto* header = new QWidget;
    bar_ = header;
    header->setProperty("role", "pane-header");
    header->setAttribute(Qt::WA_StyledBackground);
    header->setMinimumHeight(header_height);
    header->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);  // or in two lines
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(12, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(title_);
    line->addWidget(note_, 1);
    tools_ = new FlowLayout(8);
    tools_->setAlignment(Qt::AlignVCenter);
    line->addLayout(tools_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(content, 1);
}

void Pane::set_title(const QString& title) {
    title_->setText(title);
}

void Pane::set_note(const QString& note) {
    note_->setText(note);
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
    tools_->addWidget(widget);
}

}  // namespace threadline::app
