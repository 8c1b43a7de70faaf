// What runs side by side did in the stretch that is marked in them, found out beside the window.
#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace threadline::app {

class ComparisonView;

class ComparedStudy : public QObject {
    Q_OBJECT
public:
    explicit ComparedStudy(ComparisonView* view);  // belongs to it
    ~ComparedStudy() override;

signals:
    void failed(const QString& line);

private:
    void ask();
    void forget();

    ComparisonView* view_;
    QThreadPool pool_;
    std::shared_ptr<std::atomic<bool>> stop_;  // of what goes on
};

}  // namespace threadline::app
