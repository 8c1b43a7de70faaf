// How the window stands there: on small screens, in its own letters, with every text to be read.
#include "app/code/source_view.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/scrub_bar.h"
#include "app/timeline/contrast.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QScreen>
#include <QSlider>
#include <QStatusBar>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowAppearanceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void itOpensNoLargerThanTheScreen();
    void lettersAreAsLargeAsTheDesktopWantsThem();
    void itHasItsOwnLettersFromTheStart();
    void theGallerySelectionOutlivesAChangeOfTheme();
    void whatTheMouseIsOverLiesOverNothing();
    void bothLinesOfADeadlockAreInSight();
    void wherePlaceIsShortATagLeadsToTheOtherLine();
    void aFailedScriptSaysSoAndLeadsToItsLine();
    void ofAnotherProgramNothingIsSaidToBeThere();
    void headingsOfTablesAreNotClipped();
    void numbersEndWhereTheirHeadingsDo();
    void inHighContrastButtonsHaveAFrameAndWhatIsDisabledLooksSo();
    void whatCannotBeSetLooksSo_data() { themes(); }
    void whatCannotBeSetLooksSo();
    void ticksAndArrowsAreInTheColoursOfTheTheme_data() { themes(); }
    void ticksAndArrowsAreInTheColoursOfTheTheme();
    void inAnOpenListTheChosenRowStandsWhereTheOthersStand_data() { themes(); }
    void inAnOpenListTheChosenRowStandsWhereTheOthersStand();
    void buttonsOfWordsHaveAFrame_data() { themes(); }
    void buttonsOfWordsHaveAFrame();
    void theThemeChangesEverything();

private:
    static void themes() {
        QTest::addColumn<ThemeKind>("kind");
        QTest::newRow("light") << ThemeKind::Light;
        QTest::newRow("dark") << ThemeKind::Dark;
        QTest::newRow("high contrast") << ThemeKind::HighContrast;
    }
};

void WindowAppearanceTest::lettersAreAsLargeAsTheDesktopWantsThem() {
    QCOMPARE(system_text_scale(96), 1.0);
    QCOMPARE(system_text_scale(192), 2.0);
    QCOMPARE(system_text_scale(144), 1.5);
    QCOMPARE(system_text_scale(72), 1.0);
    QCOMPARE(system_text_scale(100), 1.0);
}

void WindowAppearanceTest::itOpensNoLargerThanTheScreen() {
    MainWindow window(threadline::test::start_here());
    window.show();
    const QSize room = window.screen()->availableGeometry().size();
    QVERIFY(window.height() <= std::max(room.height(), window.minimumHeight()));
    // Also one with two pixels for each of Qt's, which has room for few of these.
    QVERIFY(window.width() <= room.width() && window.minimumWidth() <= room.width());
    QVERIFY(window.minimumHeight() <= room.height());
    QVERIFY(room.width() < 1280);  // or it would have shown nothing
}

void WindowAppearanceTest::itHasItsOwnLettersFromTheStart() {
    QApplication::setFont(QFont("DejaVu Sans", 20));
    OpenWindow window;
    QVERIFY(window.is_ready());
    const QString family = theme(ThemeKind::Light).font_family;
    const auto of_the_theme = [&](const QWidget* each) {
        const bool code =
            each->inherits("QPlainTextEdit") ||
            (each->parentWidget() && each->parentWidget()->inherits("QPlainTextEdit"));
        return code || !each->isVisible() || each->font().family() == family;
    };
    for (const QWidget* each : window.findChildren<QWidget*>())
        QVERIFY2(of_the_theme(each), qPrintable(QString(each->metaObject()->className()) + " " +
                                                each->font().family()));
}

void WindowAppearanceTest::theGallerySelectionOutlivesAChangeOfTheme() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    const QString chosen = window.findChild<Gallery*>()->selected();
    QVERIFY(!chosen.isEmpty());
    window.commands().theme_dark->trigger();
    QCOMPARE(window.findChild<Gallery*>()->selected(), chosen);
    window.commands().theme_light->trigger();
    QCOMPARE(window.findChild<Gallery*>()->selected(), chosen);
}

