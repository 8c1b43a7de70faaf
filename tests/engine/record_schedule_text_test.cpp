// The text of a schedule, and of who decides.
#include "engine/record/schedule_policy.h"
#include "engine/record/schedule_text.h"

#include <QTest>

#include <random>

namespace threadline::record {

namespace {

Schedule example() {
    Schedule schedule;
    schedule.scenario = "deadlock/opposite-order";
    schedule.source_hash = hash_of_source("thread(\"A\", function() end)");
    schedule.parameters = {{"hold", "20"}, {"remedy", "global order"}};
    schedule.remedies = *Remedies::parse("global-order,victim");
    schedule.seed = 7;
    schedule.choices = {{.actor = ActorId{1}},
                        {.actor = ActorId{2}, .kind = Choice::Kind::Timeout},
                        {.actor = ActorId{1}, .wakes = ActorId{3}}};
    return schedule;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    if (at == std::string::npos)
        qFatal("there is no %s in the text", what.c_str());
    return text.replace(at, what.size(), with);
}

}  // namespace

class RecordScheduleTextTest : public QObject {
    Q_OBJECT

private slots:
    void aScheduleIsWrittenAsItsHeaderShows();
    void whatIsWrittenIsReadBack();
    void theMarkOfAnEditorIsNoPartOfTheText();
    void notesAreForReadersAndAreKept();
    void anyScheduleComesBackTheSame();
    void parametersAreGivenAsTheyAreParsed();
    void whatIsWrongIsSaidWithItsLineAndTheMend_data();
    void whatIsWrongIsSaidWithItsLineAndTheMend();
    void aCutOffFileIsRefusedWhereverItIsCut();
    void policiesAreWrittenAsTheyAreRead_data();
    void policiesAreWrittenAsTheyAreRead();
    void whatWasDecidedStepByStepIsFollowedWhereStepsAreOthers();
    void aWrongPolicyIsRefusedWithTheMend_data();
    void aWrongPolicyIsRefusedWithTheMend();
};

void RecordScheduleTextTest::aScheduleIsWrittenAsItsHeaderShows() {
    QCOMPARE(QString::fromStdString(to_text(example())),
             QStringLiteral("threadline schedule 1\n"
                            "scenario deadlock/opposite-order\n"
                            "source %1\n"
                            "parameter hold = 20\n"
                            "parameter remedy = global order\n"
                            "what-if global-order,victim\n"
                            "seed 7\n"
                            "choices 3\n"
                            "1\n"
                            "2 timeout\n"
                            "1 wakes 3\n")
                 .arg(example().source_hash, 16, 16, QLatin1Char('0')));
}

void RecordScheduleTextTest::whatIsWrittenIsReadBack() {
    const auto read = parse_schedule(to_text(example()), "x.schedule");
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
    QVERIFY(*read == example());
}

void RecordScheduleTextTest::theMarkOfAnEditorIsNoPartOfTheText() {
    const std::string text = "thread(\"A\", function() end)";
    QCOMPARE(hash_of_source("\xef\xbb\xbf" + text), hash_of_source(text));
    QVERIFY(hash_of_source(text) != hash_of_source(text + ' '));
}

void RecordScheduleTextTest::notesAreForReadersAndAreKept() {
    Schedule schedule = example();
    schedule.notes = {"A: lock Lock 1, line 12", "B: gives up", "A: notify # one"};
    const std::string text = to_text(schedule);
    QVERIFY(text.find("1 wakes 3  # A: notify # one\n") != std::string::npos);
    const auto read = parse_schedule(text, "x.schedule");
    QVERIFY(read.ok());
    QVERIFY(*read == schedule);
    QCOMPARE(to_text(*read), text);
}

void RecordScheduleTextTest::anyScheduleComesBackTheSame() {
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 200; ++round) {
        Schedule schedule = example();
        schedule.source_hash = random();
        schedule.seed = random();
        schedule.parameters.resize(random() % 3);
        if (random() % 2 == 0)
            schedule.remedies = {};
        schedule.choices.resize(random() % 50);
        for (Choice& choice : schedule.choices) {
            choice = {.actor = ActorId{1 + static_cast<std::uint32_t>(random() % 1000)}};
            if (random() % 4 == 0)
                choice.kind = Choice::Kind::Timeout;
            else if (random() % 4 == 0)
                choice.wakes = ActorId{1 + static_cast<std::uint32_t>(random() % 1000)};
        }
        const auto read = parse_schedule(to_text(schedule), "x.schedule");
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QVERIFY(*read == schedule);
    }
}

