// What runs side by side did in the stretch that is marked in them, found out beside the window.
#pragma once

#include "app/timeline/question.h"

#include <QObject>

namespace threadline::app {

class ComparisonView;

class ComparedStudy : public QObject {
    Q_OBJECT
public:
    explicit ComparedStudy(ComparisonView* view);  // belongs to it

signals:
    void failed(const QString& line);

private:
    void ask();

    ComparisonView* view_;
    Question question_{this};
};

}  // namespace threadline::app
