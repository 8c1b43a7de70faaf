#include "app/panels/parameter_form.h"

#include "app/language/scenario_wording.h"

#include "engine/record/schedule_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace threadline::app {
namespace {

constexpr int slider_steps = 1000;

// Over more than three decades a slider goes by factors, not by differences.
bool by_factors(const record::Parameter& p) {
    return p.min > 0 && p.max / p.min >= 1000;
}

int decimals_of(const record::Parameter& p) {
    int decimals = 0;
    for (double step = p.step; decimals < 4 && std::abs(step - std::round(step)) > 1e-9; step *= 10)
        ++decimals;
    return decimals;
}

// The wheel scrolls the panel; it changes a value only where the control has the focus.
template <typename Base>
class Calm : public Base {
public:
    Calm() { this->setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (this->hasFocus())
            Base::wheelEvent(event);
        else
            event->ignore();
    }
};

class CalmSlider : public Calm<QSlider> {
public:
    CalmSlider() { setOrientation(Qt::Horizontal); }

    std::function<void(int)> go;  // so many steps of the value, which are not those of a slider

protected:
    void keyPressEvent(QKeyEvent* event) override {
        const int key = event->key();
        if (key == Qt::Key_Right || key == Qt::Key_Up)
            go(1);
        else if (key == Qt::Key_Left || key == Qt::Key_Down)
            go(-1);
        else
            QSlider::keyPressEvent(event);
    }
};

// As wide as its widest choice, where that is no whole sentence.
class CalmChoice : public Calm<QComboBox> {
public:
    CalmChoice() { setSizeAdjustPolicy(AdjustToContents); }

    QSize minimumSizeHint() const override {
        constexpr int most_letters = 26;
        const QSize all = sizeHint();
        return {std::min(all.width(), most_letters * fontMetrics().averageCharWidth()),
                all.height()};
    }
};

// Whoever types more than the most gets the most; a digit that is refused would leave another
// value.
class NumberBox : public Calm<QDoubleSpinBox> {
public:
    QValidator::State validate(QString& text, int& at) const override {
        const QValidator::State state = QDoubleSpinBox::validate(text, at);
        return state == QValidator::Invalid && number_in(text) > maximum()
                   ? QValidator::Intermediate
                   : state;
    }

    void fixup(QString& text) const override {
        if (const std::optional<double> number = number_in(text))
            text = prefix() + textFromValue(std::clamp(*number, minimum(), maximum())) + suffix();
        else
            QDoubleSpinBox::fixup(text);
    }

private:
    std::optional<double> number_in(QString text) const {
        if (!suffix().isEmpty() && text.endsWith(suffix()))
            text.chop(suffix().size());
        bool is_number = false;
        const double number = locale().toDouble(text.trimmed(), &is_number);
        return is_number ? std::optional(number) : std::nullopt;
    }
};

}  // namespace

QString parameter_text(double value) {
    return QString::fromStdString(record::text_of(record::ParameterValue(value)));
}

// One parameter: its label and what it is set with.
class ParameterForm::Control : public QWidget {
public:
    Control(record::Parameter parameter, std::string scenario)
        : parameter_(std::move(parameter)), scenario_(std::move(scenario)) {
        setObjectName(QString::fromStdString(parameter_.name));
    }
    const record::Parameter& parameter() const { return parameter_; }
    virtual QString value() const = 0;
    virtual void set_value(const record::ParameterValue& value) = 0;

    void set_text(const QString& text) {
        const Result<record::ParameterValue> parsed =
            record::parse_parameter(parameter_, text.toStdString());
        if (parsed)
            set_value(*parsed);
    }

protected:
    QString label() const { return name_in_words(scenario_, parameter_); }
    QString unit() const { return unit_in_words(scenario_, parameter_); }
    QString in_words(const std::string& value) const {
        return value_in_words(scenario_, parameter_.name, value);
    }
    record::Parameter parameter_;

private:
    std::string scenario_;
};

