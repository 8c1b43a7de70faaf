// A shared value as a person reads it.
#include "engine/trace/value_text.h"

#include <QTest>

using namespace threadline;
using namespace threadline::trace;

Q_DECLARE_METATYPE(Value)

class TraceValueTextTest : public QObject {
    Q_OBJECT

private slots:
    void aValueReadsAsInTheScenario_data();
    void aValueReadsAsInTheScenario();
    void whatAFileDoesNotHoldIsEmpty();
};

void TraceValueTextTest::aValueReadsAsInTheScenario_data() {
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("bare");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("nil") << Value::nil() << "nil"
                         << "nil";
    QTest::newRow("truth") << Value::boolean(true) << "true"
                           << "true";
    QTest::newRow("integer") << Value::integer(-5) << "-5"
                             << "-5";
    QTest::newRow("whole float") << Value::number(1e6) << "1000000"
                                 << "1000000";
    QTest::newRow("all digits") << Value::number(1234567.25) << "1234567.25"
                                << "1234567.25";
    QTest::newRow("no noise") << Value::number(0.1 + 0.2) << "0.3"
                              << "0.3";
    QTest::newRow("large") << Value::number(1e20) << "1e+20"
                           << "1e+20";
    QTest::newRow("text") << Value::string(NameId{1}) << "parcel"
                          << "\"parcel\"";
    QTest::newRow("handle") << Value::handle(7) << "handle"
                            << "a handle";
}

void TraceValueTextTest::aValueReadsAsInTheScenario() {
    QFETCH(Value, value);
    Tables tables;
    tables.names.push_back("parcel");
    QTEST(QString::fromStdString(text_of(value, tables)), "bare");
    QTEST(QString::fromStdString(quoted_text_of(value, tables)), "quoted");
}

void TraceValueTextTest::whatAFileDoesNotHoldIsEmpty() {
    QCOMPARE(text_of(Value::string(NameId{9}), Tables()), std::string());
}

QTEST_APPLESS_MAIN(TraceValueTextTest)
#include "trace_value_text_test.moc"