void WindowAppearanceTest::whatTheMouseIsOverLiesOverNothing() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    auto* plot = timeline->findChild<QWidget*>("timeline-plot");
    QTest::mouseMove(plot, QPoint(int(plot->width() * 0.8), 40));
    QLabel* outcome = nullptr;
    for (auto* label : window.statusBar()->findChildren<QLabel*>())
        if (label->accessibleName() == "Outcome")
            outcome = label;
    QTRY_VERIFY2(outcome->text().contains("waits for"), qPrintable(outcome->text()));
    QVERIFY(window.statusBar()->currentMessage().isEmpty());
    window.commands().theme_dark->trigger();
    QVERIFY(outcome->isVisible());
}

void WindowAppearanceTest::bothLinesOfADeadlockAreInSight() {
    OpenWindow window;
    window.resize(1920, 1080);
    QVERIFY(window.is_ready());
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    const auto* code = window.findChild<SourceView*>();
    QCOMPARE(code->shown_lines().size(), std::size_t(2));
    for (const int line : code->shown_lines())
        QVERIFY2(code->is_in_sight(line), qPrintable(QString::number(line)));
}

void WindowAppearanceTest::wherePlaceIsShortATagLeadsToTheOtherLine() {
    OpenWindow window;
    window.resize(1024, 700);
    QVERIFY(window.is_ready());
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    auto* code = window.findChild<SourceView*>();
    QCOMPARE(code->shown_lines().size(), std::size_t(2));
    QVERIFY(code->is_in_sight(code->shown_lines()[0]));
    QCOMPARE(code->out_of_sight(true), std::vector<int>{code->shown_lines()[1]});
    QTest::mouseClick(code->viewport(), Qt::LeftButton, {},
                      QPoint(code->viewport()->width() - 20, code->viewport()->height() - 14));
    QVERIFY(code->is_in_sight(code->shown_lines()[1]));
}

void WindowAppearanceTest::ofAnotherProgramNothingIsSaidToBeThere() {
    QTemporaryDir folder;
    QFile file(folder.filePath("other.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"ph":"X","ts":1,"dur":5,"pid":1,"tid":2,"name":"load"}])");
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.fileName().toStdString());
    QVERIFY(window.has_finished());
    const auto* findings = window.findChild<FindingsList*>();
    QTRY_VERIFY2(findings->accessibleDescription().startsWith("A trace of another program"),
                 qPrintable(findings->accessibleDescription()));
}

void WindowAppearanceTest::aFailedScriptSaysSoAndLeadsToItsLine() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    code->setPlainText(
        "title \"Broken\"\nthread(\"A\", function()\n  local t = nil\n  t.x = 1\nend)\n");
    QTest::qWait(600);  // it is described
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Failed);
    const QString hint = window.findChild<FindingsList*>()->accessibleDescription();
    QVERIFY2(!hint.startsWith("Nothing found"), qPrintable(hint));
    // The button beside it leads to the line.
    QCOMPARE(window.findChild<Banner*>()->message(),
             QString("attempt to index a nil value (local 't')"));
    QCOMPARE(code->error_line(), 4);
    auto* whole = window.findChild<QLabel*>("source-error");
    QVERIFY(whole->isVisible() && whole->wordWrap() && whole->text().contains("nil"));
    code->show_line(1);
    QTest::mouseClick(window.findChild<QAbstractButton*>("go-to-line"), Qt::LeftButton);
    QCOMPARE(code->shown_line(), 4);
}

