// The window in German: loaded by what a person chose, complete, and with room for its words.
#include "app/cli/comparison.h"
#include "app/compare/comparison_view.h"
#include "app/compare/prediction_panel.h"
#include "app/language/language.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/moment_wording.h"
#include "app/window/guide.h"
#include "app/window/tour.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QProcess>
#include <QScrollBar>
#include <QStandardPaths>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>
#include <QXmlStreamReader>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

struct Message {
    QString context, source;
    QStringList translations;
    bool finished = false;
    friend bool operator<(const Message& a, const Message& b) {
        return std::tie(a.context, a.source) < std::tie(b.context, b.source);
    }
};

QList<Message> messages_of(const QString& path) {
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            messages.append({context, xml.readElementText(), {}, false});
        else if (xml.name() == u"translation") {
            messages.last().finished = !xml.attributes().hasAttribute("type");
            messages.last().translations = {
                xml.readElementText(QXmlStreamReader::IncludeChildElements)};
        }
    }
    return messages;
}

const QString german =
    QStringLiteral(THREADLINE_SOURCE_DIR "/resources/translations/threadline_de.ts");

QString without_mnemonic(QString text) {
    return text.remove(u'&');
}

}  // namespace

class WindowGermanTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QSettings().clear(); }

    void theLanguageIsTheOneAskedForElseChosenElseTheSystems();
    void everyTranslationKeepsThePlacesOfItsValues();
    void nothingInTheWindowIsStillEnglish();
    void nothingIsClippedAt1024By768();
    void whatStandsAboveTheTimelineIsOneRow();
    void whatIsDoneWithAScenarioStandsInOneRow_data();
    void whatIsDoneWithAScenarioStandsInOneRow();
    void noButtonIsClippedInLettersTwiceAsLarge();
    void noButtonOfAnyTabIsClippedAt1024By768();
    void theNamesOfToolsAreWholeAt1024By768();
    void aMenuHasNoMnemonicTwice();
    void numbersWithACommaArriveInTheRun();
    void findingsLessonAndGuideAreGerman();
    void aScenarioSpeaksGermanAndRunsWithItsOwnNames();
    void aLessonIsToldInGerman();
    void comparedRunsAreNamedInGerman();
    void checksAndNotesOfAScenarioAreGerman();
    void whatIsWrongIsSaidInGerman();
};

void WindowGermanTest::initTestCase() {
    threadline::test::prepare_application();
    load_language(*qApp, "de");
}

void WindowGermanTest::theLanguageIsTheOneAskedForElseChosenElseTheSystems() {
    QCOMPARE(language_to_use("de"), QString("de"));
    QCOMPARE(language_to_use("xx"), language_to_use());
    remember_language("de");
    QCOMPARE(language_to_use(), QString("de"));
    QCOMPARE(language_to_use("en"), QString("en"));
    remember_language({});
    QCOMPARE(language_choice(), QString());
    QCOMPARE(language_to_use(), QString("en"));  // of the tests' locale, C
    QTRY_COMPARE(OpenWindow().commands().run->text(), QString("&Ausführen"));
}

void WindowGermanTest::everyTranslationKeepsThePlacesOfItsValues() {
    static const QRegularExpression place("%\\d|%n");
    const QList<Message> messages = messages_of(german);
    QVERIFY(messages.size() > 600);
    for (const Message& message : messages)
        for (auto found = place.globalMatch(message.source); found.hasNext();) {
            const QString wanted = found.next().captured();
            // One of something may be said without the number.
            QVERIFY2(wanted == "%n" || message.translations.front().contains(wanted),
                     qPrintable(message.context + ": " + message.source));
        }
}

void WindowGermanTest::nothingInTheWindowIsStillEnglish() {
    // English sentences that have a German translation of their own.
    QSet<QString> english;
    for (const Message& message : messages_of(german))
        if (message.translations.front() != message.source && !message.source.contains(u'%'))
            english.insert(without_mnemonic(message.source));
    for (const Message& message : messages_of(german))
        english.remove(without_mnemonic(message.translations.front()));
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    const auto verify = [&](const QString& text, const QObject* of) {
        QVERIFY2(!english.contains(without_mnemonic(text)),
                 qPrintable(QString("%1: %2").arg(of->metaObject()->className(), text)));
    };
    for (const QAction* action : window.findChildren<QAction*>()) {
        verify(action->text(), action);
        verify(action->toolTip().section(" (", 0, 0), action);
    }
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        verify(each->property("text").toString(), each);
        verify(each->toolTip(), each);
        verify(each->accessibleName(), each);
        verify(each->accessibleDescription(), each);
        if (const auto* tabs = qobject_cast<const QTabBar*>(each))
            for (int i = 0; i < tabs->count(); ++i)
                verify(tabs->tabText(i), each);
    }
}

