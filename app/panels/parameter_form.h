// The controls of a scenario's parameters: a slider with a box for a number, a list for a choice,
// a tick for yes or no. What they say is text, as `-p name=value` takes it.
#pragma once

#include "engine/record/declaration.h"

#include <QMap>
#include <QString>
#include <QWidget>

#include <vector>

namespace threadline::app {

class ParameterForm : public QWidget {
    Q_OBJECT
public:
    explicit ParameterForm(QWidget* parent = nullptr);

    // Keeps the values of parameters that the new declaration has as well and allows. `scenario`,
    // its name, tells in which words they are shown (scenario_wording.h).
    void set_parameters(const std::vector<record::Parameter>& parameters,
                        const std::string& scenario = {});
    void set_values(const QMap<QString, QString>& values);  // unknown and impossible ones are left
    QMap<QString, QString> values() const;
    std::vector<std::pair<std::string, std::string>> as_request() const;
    bool at_defaults() const;

public slots:
    void reset();

signals:
    void changed();
    void settled();  // changed, and no slider is being dragged any more

private:
    class Control;
    void add(const record::Parameter& parameter);

    std::string scenario_;
    std::vector<record::Parameter> parameters_;
    std::vector<Control*> controls_;
};

// A number as the command line takes it: "20", "0.5".
QString parameter_text(double value);

}  // namespace threadline::app