void WindowAppearanceTest::headingsOfTablesAreNotClipped() {
    OpenWindow window;
    window.resize(1024, 700);
    QVERIFY(window.is_ready());
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    auto* tabs = window.findChild<QTabWidget*>("facts");
    for (auto* table : window.findChildren<QTableView*>()) {
        if (tabs->indexOf(table) >= 0)
            tabs->setCurrentWidget(table);
        else if (table->objectName() == "items")
            window.commands().table->trigger();
        else
            continue;  // those of other tabs are fitted when they are shown
        QTest::qWait(20);
        const QHeaderView* header = table->horizontalHeader();
        for (int i = 0; i < header->count(); ++i)
            QVERIFY2(header->sectionSize(i) >= header->sectionSizeHint(i),
                     qPrintable(table->model()->headerData(i, Qt::Horizontal).toString()));
    }
}

void WindowAppearanceTest::numbersEndWhereTheirHeadingsDo() {
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    // The last column of pixels in which something is drawn.
    const auto end_of = [](const QImage& image) {
        const QRgb paper = image.pixel(image.width() - 1, 0);
        for (int x = image.width() - 1; x > 0; --x)
            for (int y = 0; y < image.height(); ++y)
                if (image.pixel(x, y) != paper)
                    return x;
        return 0;
    };
    auto* tabs = window.findChild<QTabWidget*>("facts");
    for (QAction* look : {window.commands().theme_light, window.commands().theme_contrast}) {
        look->trigger();
        int compared = 0;
        for (auto* table : window.findChildren<QTableView*>()) {
            if (tabs->indexOf(table) < 0)
                continue;
            tabs->setCurrentWidget(table);
            QTest::qWait(20);
            QHeaderView* header = table->horizontalHeader();
            for (int column = 0; column < header->count() && table->model()->rowCount(); ++column) {
                const QModelIndex cell = table->model()->index(0, column);
                const QRect of_cell = table->visualRect(cell);
                const bool is_right = cell.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
                if (!is_right || !cell.data().toString().endsWith(u'0') ||
                    !table->viewport()->rect().contains(of_cell))
                    continue;
                const QRect heading(of_cell.left(), 2, of_cell.width(), header->height() - 6);
                const QImage of_heading = header->viewport()->grab(heading).toImage();
                const QImage number =
                    table->viewport()->grab(of_cell.adjusted(0, 3, 0, -3)).toImage();
                QVERIFY2(std::abs(end_of(of_heading) - end_of(number)) <= 2,
                         qPrintable(cell.data().toString()));
                ++compared;
            }
        }
        QVERIFY(compared > 1);
    }
}

void WindowAppearanceTest::inHighContrastButtonsHaveAFrameAndWhatIsDisabledLooksSo() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().theme_contrast->trigger();
    QTest::qWait(50);
    int framed = 0;
    for (QToolButton* button : window.findChildren<QToolButton*>()) {
        if (button->visibleRegion().isEmpty() || button->text().isEmpty())
            continue;
        const QImage picture = button->grab().toImage();
        const qreal sharp = picture.devicePixelRatio();
        const QColor edge = picture.pixelColor(picture.width() / 2, int(sharp));
        QVERIFY2(edge.lightness() > 60, qPrintable(button->text()));
        ++framed;
    }
    QVERIFY(framed >= 5);
    // There is no run whose time could be scrubbed.
    auto* scrub = window.findChild<ScrubBar*>();
    QVERIFY(scrub->isVisible() && !scrub->isEnabled());
    const auto groove = [scrub] {
        const QImage picture = scrub->grab().toImage();
        return picture.pixelColor(picture.width() * 3 / 4, picture.height() / 2).lightness();
    };
    const int off = groove();
    scrub->setEnabled(true);
    QVERIFY2(off > 60 && off < 0.75 * groove(), qPrintable(QString::number(off)));
    window.commands().theme_light->trigger();
}

namespace {

// Of the pixel that has most of it: nought for grey, 255 for a pure colour.
int most_colour(const QImage& picture) {
    int most = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            const auto [least, highest] = std::minmax({pixel.red(), pixel.green(), pixel.blue()});
            most = std::max(most, highest - least);
        }
    return most;
}

double most_contrast(const QImage& picture, const QColor& surface) {
    double most = 1;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            most = std::max(most, contrast_ratio(picture.pixelColor(x, y), surface));
    return most;
}

