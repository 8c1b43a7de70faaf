// The search in a German window: German words are understood beside the English ones, offered, and
// what is wrong with them is told in German.
#include "app/language/language.h"
#include "app/panels/query_wording.h"
#include "app/panels/search_bar.h"
#include "tests/app/run_fixture.h"

#include "engine/analysis/lane_search.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::RunFixture;

class PanelsGermanSearchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { load_language(*qApp, "de"); }
    void germanWordsMeanWhatTheEnglishOnesMean_data();
    void germanWordsMeanWhatTheEnglishOnesMean();
    void everyWordOfTheLanguageIsUnderstood();
    void whatIsWrongIsToldInGerman_data();
    void whatIsWrongIsToldInGerman();
    void germanWordsAreOffered();
    void namesOfAnotherRunAreOffered();
    void aNameThatNobodyHasIsToldInGerman();

private:
    QAction next_{"Next"}, previous_{"Before"}, only_{"Only"};
};

void PanelsGermanSearchTest::germanWordsMeanWhatTheEnglishOnesMean_data() {
    QTest::addColumn<QString>("german");
    QTest::addColumn<QString>("english");
    QTest::newRow("state") << "zustand:blockiert"
                           << "state:blocked";
    QTest::newRow("states") << "Zustand:Wartet,Bereit,hält"
                            << "state:waiting,ready,holding";
    QTest::newRow("several words") << "zustand:\"im Deadlock\""
                                   << "state:deadlocked";
    QTest::newRow("with a slash") << "zustand:E/A"
                                  << "state:io";
    QTest::newRow("lock") << "sperre:\"Lock 1\""
                          << "lock:\"Lock 1\"";
    QTest::newRow("longer") << "länger:0,5ms Kürzer:2s"
                            << "longer:0.5ms shorter:2s";
    QTest::newRow("line") << "-zeile:14-20"
                          << "-line:14-20";
    QTest::newRow("lanes") << "spur:frei,Sperre"
                           << "lane:idle,lock";
    QTest::newRow("English stays") << "thread:A state:blocked"
                                   << "thread:A state:blocked";
}

void PanelsGermanSearchTest::germanWordsMeanWhatTheEnglishOnesMean() {
    QFETCH(QString, german);
    QFETCH(QString, english);
    SearchBar bar(&next_, &previous_, &only_);
    QSignalSpy asked(&bar, &SearchBar::asked);
    bar.set_text(german);
    QCOMPARE(asked.count(), 1);
    QVERIFY(asked[0][0].value<analysis::LaneQuery>() ==
            analysis::parse_query(english.toStdString()).query);
}

void PanelsGermanSearchTest::everyWordOfTheLanguageIsUnderstood() {
    const analysis::QueryWords words = query_words();
    const analysis::QueryWords& english = analysis::english_words();
    for (const auto& [word, field] : words.fields) {
        QVERIFY2(!word.empty(), analysis::word_for(english.fields, field).c_str());
        const auto parsed = analysis::parse_query(word + ":14ms", words);
        QVERIFY2(!parsed.problem || parsed.problem->kind != analysis::QueryProblem::Kind::NoField,
                 word.c_str());
    }
    for (const auto& [word, state] : words.states) {
        const auto parsed = analysis::parse_query("zustand:\"" + word + '"', words);
        QVERIFY2(!parsed.problem, word.c_str());
        QCOMPARE(parsed.query.terms[0].states.front(), state);
    }
}

void PanelsGermanSearchTest::whatIsWrongIsToldInGerman_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("field") << "farbe:rot"
                           << "„farbe:“ gibt es nicht; es gibt thread:, sperre:, zustand:,";
    QTest::newRow("state") << "zustand:faul"
                           << "den Zustand „faul“ gibt es nicht; es gibt läuft, schläft,";
    QTest::newRow("lane") << "spur:weg"
                          << "die Spur „weg“ gibt es nicht; es gibt ";
    QTest::newRow("time") << "länger:5"
                          << "„5“ ist keine Zeit";
    QTest::newRow("line") << "zeile:x"
                          << "„x“ ist keine Zeile";
    QTest::newRow("nothing") << "kürzer:"
                             << "nach kürzer: muss etwas stehen";
    QTest::newRow("quote") << "thread:\"A"
                           << "das Anführungszeichen ist nicht geschlossen";
    QTest::newRow("two times") << "länger:1ms,2ms"
                               << "länger: nimmt eine einzige Zeit";
}

void PanelsGermanSearchTest::whatIsWrongIsToldInGerman() {
    QFETCH(QString, text);
    QFETCH(QString, said);
    SearchBar bar(&next_, &previous_, &only_);
    bar.set_text(text);
    QVERIFY2(bar.message().startsWith(said), qPrintable(bar.message()));
    QVERIFY(!bar.message().contains('\n'));
}

void PanelsGermanSearchTest::germanWordsAreOffered() {
    SearchBar bar(&next_, &previous_, &only_);
    bar.set_tables(RunFixture::opposite_order().trace.tables);
    bar.open();
    auto* field = bar.findChild<QLineEdit*>();
    QTest::keyClicks(field, "zust");
    QCOMPARE(bar.completions(), (QStringList{"zustand:"}));
    QTest::keyClicks(field, "and:b");
    QCOMPARE(bar.completions(), (QStringList{"bereit", "blockiert"}));
    field->clear();
    QTest::keyClicks(field, "blo");
    QCOMPARE(bar.completions(), (QStringList{"zustand:blockiert"}));
}

void PanelsGermanSearchTest::namesOfAnotherRunAreOffered() {
    SearchBar bar(&next_, &previous_, &only_);
    bar.open();
    auto* field = bar.findChild<QLineEdit*>();
    for (const char* name : {"Anna", "Anton"}) {
        RunFixture story;
        story.thread(name).runs(0, 1);
        bar.set_tables(story.at(1).trace.tables);
        field->clear();
        QTest::keyClicks(field, "thread:An");
        QCOMPARE(bar.completions(), QStringList{name});
    }
    bar.set_tables(nullptr);
    field->clear();
    QTest::keyClicks(field, "thread:An");
    QVERIFY(bar.completions().isEmpty());
}

void PanelsGermanSearchTest::aNameThatNobodyHasIsToldInGerman() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto unknown = [&](const char* text) {
        const analysis::LaneQuery query = analysis::parse_query(text, query_words()).query;
        return in_words(*analysis::LaneMatcher(query, *run.trace.tables).unknown());
    };
    QCOMPARE(unknown("thread:Zed"), QString("den Thread „Zed“ gibt es nicht"));
    QCOMPARE(unknown("sperre:Tür"), QString("die Sperre „Tür“ gibt es nicht"));
    QCOMPARE(unknown("Quark"), QString("nichts heißt „Quark“"));
}

QTEST_MAIN(PanelsGermanSearchTest)
#include "panels_german_search_test.moc"