void WindowGermanTest::nothingIsClippedAt1024By768() {
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    // What the run says of the CPU comes last, and the status bar makes room for it.
    const auto* cpu = window.findChild<QLabel*>("cpu");
    QVERIFY(cpu);
    QTRY_VERIFY(!cpu->text().isEmpty() && cpu->width() >= cpu->sizeHint().width());
    QTest::qWait(200);
    QCOMPARE(window.size(), QSize(1024, 768));
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || each->size().isEmpty() || each->window() != &window)
            continue;
        const QString told =
            QString("%1 '%2' %3 of %4")
                .arg(each->metaObject()->className(), each->property("text").toString())
                .arg(each->width())
                .arg(each->sizeHint().width());
        if (each->inherits("QAbstractButton") && !each->property("text").toString().isEmpty())
            QVERIFY2(each->width() >= each->sizeHint().width() &&
                         each->visibleRegion().boundingRect().width() >= each->width(),
                     qPrintable(told));
        const auto* label = qobject_cast<const QLabel*>(each);
        const bool gives_way =
            label && label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        if (label && !gives_way && !label->text().isEmpty())
            QVERIFY2(label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                       : label->width() >= label->sizeHint().width(),
                     qPrintable(told));
        if (const auto* tabs = qobject_cast<const QTabBar*>(each))
            for (int i = 0; i < tabs->count(); ++i)
                if (tabs->isTabVisible(i))
                    QVERIFY2(tabs->rect().contains(tabs->tabRect(i)), qPrintable(tabs->tabText(i)));
    }
    const QMenuBar* bar = window.menuBar();
    for (QAction* menu : bar->actions())
        QVERIFY2(bar->rect().contains(bar->actionGeometry(menu)), qPrintable(menu->text()));
}

// Also where each of them is on, which makes its letters bold.
void WindowGermanTest::whatStandsAboveTheTimelineIsOneRow() {
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.is_ready());
    QTest::qWait(50);
    QList<QToolButton*> buttons;
    for (QAction* action : window.commands().beside_the_timeline()) {
        if (action->isCheckable())
            action->setChecked(true);
        for (auto* button : window.findChildren<QToolButton*>())
            if (button->defaultAction() == action && button->isVisible() &&
                button->parentWidget()->inherits("threadline::app::ToolRow"))
                buttons.append(button);
    }
    QTest::qWait(50);
    QCOMPARE(buttons.size(), window.commands().beside_the_timeline().size());
    for (const QToolButton* button : buttons)
        QCOMPARE(button->y(), buttons.front()->y());
}

void WindowGermanTest::whatIsDoneWithAScenarioStandsInOneRow_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(1024, 768);
    QTest::newRow("large") << QSize(1920, 1080);
}

void WindowGermanTest::whatIsDoneWithAScenarioStandsInOneRow() {
    QFETCH(const QSize, size);
    OpenWindow window;
    window.resize(size);
    QVERIFY(window.is_ready());
    QTest::qWait(50);
    QList<const QToolButton*> buttons;
    for (const auto* button : window.findChild<ScenarioPanel*>()->findChildren<QToolButton*>())
        if (button->isVisible() && button->defaultAction())
            buttons.append(button);
    QVERIFY(buttons.size() >= 3);
    for (const QToolButton* button : buttons) {
        QCOMPARE(button->y(), buttons.front()->y());
        QVERIFY(button->width() >= button->minimumSizeHint().width());
    }
}

void WindowGermanTest::noButtonIsClippedInLettersTwiceAsLarge() {
    OpenWindow window;
    window.resize(1280, 800);
    QVERIFY(window.is_ready() && window.runs_simulated());
    for (int step = 0; step < 6; ++step) {
        window.commands().text_larger->trigger();
        QTest::qWait(100);
        for (const auto* each : window.findChildren<QAbstractButton*>())
            if (each->isVisible() && !each->text().isEmpty() && each->window() == &window)
                QVERIFY2(each->width() >= each->minimumSizeHint().width(),
                         qPrintable(QString("%1 at step %2").arg(each->text()).arg(step + 1)));
    }
    window.commands().text_usual->trigger();
}

void WindowGermanTest::noButtonOfAnyTabIsClippedAt1024By768() {
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.chooses("bottleneck/downloads"));  // has a prediction
    QVERIFY(window.runs_simulated());
    QTest::qWait(200);
    int buttons = 0;
    for (const char* name : {"study", "facts"}) {
        auto* tabs = window.findChild<QTabWidget*>(name);
        for (int i = 0; i < tabs->count(); ++i) {
            if (!tabs->isTabVisible(i))
                continue;
            tabs->setCurrentIndex(i);
            QTest::qWait(50);
            for (const auto* each : tabs->widget(i)->findChildren<QAbstractButton*>()) {
                if (!each->isVisible() || each->text().isEmpty())
                    continue;
                ++buttons;
                QVERIFY2(each->width() >= each->sizeHint().width(),
                         qPrintable(tabs->tabText(i) + ": " + each->text()));
            }
        }
    }
    QVERIFY(buttons > 5);
}