// One of each, as they are told to be set.
struct Controls : QWidget {
    Controls() {
        setAttribute(Qt::WA_StyledBackground);
        setProperty("role", "panel");
        auto* tick = new QCheckBox("Tick");
        tick->setChecked(true);
        auto* toggle = new QToolButton;
        auto* remedy = new QToolButton;
        remedy->setProperty("role", "switch");
        for (QToolButton* button : {toggle, remedy}) {
            button->setText("Toggle");
            button->setCheckable(true);
            button->setChecked(true);
        }
        auto* primary = new QPushButton("Run");
        primary->setProperty("role", "primary");
        auto* slider = new QSlider(Qt::Horizontal);
        slider->setValue(50);
        auto* choice = new QComboBox;
        choice->addItem("Choice");
        auto* column = new QVBoxLayout(this);
        for (QWidget* each :
             std::initializer_list<QWidget*>{tick, toggle, remedy, primary, slider, choice,
                                             new QDoubleSpinBox, new QLineEdit("Words")}) {
            each->setFocusPolicy(Qt::NoFocus);
            column->addWidget(each);
            all.append(each);
        }
    }
    QList<QWidget*> all;
};

}  // namespace

// Blue, or whatever the theme has for it, is said to be set; what stands there can still be read.
void WindowAppearanceTest::whatCannotBeSetLooksSo() {
    QFETCH(const ThemeKind, kind);
    const Theme look = theme(kind);
    apply(*qApp, look);
    const auto light = qScopeGuard([] { apply(*qApp, theme(ThemeKind::Light)); });
    const QColor faint = QApplication::palette().color(QPalette::Disabled, QPalette::Text);
    QVERIFY(contrast_ratio(faint, look.surface) >= 3);
    Controls controls;
    controls.show();
    QVERIFY(QTest::qWaitForWindowExposed(&controls));
    const auto picture_of = [&](const QWidget* each) {
        return controls.grab(each->geometry()).toImage();
    };
    constexpr int coloured = 60;
    for (QWidget* each : controls.all) {
        const char* name = each->metaObject()->className();
        const QImage on = picture_of(each);
        each->setEnabled(false);
        const QImage off = picture_of(each);
        QVERIFY2(off != on, name);
        QVERIFY2(most_colour(off) < coloured,
                 qPrintable(QString("%1 %2").arg(name).arg(most_colour(off))));
        QVERIFY2(most_contrast(off, look.surface) > 1.6, name);  // letters are thin
        if (most_colour(on) < coloured)                          // its words are fainter
            QVERIFY2(most_contrast(off, look.surface) < most_contrast(on, look.surface), name);
    }
    for (const int set : {0, 1, 2, 3, 4}) {
        controls.all[set]->setEnabled(true);
        QVERIFY(most_colour(picture_of(controls.all[set])) > coloured);
    }
}

void WindowAppearanceTest::ticksAndArrowsAreInTheColoursOfTheTheme() {
    QFETCH(const ThemeKind, kind);
    const Theme look = theme(kind);
    apply(*qApp, look);
    const auto light = qScopeGuard([] { apply(*qApp, theme(ThemeKind::Light)); });
    Controls controls;
    controls.show();
    QVERIFY(QTest::qWaitForWindowExposed(&controls));
    auto* tick = controls.findChild<QCheckBox*>();
    QStyleOptionButton option;
    option.initFrom(tick);
    option.state |= QStyle::State_On;
    const QRect box = tick->style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, tick);
    const QImage picture = tick->grab(box).toImage();
    // Between the frame and the tick.
    constexpr int inside = 5;
    QCOMPARE(picture.pixelColor(QPoint(inside, inside) * picture.devicePixelRatio()), look.accent);
    // The arrow of a choice, where nothing else is drawn.
    auto* choice = controls.findChild<QComboBox*>();
    constexpr int room = 18, frame = 4;
    const QImage arrow =
        choice
            ->grab(QRect(choice->width() - room, frame, room - frame, choice->height() - 2 * frame))
            .toImage();
    const double least = kind == ThemeKind::HighContrast ? 15 : 3;
    QVERIFY2(most_contrast(arrow, look.surface) >= least,
             qPrintable(QString::number(most_contrast(arrow, look.surface))));
}

