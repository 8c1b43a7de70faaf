// The findings of a run, with a mark and a word for how severe each is.
#pragma once

#include "app/panels/findings_model.h"
#include "app/timeline/theme.h"

#include <QListView>

namespace threadline::app {

class FindingsList : public QListView {
    Q_OBJECT
public:
    explicit FindingsList(QWidget* parent = nullptr);

    FindingsModel& findings() { return model_; }
    void set_hint(const QString& hint);  // shown while there are none
    void set_theme(const Theme& theme);
    // The row of what is shown elsewhere, from which the keys go on; none: -1. It is not lit: that
    // is the one of which the details tell.
    void set_current(int row);
    void go(int steps);             // to the next (1) or previous (-1) finding, round the ends
    int height_of(int most) const;  // px for the first rows, in the width that it has

    QSize sizeHint() const override { return {320, 130}; }
    QSize minimumSizeHint() const override { return {160, 60}; }

signals:
    void chosen(const threadline::analysis::Finding& finding);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Delegate;
    void choose(const QModelIndex& index);

    FindingsModel model_;
    Theme theme_;
    QString hint_;
};

}  // namespace threadline::app