void RecordScheduleTextTest::parametersAreGivenAsTheyAreParsed() {
    Parameter number;
    number.kind = ParameterKind::Number;
    number.max = 100;
    number.step = 0.1;
    Parameter truth;
    truth.kind = ParameterKind::Boolean;
    Parameter choice;
    choice.kind = ParameterKind::Choice;
    choice.choices = {"a b"};
    for (const auto& [parameter, value] : {std::pair{number, ParameterValue(0.1)},
                                           {number, ParameterValue(20.0)},
                                           {truth, ParameterValue(true)},
                                           {choice, ParameterValue(std::string("a b"))}}) {
        const auto read = parse_parameter(parameter, text_of(value));
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QVERIFY(*read == value);
    }
    QCOMPARE(text_of(ParameterValue(20.0)), std::string("20"));
}

void RecordScheduleTextTest::whatIsWrongIsSaidWithItsLineAndTheMend_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const std::string good = to_text(example());
    QTest::newRow("nothing") << std::string()
                             << std::string(
                                    "f:1: this is not a schedule: it begins with "
                                    "'threadline schedule 1'");
    QTest::newRow("another version") << replaced(good, "schedule 1", "schedule 2")
                                     << std::string(
                                            "f:1: this is not a schedule: it begins with "
                                            "'threadline schedule 1'");
    QTest::newRow("no scenario") << replaced(good, "scenario ", "szenario ")
                                 << std::string(
                                        "f:2: write which scenario it is for: scenario "
                                        "deadlock/opposite-order");
    QTest::newRow("a short hash") << replaced(good, "source ", "source 0")
                                  << std::string(
                                         "f:3: write the hash of the scenario's text: "
                                         "source and 16 hex digits");
    QTest::newRow("a parameter without a value")
        << replaced(good, "hold = 20", "hold")
        << std::string("f:4: a parameter is written as: parameter NAME = VALUE");
    QTest::newRow("an unknown remedy")
        << replaced(good, ",victim", ",hope")
        << std::string("f:6: there is no remedy 'hope'; there are ") + remedy_names;
    QTest::newRow("a negative seed")
        << replaced(good, "seed 7", "seed -7")
        << std::string("f:7: write the seed of the run, a whole number: seed 0");
    QTest::newRow("no count") << replaced(good, "choices 3", "choices")
                              << std::string("f:8: write how many choices follow: choices 12");
    const std::string mend =
        "is not a choice; write the number of an actor, as in 1, or 1 timeout, or 1 wakes 3";
    QTest::newRow("an actor's name") << replaced(good, "\n1\n", "\nA\n") << "f:9: 'A' " + mend;
    QTest::newRow("actor 0") << replaced(good, "\n1\n", "\n0\n") << "f:9: '0' " + mend;
    QTest::newRow("another word") << replaced(good, "2 timeout", "2 later")
                                  << "f:10: '2 later' " + mend;
    QTest::newRow("a trailing blank")
        << replaced(good, "2 timeout", "2 timeout ") << "f:10: '2 timeout ' " + mend;
    QTest::newRow("wakes nobody") << replaced(good, "wakes 3", "wakes 0")
                                  << "f:11: '1 wakes 0' " + mend;
    QTest::newRow("too few") << replaced(good, "choices 3", "choices 4")
                             << std::string(
                                    "f:11: the schedule ends after 3 of 4 choices: it was "
                                    "cut off");
    QTest::newRow("too many") << replaced(good, "choices 3", "choices 2")
                              << std::string(
                                     "f:11: more follows than the 2 choices that were announced");
    QTest::newRow("an endless count")
        << replaced(good, "choices 3", "choices 18446744073709551615")
        << std::string(
               "f:11: the schedule ends after 3 of 18446744073709551615 choices: it was "
               "cut off");
}