void WindowAppearanceTest::inAnOpenListTheChosenRowStandsWhereTheOthersStand() {
    QFETCH(const ThemeKind, kind);
    apply(*qApp, theme(kind));
    const auto light = qScopeGuard([] { apply(*qApp, theme(ThemeKind::Light)); });
    QComboBox choice;
    choice.addItems({"Like this", "Like this", "Like this"});
    choice.setCurrentIndex(1);
    choice.show();
    choice.showPopup();
    QTRY_VERIFY(choice.view()->isVisible());
    QVERIFY(choice.view()->selectionModel()->isSelected(choice.model()->index(1, 0)));
    // Behind the frame that the chosen row may have.
    const auto first_letter = [&](int row) {
        const QRect place = choice.view()->visualRect(choice.model()->index(row, 0));
        const QImage picture = choice.view()->viewport()->grab(place).toImage();
        constexpr int frame = 3;
        const QColor behind = picture.pixelColor(picture.width() - 1 - frame, frame);
        for (int x = frame; x < picture.width() - frame; ++x)
            for (int y = frame; y < picture.height() - frame; ++y)
                if (contrast_ratio(picture.pixelColor(x, y), behind) > 1.6)
                    return x;
        return -1;
    };
    QVERIFY(first_letter(0) > 0);
    QCOMPARE(first_letter(1), first_letter(0));
    QCOMPARE(first_letter(2), first_letter(0));
    choice.hidePopup();
}

void WindowAppearanceTest::buttonsOfWordsHaveAFrame() {
    QFETCH(const ThemeKind, kind);
    OpenWindow window;
    QVERIFY(window.is_ready() && window.runs_simulated());
    (kind == ThemeKind::Light  ? window.commands().theme_light
     : kind == ThemeKind::Dark ? window.commands().theme_dark
                               : window.commands().theme_contrast)
        ->trigger();
    const auto light = qScopeGuard([&] { window.commands().theme_light->trigger(); });
    QTest::qWait(50);
    QStringList framed;
    for (QToolButton* button : window.findChildren<QToolButton*>()) {
        if (button->visibleRegion().isEmpty() || button->text().isEmpty() || !button->isEnabled() ||
            button->autoRaise())  // a sign
            continue;
        const QImage picture =
            window.grab(QRect(button->mapTo(&window, QPoint()), button->size())).toImage();
        const QColor inside = picture.pixelColor(6, picture.height() / 2);
        QVERIFY2(contrast_ratio(picture.pixelColor(picture.width() / 2, 0), inside) > 1.4,
                 qPrintable(button->text()));
        framed.append(button->text());
    }
    for (const char* button : {"Compare", "Keep", "Halt at"})
        QVERIFY2(framed.contains(button), qPrintable(framed.join(", ")));
}

void WindowAppearanceTest::theThemeChangesEverything() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().theme_dark->trigger();
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 60);
    QTest::qWait(100);  // the timeline draws once a frame
    const QImage dark = window.grab().toImage();
    window.commands().theme_light->trigger();
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 200);
    QTest::qWait(100);
    const QImage light = window.grab().toImage();
    // Nothing dark is left in the light one but letters and marks, and the other way round.
    const auto share = [](const QImage& image, auto is) {
        int count = 0;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                count += is(QColor(image.pixel(x, y)).lightness());
        return double(count) * 9 / (image.width() * image.height());
    };
    const double bright_in_dark = share(dark, [](int l) { return l > 200; });
    const double dark_in_light = share(light, [](int l) { return l < 60; });
    QVERIFY2(bright_in_dark < 0.05, qPrintable(QString::number(bright_in_dark)));
    QVERIFY2(dark_in_light < 0.05, qPrintable(QString::number(dark_in_light)));
}

QTEST_MAIN(WindowAppearanceTest)
#include "window_appearance_test.moc"
