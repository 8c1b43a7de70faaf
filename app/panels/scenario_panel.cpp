#include "app/panels/scenario_panel.h"

#include "app/language/error_wording.h"
#include "app/language/scenario_wording.h"
#include "app/panels/flow_layout.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadline::app {
namespace {

// A button that shows and does what an action does, with its keys beside its name.
QPushButton* button_for(QAction* action, const char* role) {
    auto* button = new QPushButton;
    button->setProperty("role", role);
    const auto follow = [button, action] {
        button->setText(action->iconText());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        button->setAccessibleName(action->iconText());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

QCheckBox* tick_for(QAction* toggle) {
    auto* tick = new QCheckBox(toggle->iconText());
    const auto follow = [tick, toggle] {
        tick->setToolTip(toggle->toolTip());
        tick->setEnabled(toggle->isEnabled());
    };
    QObject::connect(toggle, &QAction::changed, tick, follow);
    follow();
    tick->setChecked(toggle->isChecked());
    QObject::connect(tick, &QCheckBox::toggled, toggle, &QAction::setChecked);
    QObject::connect(toggle, &QAction::toggled, tick, &QCheckBox::setChecked);
    return tick;
}

}  // namespace

ScenarioPanel::ScenarioPanel(QAction* run, QAction* stop, QWidget* parent)
    : QWidget(parent),
      tools_(new QVBoxLayout),
      scroll_(new QScrollArea),
      title_(new QLabel),
      summary_(new QLabel),
      clock_(new QLabel),
      error_(new QLabel),
      form_(new ParameterForm),
      notice_(new QWidget),
      what_if_(new QLabel),
      as_it_is_(new QPushButton(tr("Switch off"))),
      run_(button_for(run, "primary")),
      stop_(button_for(stop, "secondary")) {
    title_->setProperty("role", "title");
    error_->setProperty("role", "error");
    clock_->setProperty("role", "muted");
    for (QLabel* label : {title_, summary_, clock_, error_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }

    auto* content = new QWidget;
    content->setProperty("role", "surface");
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(title_);
    column->addWidget(summary_);
    column->addWidget(clock_);
    column->addWidget(error_);
    column->addSpacing(4);
    column->addWidget(form_);
    column->addStretch();

    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(content);

    run_->setProperty("tall", true);
    stop_->setProperty("tall", true);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 6, 12, 8);
    buttons->setSpacing(8);
    buttons->addWidget(run_, 1);
    buttons->addWidget(stop_);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(scroll_, 1);
    tools_->setContentsMargins(12, 4, 6, 0);
    tools_->setSpacing(4);
    all->addLayout(tools_);
    all->addWidget(build_notice());
    all->addLayout(buttons);
    setAccessibleName(tr("Scenario and its parameters"));
    show_hint({});
}

QWidget* ScenarioPanel::build_notice() {
    notice_->setProperty("role", "notice");
    notice_->setAttribute(Qt::WA_StyledBackground);
    what_if_->setWordWrap(true);
    what_if_->setTextFormat(Qt::PlainText);
    as_it_is_->setToolTip(tr("Run the scenario as it is again"));
    connect(as_it_is_, &QPushButton::clicked, this, &ScenarioPanel::as_it_is_asked);
    auto* row = new QHBoxLayout(notice_);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    row->addWidget(what_if_, 1);
    row->addWidget(as_it_is_);
    notice_->hide();
    return notice_;
}

void ScenarioPanel::set_what_if(const QString& sentence) {
    what_if_->setText(sentence);
    as_it_is_->setAccessibleName(tr("Switch off: %1").arg(sentence));
    notice_->setVisible(!sentence.isEmpty());
    tools_->setContentsMargins(12, 4, 6, sentence.isEmpty() ? 0 : 8);
}

void ScenarioPanel::add_tools(QAction* virtual_clock, QAction* toggle,
                              const QList<QAction*>& others) {
    on_virtual_clock_ = tick_for(virtual_clock);
    auto* ticks = new FlowLayout(10);
    ticks->addWidget(on_virtual_clock_);
    ticks->addWidget(tick_for(toggle));
    tools_->addLayout(ticks);
    auto* row = new FlowLayout(4);
    for (QAction* action : others) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->iconText());
        row->addWidget(button);
    }
    tools_->addLayout(row);
}

int ScenarioPanel::whole_height() const {
    const QLayout* content = scroll_->widget()->layout();
    const int all = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                  : layout()->sizeHint().height();
    return all - scroll_->sizeHint().height() +
           content->totalHeightForWidth(scroll_->viewport()->width());
}

void ScenarioPanel::show_hint(const QString& hint) {
    title_->setVisible(false);
    clock_->setVisible(false);
    error_->setVisible(false);
    summary_->setText(hint);
    summary_->setVisible(!hint.isEmpty());
    form_->set_parameters({});
}

void ScenarioPanel::set_scenario(const record::Declaration& scenario) {
    declaration_ = scenario;
    title_->setText(title_in_words(scenario));
    title_->setVisible(true);
    summary_->setText(summary_in_words(scenario).simplified());
    summary_->setVisible(!scenario.summary.empty());
    clock_->setText(tr("Runs on the virtual clock: %1.")
                        .arg(said_in_words(QString::fromStdString(scenario.virtual_clock))));
    clock_->setVisible(!scenario.virtual_clock.empty());
    if (on_virtual_clock_)  // there is nothing to choose where the scenario asks for it
        on_virtual_clock_->setVisible(scenario.virtual_clock.empty());
    error_->setText(error_in_words(scenario.error));
    error_->setVisible(!scenario.error.empty());
    form_->set_parameters(scenario.parameters, scenario.name);
    emit scenario_changed();
}

}  // namespace threadline::app
