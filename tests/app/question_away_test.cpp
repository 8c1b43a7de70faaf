// One question at a time, answered away from the GUI thread.
#include "app/timeline/question.h"

#include <QStringList>
#include <QTest>

#include <semaphore>
#include <thread>

using threadline::app::Question;

class QuestionTest : public QObject {
    Q_OBJECT

private slots:
    void whoAsksAgainHearsTheLastAnswerAlone();
    void whatIsForgottenIsToldToStopAndNotAnswered();

private:
    // Goes on until it is told to stop, and has begun once this returns.
    void ask_without_end(Question& question) {
        const auto begun = std::make_shared<std::binary_semaphore>(0);
        question.ask(
            [begun](const std::atomic<bool>& stop) {
                begun->release();
                while (!stop)
                    std::this_thread::yield();
                return QStringLiteral("stopped");
            },
            [this](const QString& answer) { answers_.append(answer); });
        begun->acquire();
    }
    void ask(Question& question, const QString& answer) {
        question.ask([answer](const std::atomic<bool>&) { return answer; },
                     [this](const QString& heard) { answers_.append(heard); });
    }

    QStringList answers_;
};

void QuestionTest::whoAsksAgainHearsTheLastAnswerAlone() {
    answers_.clear();
    Question question(this);
    ask_without_end(question);
    ask(question, "passed over");
    ask(question, "last");
    QVERIFY(question.is_open());
    QTRY_COMPARE(answers_, QStringList{"last"});
    QVERIFY(!question.is_open());
}

void QuestionTest::whatIsForgottenIsToldToStopAndNotAnswered() {
    answers_.clear();
    {
        Question question(this);
        ask_without_end(question);
        question.forget();
        QVERIFY(!question.is_open());
        ask(question, "the next");
        QTRY_COMPARE(answers_, QStringList{"the next"});
        ask_without_end(question);
    }
    // Whoever goes away has waited for it, and nothing comes any more.
    QCoreApplication::processEvents();
    QCOMPARE(answers_, QStringList{"the next"});
}

QTEST_GUILESS_MAIN(QuestionTest)
#include "question_away_test.moc"