namespace {

template <typename Base>
class NumberControl : public Base {
public:
    NumberControl(const record::Parameter& p, const std::string& scenario,
                  std::function<void()> changed, std::function<void()> settled)
        : Base(p, scenario), slider_(new CalmSlider), box_(new NumberBox) {
        auto* name = new QLabel(this->label());
        name->setBuddy(box_);
        name->setWordWrap(true);
        box_->setDecimals(decimals_of(p));
        box_->setRange(p.min, p.max);
        box_->setSingleStep(p.step > 0 ? p.step : 1);
        box_->setKeyboardTracking(false);
        if (!p.unit.empty())
            box_->setSuffix(u' ' + this->unit());
        box_->setAccessibleName(this->label());
        box_->setMinimumWidth(92);
        box_->setAlignment(Qt::AlignRight);
        slider_->setRange(0, slider_steps);
        slider_->setPageStep(slider_steps / 10);
        slider_->setAccessibleName(QObject::tr("%1, slider").arg(this->label()));
        const QString range = QObject::tr("%1 to %2 %3")
                                  .arg(parameter_text(p.min), parameter_text(p.max), this->unit())
                                  .trimmed();
        slider_->setToolTip(range);
        box_->setToolTip(range);

        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(10);
        grid->setVerticalSpacing(0);
        grid->addWidget(name, 0, 0);
        grid->addWidget(slider_, 1, 0);
        grid->addWidget(box_, 0, 1, 2, 1, Qt::AlignVCenter);
        grid->setColumnStretch(0, 1);

        slider_->go = [this](int steps) { box_->stepBy(steps); };
        QObject::connect(slider_, &QSlider::valueChanged, this, [this] {
            const QSignalBlocker quiet(slider_);
            box_->setValue(value_at(slider_->value()));
        });
        QObject::connect(box_, &QDoubleSpinBox::valueChanged, this, [this, changed, settled] {
            place_slider();
            changed();
            moved_ = slider_->isSliderDown();
            if (!moved_)
                settled();
        });
        QObject::connect(slider_, &QSlider::sliderReleased, this, [this, settled] {
            if (std::exchange(moved_, false))
                settled();
        });
        this->set_value(p.initial);
        place_slider();
    }

    QString value() const override { return parameter_text(box_->value()); }
    void set_value(const record::ParameterValue& value) override {
        if (const double* number = std::get_if<double>(&value))
            box_->setValue(*number);
    }

private:
    double value_at(int position) const {
        const record::Parameter& p = this->parameter();
        const double part = double(position) / slider_steps;
        const double raw =
            by_factors(p) ? p.min * std::pow(p.max / p.min, part) : p.min + (p.max - p.min) * part;
        const double step = p.step > 0 ? p.step : 1;
        return std::clamp(p.min + std::round((raw - p.min) / step) * step, p.min, p.max);
    }

    void place_slider() {
        const record::Parameter& p = this->parameter();
        const QSignalBlocker quiet(slider_);
        const double part = p.max <= p.min ? 0
                            : by_factors(p)
                                ? std::log(box_->value() / p.min) / std::log(p.max / p.min)
                                : (box_->value() - p.min) / (p.max - p.min);
        slider_->setValue(int(std::lround(part * slider_steps)));
    }