// They go on in another line, but no word is cut.
void WindowGermanTest::theNamesOfToolsAreWholeAt1024By768() {
    constexpr int around = 18;  // px beside the words of a cell
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.chooses("bottleneck/downloads"));
    QVERIFY(window.runs_simulated());
    auto* panel = window.findChild<PredictionPanel*>();
    window.findChild<QTabWidget*>("study")->setCurrentWidget(panel);
    QTRY_VERIFY(panel->tools().rowCount() > 4 && panel->table()->isVisible());
    const QTableView& table = *panel->table();
    const QFontMetrics metrics(table.font());
    for (int row = 0; row < panel->tools().rowCount(); ++row)
        for (const QString& word :
             panel->tools().index(row, PredictionModel::Tool).data().toString().split(u' '))
            QVERIFY2(metrics.horizontalAdvance(word) + around <=
                         table.columnWidth(PredictionModel::Tool),
                     qPrintable(word));
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
}

void WindowGermanTest::aMenuHasNoMnemonicTwice() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QCOMPARE(threadline::test::mnemonics_given_twice(window), QStringList());
}

void WindowGermanTest::numbersWithACommaArriveInTheRun() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* box = window.findChild<QWidget*>("work")->findChild<QDoubleSpinBox*>();
    QVERIFY(box);
    box->setValue(12);
    QVERIFY(window.runs_simulated());
    const auto& parameters = window.controller().snapshot().trace.info->parameters;
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [](const auto& each) { return each.first == "work"; });
    QVERIFY(found != parameters.end());
    QCOMPARE(std::get<double>(found->second), 12.0);
    QCOMPARE(box->locale().decimalPoint(), QString(","));
}

void WindowGermanTest::findingsLessonAndGuideAreGerman() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().virtual_clock->setChecked(true);
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    window.commands().next_finding->trigger();
    const QString details = window.findChild<DetailsPanel*>()->toPlainText();
    QVERIFY2(details.contains("A hält Lock 1 (Zeile") && details.contains("Was zu tun ist") &&
                 details.contains("Keiner von beiden kann je weiter"),
             qPrintable(details));
    const QModelIndex first = window.findChild<FindingsList*>()->findings().index(0);
    QCOMPARE(first.data().toString(), QString("Deadlock: A und B warten aufeinander"));
    QTRY_VERIFY(window.findChild<LessonPanel*>()->toPlainText().contains("Wie endet es?"));
    window.commands().guide->trigger();
    QVERIFY(window.findChild<Guide*>()->findChild<QTextBrowser*>()->toPlainText().contains(
        "Der erste Lauf"));
    // As many pages as in English, with as many links and pictures each.
    static const QRegularExpression link(R"(\]\(([^)]+)\))");
    const QDir english(":/guide"), german_pages(":/guide/de");
    int pages = 0;
    for (const QString& name : english.entryList({"*.md"})) {
        const auto text_of = [&name](const QDir& folder) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        const QString text = text_of(german_pages);
        QCOMPARE(text.count(link), text_of(english).count(link));
        for (auto found = link.globalMatch(text); found.hasNext();) {
            const QString target = found.next().captured(1);
            QVERIFY2(QFile::exists(german_pages.filePath(target)), qPrintable(name + target));
        }
        ++pages;
    }
    QVERIFY(pages >= 9);
}

void WindowGermanTest::aScenarioSpeaksGermanAndRunsWithItsOwnNames() {
    OpenWindow window;
    QVERIFY(window.chooses("bottleneck/images"));
    const auto& form = window.findChild<ScenarioPanel*>()->form();
    auto* tool = form.findChild<QWidget*>("tool")->findChild<QComboBox*>();
    QCOMPARE(tool->currentText(), QString("ein Thread"));
    QCOMPARE(tool->accessibleName(), QString("Werkzeug"));
    QCOMPARE(form.findChild<QWidget*>("width")->findChild<QDoubleSpinBox*>()->suffix(),
             QString(" Pixel"));
    QVERIFY(window.windowTitle().startsWith("Vorschaubilder"));
    tool->setCurrentIndex(tool->findText("Prozesse"));
    QCOMPARE(form.values()["tool"], QString("processes"));
    form.findChild<QWidget*>("pictures")->findChild<QDoubleSpinBox*>()->setValue(4);
    form.findChild<QWidget*>("width")->findChild<QDoubleSpinBox*>()->setValue(64);
    QVERIFY(window.runs_simulated());
    const auto& parameters = window.controller().snapshot().trace.info->parameters;
    QVERIFY(std::find(parameters.begin(), parameters.end(),
                      std::pair<std::string, record::ParameterValue>(
                          "tool", std::string("processes"))) != parameters.end());
    QCOMPARE(window.controller().snapshot().trace.info->title, "Thumbnails: real pixels");

    // In the gallery, found by its German words and by its own.
    auto* gallery = window.findChild<Gallery*>();
    auto* search = gallery->findChild<QLineEdit*>();
    for (const char* words : {"Vorschaubilder", "Thumbnails"}) {
        search->setText(words);
        QCOMPARE(gallery->model()->rowCount(), 1);
        const QModelIndex found = gallery->model()->index(0, 0, gallery->model()->index(0, 0));
        QVERIFY2(found.data().toString().startsWith("Vorschaubilder"), words);
    }
}