void RecordScheduleTextTest::whatIsWrongIsSaidWithItsLineAndTheMend() {
    QFETCH(std::string, text);
    QFETCH(std::string, message);
    const auto read = parse_schedule(text, "f");
    QVERIFY(!read.ok());
    QCOMPARE(read.error().message, message);
}

void RecordScheduleTextTest::aCutOffFileIsRefusedWhereverItIsCut() {
    const std::string text = to_text(example());
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY2(!parse_schedule(text.substr(0, length), "f").ok(), text.substr(0, length).c_str());
}

void RecordScheduleTextTest::policiesAreWrittenAsTheyAreRead_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"free", "seed:0", "seed:18446744073709551615", "pct:42:3", "pct:1:100",
                             "replay", "stepped", "follow"})
        QTest::newRow(text) << std::string(text);
}

void RecordScheduleTextTest::policiesAreWrittenAsTheyAreRead() {
    QFETCH(std::string, text);
    const auto read = SchedulePolicy::parse(text);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
    QCOMPARE(read->to_text(), text);
    QCOMPARE(read->is_controlled(), text != "free");
}

void RecordScheduleTextTest::whatWasDecidedStepByStepIsFollowedWhereStepsAreOthers() {
    const std::vector<Choice> made = example().choices;
    for (const char* text : {"free", "seed:7", "pct:42:3"}) {
        const auto policy = SchedulePolicy::parse(text);
        QVERIFY(again(*policy, made) == *policy);
    }
    for (const char* text : {"replay", "stepped", "follow"}) {
        const SchedulePolicy followed = again(*SchedulePolicy::parse(text), made);
        QCOMPARE(followed.to_text(), std::string("follow"));
        QVERIFY(followed.choices == made);
    }
}

void RecordScheduleTextTest::aWrongPolicyIsRefusedWithTheMend_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("part");
    QTest::newRow("another word")
        << std::string("random")
        << std::string("free, seed:N, pct:N, pct:N:D, replay:FILE or follow:FILE");
    QTest::newRow("no number") << std::string("seed:x") << std::string("seed:42, not 'x'");
    QTest::newRow("no seed") << std::string("seed:") << std::string("seed:42, not ''");
    QTest::newRow("only the word") << std::string("seed") << std::string("seed:42, not ''");
    QTest::newRow("a negative one") << std::string("seed:-1") << std::string("whole number");
    QTest::newRow("too large") << std::string("seed:18446744073709551616")
                               << std::string("whole number");
    QTest::newRow("more") << std::string("seed:1:2") << std::string("not '1:2'");
    QTest::newRow("pct, no number") << std::string("pct:x:3") << std::string("pct:42, not 'x'");
    QTest::newRow("depth 0") << std::string("pct:1:0") << std::string("from 1 to 100");
    QTest::newRow("depth") << std::string("pct:1:d") << std::string("not 'd'");
    QTest::newRow("steps") << std::string("pct:1:2:k") << std::string("not 'k'");
}

void RecordScheduleTextTest::aWrongPolicyIsRefusedWithTheMend() {
    QFETCH(std::string, text);
    QFETCH(std::string, part);
    const auto read = SchedulePolicy::parse(text);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.find(part) != std::string::npos, read.error().message.c_str());
}

}  // namespace threadline::record

QTEST_APPLESS_MAIN(threadline::record::RecordScheduleTextTest)
#include "record_schedule_text_test.moc"
