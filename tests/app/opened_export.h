// The export dialog, open on the deadlock of two threads, with its fields by name.
#pragma once

#include "app/export/export_dialog.h"
#include "tests/app/run_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace threadline::test {

struct OpenedExport : app::ExportDialog {
    explicit OpenedExport(const app::TimelineOnShow& shown = {{ms(0), ms(30)}, ms(60), {}, {}})
        : ExportDialog(RunFixture::opposite_order(), shown) {
        show();
    }
    QComboBox* combo(const char* name) { return named<QComboBox>(name); }
    QDoubleSpinBox* number(const char* name) { return named<QDoubleSpinBox>(name); }
    QPushButton* button(const char* text) {
        for (QPushButton* each : findChildren<QPushButton*>())
            if (each->text().contains(text))
                return each;
        return nullptr;
    }
    QCheckBox* check(const char* text) {
        for (QCheckBox* each : findChildren<QCheckBox*>())
            if (each->text().startsWith(text))
                return each;
        return nullptr;
    }
    void choose(const char* combo_name, const char* entry) {
        QComboBox* box = combo(combo_name);
        const int index = box->findText(entry, Qt::MatchStartsWith);
        QVERIFY2(index >= 0, entry);
        box->setCurrentIndex(index);
    }
    QImage preview() { return named<QLabel>("Preview")->pixmap(Qt::ReturnByValue).toImage(); }

private:
    template <typename Widget>
    Widget* named(const char* name) {
        for (Widget* each : findChildren<Widget*>())
            if (each->accessibleName() == QLatin1String(name))
                return each;
        return nullptr;
    }
};

}  // namespace threadline::test