void WindowGermanTest::aLessonIsToldInGerman() {
    OpenWindow window;
    QVERIFY(window.chooses("classics/readers-writers"));
    QVERIFY(window.runs_simulated());
    auto* lesson = window.findChild<LessonPanel*>();
    // The choice of a parameter in a sentence, what to try, the judgement.
    QTRY_VERIFY(lesson->toPlainText().contains("Die Sperre bevorzugt"));
    const QString text = lesson->toPlainText();
    for (const char* words : {"Leser", "bevorzugt = Schreiber", "-mal so schnell wie nacheinander",
                              "Kontextwechsel", "Ein Lauf beweist nichts"})
        QVERIFY2(text.contains(words), qPrintable(QString(words) + " in: " + text));
    for (const char* words : {"readers", "writers", "took", "context switch", "One run"})
        QVERIFY2(!text.contains(words), qPrintable(QString(words) + " in: " + text));
}

void WindowGermanTest::comparedRunsAreNamedInGerman() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().keep_run->trigger();
    auto* comparison = window.findChild<ComparisonView*>();
    QTRY_COMPARE(comparison->runs().size(), std::size_t(1));
    auto* remedy = window.findChild<QWidget*>("remedy")->findChild<QComboBox*>();
    remedy->setCurrentIndex(1);
    QVERIFY(window.runs_simulated());
    window.commands().keep_run->trigger();
    QTRY_COMPARE(comparison->runs().size(), std::size_t(2));
    const QString name = remedy->accessibleName() + " = ";
    QVERIFY(name != "remedy = ");
    QCOMPARE(QString::fromStdString(comparison->runs()[0].name), name + remedy->itemText(0));
    QCOMPARE(QString::fromStdString(comparison->runs()[1].name), name + remedy->itemText(1));
    QVERIFY(QString::fromStdString(figures_of(comparison->runs()[0], true))
                .startsWith("endete nicht: Deadlock bei "));
    QVERIFY(
        QString::fromStdString(figures_of(comparison->runs()[1], false)).contains("Kerne frei"));
}

void WindowGermanTest::checksAndNotesOfAScenarioAreGerman() {
    OpenWindow window;
    QVERIFY(window.chooses("interpreter/own-memory"));
    QVERIFY(window.runs_simulated());
    const auto& run = window.controller().snapshot();
    QStringList notes;
    for (std::size_t i = 0; i < run.trace.moments.size(); ++i)
        if (run.trace.moments[i].kind == trace::MomentKind::Note)
            notes += moment_sentence(run, run.trace.moments[i]);
    QVERIFY(!notes.isEmpty());
    QVERIFY2(notes.last().startsWith("Main: Main weiß von "), qPrintable(notes.join(u'\n')));
    const QAbstractItemModel& findings = window.findChild<FindingsList*>()->findings();
    QStringList titles;
    for (int row = 0; row < findings.rowCount(); ++row)
        titles += findings.index(row, 0).data().toString();
    QVERIFY2(titles.contains("Prüfung fehlgeschlagen: \"Main weiß von jedem Stück\" gilt nicht"),
             qPrintable(titles.join(u'\n')));
}

void WindowGermanTest::whatIsWrongIsSaidInGerman() {
    const QTemporaryDir folder;
    const QString none = folder.filePath("none.tline");
    QFile file(none);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("nothing at all, and long enough") > 0);
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(none.toStdString());
    QVERIFY(window.says(none + ": keine Aufzeichnung von Threadline"));
    // Of a text that does not load, in its line.
    QFile text(folder.filePath("own.lua"));
    QVERIFY(text.open(QIODevice::WriteOnly) &&
            text.write("thread(\"A\", function() end)\nlokc \"One\"\n") > 0);
    text.close();
    window.open(text.fileName().toStdString());
    QTRY_VERIFY(std::ranges::any_of(window.findChildren<QLabel*>(), [](const QLabel* label) {
        return label->text().contains("unbekannter Name „lokc“");
    }));
}

QTEST_MAIN(WindowGermanTest)
#include "window_german_test.moc"
