// Work away from the GUI thread, its result back on the thread of the one who asked for it.
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace threadline::app {

// `done` is called on `receiver`'s thread, and never if the receiver is gone by then.
template <typename Work, typename Done>
void in_background(QThreadPool& pool, QObject* receiver, Work work, Done done) {
    using Answer = std::invoke_result_t<Work&>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    promise->future().then(receiver, std::move(done));
    pool.start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
}

}  // namespace threadline::app
