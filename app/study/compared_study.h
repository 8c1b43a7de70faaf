// What runs side by side did in the stretch that is marked in them, found out beside the window.
#pragma once

#include "app/timeline/question.h"

#include "engine/trace/time.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace threadline::app {

class ComparisonView;
struct Compared;

class ComparedStudy : public QObject {
    Q_OBJECT
public:
    explicit ComparedStudy(ComparisonView* view);  // belongs to it

signals:
    void failed(const QString& line);

private:
    void ask();

    ComparisonView* view_;
    // The view's, for all that is asked of them: while a person drags each move of the mouse asks.
    std::shared_ptr<const std::vector<Compared>> runs_;
    std::optional<trace::TimeRange> asked_;  // of those
    Question question_{this};
};

}  // namespace threadline::app
