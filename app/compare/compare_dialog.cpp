#include "app/compare/compare_dialog.h"

#include "app/cli/comparison.h"
#include "app/language/error_wording.h"
#include "app/language/scenario_wording.h"
#include "app/panels/dialog_size.h"
#include "app/panels/parameter_form.h"
#include "app/panels/tabs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
CompareDialog::CompareDialog(const record::Declaration& scenario, const ParameterValues& present,
                             const Kept& kept, QWidget* parent)
    : QDialog(parent),
      scenario_(scenario),
      present_(present),
      kept_(kept),
      tabs_(new Tabs),
      beside_(new QCheckBox),
      parameter_(new QComboBox),
      clock_(new QComboBox),
      values_(new QListWidget),
      numbers_(new QLineEdit),
      form_(new ParameterForm),
      problem_(new QLabel) {
    setWindowTitle(tr("Compare with …"));
    tabs_->setAccessibleName(tr("What to compare"));
    tabs_->addTab(build_several(), tr("One parameter, several values"));
    tabs_->addTab(build_other(), tr("Other values"));

    clock_->addItem(tr("virtual: simulated cores, the same result each time"), true);
    clock_->addItem(tr("real: measured"), false);
    clock_->setAccessibleName(tr("Clock"));
    wants_virtual_ = !scenario.virtual_clock.empty() ||
                     QSettings().value("compare/virtual-clock", true).toBool();
    auto* clock_row = new QFormLayout;
    clock_row->addRow(tr("Clock"), clock_);
    beside_->setText(tr("Beside the %n run(s) that are there", nullptr, int(kept.runs)));
    const bool fits = kept.virtual_clock || scenario.virtual_clock.empty();
    beside_->setChecked(kept.runs > 0 && kept.wanted && fits);
    beside_->setVisible(kept.runs > 0);
    beside_->setEnabled(fits);
    if (!fits)
        beside_->setToolTip(
            tr("They were measured, and this scenario runs on the virtual clock alone"));
    problem_->setProperty("role", "muted");
    problem_->setWordWrap(true);
    problem_->setTextFormat(Qt::PlainText);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    go_ = buttons->addButton(tr("Compare"), QDialogButtonBox::AcceptRole);
    go_->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &CompareDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &CompareDialog::reject);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 14, 18, 14);
    all->setSpacing(12);
    all->addWidget(tabs_, 1);
    all->addWidget(beside_);
    all->addLayout(clock_row);
    all->addWidget(problem_);
    all->addWidget(buttons);

    connect(parameter_, &QComboBox::currentIndexChanged, this, &CompareDialog::list_values);
    connect(numbers_, &QLineEdit::textEdited, this, [this] { chosen_by_hand_ = true; });
    connect(values_, &QListWidget::itemChanged, this, [this] {
        chosen_by_hand_ = true;
        look_at_choice();
    });
    connect(numbers_, &QLineEdit::textChanged, this, &CompareDialog::look_at_choice);
    connect(form_, &ParameterForm::changed, this, &CompareDialog::look_at_choice);
    connect(beside_, &QCheckBox::toggled, this,
            [this] { chosen_by_hand_ ? look_at_choice() : list_values(); });
    connect(tabs_, &QTabWidget::currentChanged, this, &CompareDialog::look_at_choice);
    connect(clock_, &QComboBox::currentIndexChanged, this, [this] {
        if (clock_->isEnabled())
            wants_virtual_ = on_virtual_clock();
    });
    list_values();
    parameter_->setFocus(Qt::OtherFocusReason);
    stack_where_too_wide(*clock_row, *this);
    resize(dialog_size({480, 460}, *this));
}

// Beside the runs that are there it would be one of them once more.
bool CompareDialog::is_there(const record::Parameter& varied, const QString& value) const {
    ParameterValues wanted = present_;
    wanted[QString::fromStdString(varied.name)] = value;
    return beside_kept() && std::ranges::find(kept_.values, wanted) != kept_.values.end();
}

// What stands in the box at first: the present value, and twice and four times as much where that
// is allowed, else less.
QString CompareDialog::proposed(const record::Parameter& parameter) const {
    const double present = present_.value(QString::fromStdString(parameter.name)).toDouble();
    QStringList values;
    for (const double factor : {0.25, 0.5, 1.0, 2.0, 4.0}) {
        const double value = present * factor;
        const bool whole = parameter.step != 1 || value == double(qint64(value));
        const QString text = parameter_text(value);
        if (value >= parameter.min && value <= parameter.max && whole && !is_there(parameter, text))
            values.append(text);
    }
    return values.mid(std::max<qsizetype>(values.size() - 3, 0)).join(", ");
}

