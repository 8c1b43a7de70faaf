// Asks with which values of its parameters a scenario is to be compared: one parameter at several
// values, or this one with any others.
#pragma once

#include "engine/record/declaration.h"

#include <QDialog>
#include <QMap>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTabWidget;

namespace threadline::app {

class ParameterForm;

using ParameterValues = QMap<QString, QString>;

class CompareDialog : public QDialog {
    Q_OBJECT
public:
    // Runs that are there already, which the new ones may come beside.
    struct Kept {
        std::size_t runs = 0;
        std::vector<ParameterValues> values = {};  // of those of this scenario
        bool virtual_clock = true;                 // theirs: it is then that of the others as well
        bool wanted = false;                       // what is ticked at first
    };
    CompareDialog(const record::Declaration& scenario, const ParameterValues& present,
                  const Kept& kept, QWidget* parent = nullptr);

    // What to run, in order; each with a value for every parameter.
    std::vector<ParameterValues> chosen() const;
    bool on_virtual_clock() const;
    bool beside_kept() const;

public slots:
    void accept() override;

private:
    QWidget* build_several();
    QWidget* build_other();
    const record::Parameter* varied() const;
    void list_values();
    void look_at_choice();
    std::vector<QString> values_of_number(QString* problem) const;
    bool is_there(const record::Parameter& varied, const QString& value) const;
    QString proposed(const record::Parameter& parameter) const;

    record::Declaration scenario_;
    ParameterValues present_;
    Kept kept_;
    bool wants_virtual_;           // what a person chose, whatever the clock of the others is
    bool chosen_by_hand_ = false;  // the values of the parameter

    QTabWidget* tabs_;
    QCheckBox* beside_;
    QComboBox *parameter_, *clock_;
    QListWidget* values_;
    QLineEdit* numbers_;
    ParameterForm* form_;
    QLabel* problem_;
    QPushButton* go_ = nullptr;
};

}  // namespace threadline::app