    CalmSlider* slider_;
    QDoubleSpinBox* box_;
    bool moved_ = false;  // while the slider is held
};

template <typename Base>
class ChoiceControl : public Base {
public:
    ChoiceControl(const record::Parameter& p, const std::string& scenario,
                  std::function<void()> changed)
        : Base(p, scenario), box_(new CalmChoice) {
        auto* name = new QLabel(this->label());
        name->setBuddy(box_);
        for (const std::string& choice : p.choices)
            box_->addItem(this->in_words(choice), QString::fromStdString(choice));
        box_->setAccessibleName(this->label());
        box_->setAccessibleDescription(QObject::tr("A parameter of the scenario"));
        box_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        name->setContentsMargins(0, 0, 10, 0);  // a spacing would indent what stands below
        // Beside each other where both have room.
        auto* row = new QFormLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setHorizontalSpacing(0);
        row->setVerticalSpacing(4);
        row->setRowWrapPolicy(QFormLayout::WrapLongRows);
        row->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        row->addRow(name, box_);
        this->set_value(p.initial);
        QObject::connect(box_, &QComboBox::currentIndexChanged, this, [changed] { changed(); });
    }
    QString value() const override { return box_->currentData().toString(); }
    void set_value(const record::ParameterValue& value) override {
        if (const std::string* choice = std::get_if<std::string>(&value))
            box_->setCurrentIndex(box_->findData(QString::fromStdString(*choice)));
    }

private:
    QComboBox* box_;
};

template <typename Base>
class BooleanControl : public Base {
public:
    BooleanControl(const record::Parameter& p, const std::string& scenario,
                   std::function<void()> changed)
        : Base(p, scenario), box_(new QCheckBox(this->label())) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(box_);
        this->set_value(p.initial);
        QObject::connect(box_, &QCheckBox::toggled, this, [changed] { changed(); });
    }
    QString value() const override { return box_->isChecked() ? "true" : "false"; }
    void set_value(const record::ParameterValue& value) override {
        if (const bool* on = std::get_if<bool>(&value))
            box_->setChecked(*on);
    }

private:
    QCheckBox* box_;
};

}  // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
}

void ParameterForm::add(const record::Parameter& parameter) {
    const auto tell = [this] { emit changed(); };
    const auto tell_both = [this] {
        emit changed();
        emit settled();
    };
    Control* control = nullptr;
    switch (parameter.kind) {
        case record::ParameterKind::Number:
            control =
                new NumberControl<Control>(parameter, scenario_, tell, [this] { emit settled(); });
            break;
        case record::ParameterKind::Choice:
            control = new ChoiceControl<Control>(parameter, scenario_, tell_both);
            break;
        case record::ParameterKind::Boolean:
            control = new BooleanControl<Control>(parameter, scenario_, tell_both);
            break;
    }
    controls_.push_back(control);
    layout()->addWidget(control);
}

void ParameterForm::set_parameters(const std::vector<record::Parameter>& parameters,
                                   const std::string& scenario) {
    if (parameters == parameters_ && scenario == scenario_)
        return;
    const QMap<QString, QString> before = values();
    for (Control* control : controls_)
        delete control;
    controls_.clear();
    parameters_ = parameters;
    scenario_ = scenario;
    const QSignalBlocker quiet(this);
    // What is chosen from a list comes first: it says what happens, the numbers how much of it.
    for (const bool choices : {true, false})
        for (const record::Parameter& parameter : parameters)
            if ((parameter.kind == record::ParameterKind::Choice) == choices)
                add(parameter);
    set_values(before);
}

void ParameterForm::set_values(const QMap<QString, QString>& values) {
    for (Control* control : controls_)
        if (const auto found = values.find(control->objectName()); found != values.end())
            control->set_text(*found);
}

QMap<QString, QString> ParameterForm::values() const {
    QMap<QString, QString> values;
    for (const Control* control : controls_)
        values[control->objectName()] = control->value();
    return values;
}

std::vector<std::pair<std::string, std::string>> ParameterForm::as_request() const {
    std::vector<std::pair<std::string, std::string>> request;
    for (const record::Parameter& parameter : parameters_)  // as they were declared
        for (const Control* control : controls_)
            if (control->parameter().name == parameter.name)
                request.emplace_back(parameter.name, control->value().toStdString());
    return request;
}

bool ParameterForm::at_defaults() const {
    return std::all_of(controls_.begin(), controls_.end(), [](const Control* control) {
        const Result<record::ParameterValue> now =
            record::parse_parameter(control->parameter(), control->value().toStdString());
        return now && *now == control->parameter().initial;
    });
}

void ParameterForm::reset() {
    for (Control* control : controls_)
        control->set_value(control->parameter().initial);
    emit changed();
    emit settled();
}

}  // namespace threadline::app