QWidget* CompareDialog::build_several() {
    // What decides what a scenario is about first: its tool, its cure.
    for (const bool choices : {true, false})
        for (std::size_t i = 0; i < scenario_.parameters.size(); ++i)
            if ((scenario_.parameters[i].kind != record::ParameterKind::Number) == choices)
                parameter_->addItem(name_in_words(scenario_.name, scenario_.parameters[i]), int(i));
    parameter_->setObjectName("varied");
    numbers_->setObjectName("numbers");
    parameter_->setAccessibleName(tr("Parameter"));
    values_->setAccessibleName(tr("Its values"));
    numbers_->setAccessibleName(tr("Its values, with commas between them"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(10);
    column->addWidget(parameter_);
    column->addWidget(values_, 1);
    column->addWidget(numbers_);
    column->addStretch();
    return page;
}

QWidget* CompareDialog::build_other() {
    form_->set_parameters(scenario_.parameters, scenario_.name);
    form_->set_values(present_);
    auto* content = new QWidget;
    content->setProperty("role", "surface");
    auto* column = new QVBoxLayout(content);
    column->addWidget(form_);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    return scroll;
}

const record::Parameter* CompareDialog::varied() const {
    const int place = parameter_->currentData().toInt();
    return parameter_->count() > 0 ? &scenario_.parameters[std::size_t(place)] : nullptr;
}

void CompareDialog::list_values() {
    chosen_by_hand_ = false;
    const record::Parameter* parameter = varied();
    const bool number = parameter && parameter->kind == record::ParameterKind::Number;
    const QSignalBlocker quiet(values_);
    values_->clear();
    values_->setVisible(parameter && !number);
    numbers_->setVisible(number);
    if (number) {
        numbers_->setText(proposed(*parameter));
    } else if (parameter) {
        std::vector<std::string> names = parameter->choices;
        if (parameter->kind == record::ParameterKind::Boolean)
            names = {"true", "false"};
        std::size_t ticked = beside_kept() ? kept_.runs : 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            auto* item = new QListWidgetItem(
                value_in_words(scenario_.name, parameter->name, names[i]), values_);
            item->setData(Qt::UserRole, QString::fromStdString(names[i]));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            const bool is_wanted =
                ticked < most_compared && !is_there(*parameter, QString::fromStdString(names[i]));
            item->setCheckState(is_wanted ? Qt::Checked : Qt::Unchecked);
            ticked += is_wanted ? 1 : 0;
        }
        values_->setCurrentRow(0);
    }
    look_at_choice();
}

std::vector<QString> CompareDialog::values_of_number(QString* problem) const {
    std::vector<QString> values;
    const record::Parameter& parameter = *varied();
    for (const QString& part : numbers_->text().split(u',', Qt::SkipEmptyParts)) {
        const auto parsed = record::parse_parameter(parameter, part.trimmed().toStdString());
        if (!parsed) {
            *problem = error_in_words(parsed.error());
            return {};
        }
        const QString value = parameter_text(std::get<double>(*parsed));
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    }
    return values;
}

std::vector<ParameterValues> CompareDialog::chosen() const {
    if (tabs_->currentIndex() == 1) {
        if (beside_kept())
            return {form_->values()};
        return {present_, form_->values()};
    }
    const record::Parameter* parameter = varied();
    if (!parameter)
        return {};
    std::vector<QString> values;
    QString ignored;
    if (parameter->kind == record::ParameterKind::Number)
        values = values_of_number(&ignored);
    else
        for (int i = 0; i < values_->count(); ++i)
            if (values_->item(i)->checkState() == Qt::Checked)
                values.push_back(values_->item(i)->data(Qt::UserRole).toString());
    std::vector<ParameterValues> runs;
    for (const QString& value : values) {
        runs.push_back(present_);
        runs.back()[QString::fromStdString(parameter->name)] = value;
    }
    return runs;
}

bool CompareDialog::on_virtual_clock() const {
    return clock_->currentData().toBool();
}

bool CompareDialog::beside_kept() const {
    return beside_->isChecked();
}

// What is asked for can be, or the line says why not.
void CompareDialog::look_at_choice() {
    // Beside kept runs it says what theirs is.
    clock_->setEnabled(!beside_kept() && scenario_.virtual_clock.empty());
    clock_->setCurrentIndex((beside_kept() ? kept_.virtual_clock : wants_virtual_) ? 0 : 1);
    const std::size_t runs = chosen().size() + (beside_kept() ? kept_.runs : 0);
    QString problem;
    if (tabs_->currentIndex() == 0 && varied() && varied()->kind == record::ParameterKind::Number)
        values_of_number(&problem);
    if (problem.isEmpty() && tabs_->currentIndex() == 1 && !beside_kept() &&
        form_->values() == present_)
        problem = tr("Change a value: these are the ones that are set now.");
    if (problem.isEmpty() && beside_kept() && chosen().empty())
        problem = tr("Choose a value that is not there yet.");
    if (problem.isEmpty() && runs < 2)
        problem = tr("Choose two values or more.");
    if (problem.isEmpty() && runs > most_compared)
        problem =
            tr("At most %1 runs stand side by side; these are %2.").arg(most_compared).arg(runs);
    go_->setEnabled(problem.isEmpty());
    problem_->setText(!problem.isEmpty() ? problem
                      : tabs_->currentIndex() == 0
                          ? tr("All other parameters stay as they are set.")
                      : beside_kept() ? QString()
                                      : tr("Beside a run with the values set now."));
}

void CompareDialog::accept() {
    if (clock_->isEnabled())
        QSettings().setValue("compare/virtual-clock", on_virtual_clock());
    QDialog::accept();
}

}  // namespace threadline::app
