// The fonts inside the program: a figure has the same letters on every machine, and the text of
// a PDF can be searched.
#include <QFontDatabase>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QRawFont>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class EmbeddedFontsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aFontHasItsOwnFamilyAndStyle_data() { fonts(); }
    void aFontHasItsOwnFamilyAndStyle();
    void aFontHasTheSignsOfTheInterface_data() { fonts(); }
    void aFontHasTheSignsOfTheInterface();
    void figuresAreOfOneWidth_data() { fonts(); }
    void figuresAreOfOneWidth();
    void textInAPdfIsFoundAsItWasWritten();

private:
    static void fonts();
};

void EmbeddedFontsTest::fonts() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("style");

    const auto row = [](const QString& file, const char* family, const char* style) {
        QTest::newRow(qPrintable(file)) << ":/fonts/" + file << QString(family) << QString(style);
    };
    row("ThreadlineSans-Regular.otf", "Threadline Sans", "Regular");
    row("ThreadlineSans-SemiBold.otf", "Threadline Sans", "SemiBold");
    row("ThreadlineMono-Regular.ttf", "Threadline Mono", "Regular");
}

void EmbeddedFontsTest::initTestCase() {
    Q_INIT_RESOURCE(threadline);
}

void EmbeddedFontsTest::aFontHasItsOwnFamilyAndStyle() {
    QFETCH(QString, file);
    QFETCH(QString, family);
    QFETCH(QString, style);

    const int id = QFontDatabase::addApplicationFont(file);
    QVERIFY(QFontDatabase::applicationFontFamilies(id).contains(family));
    QVERIFY(QFontDatabase::styles(family).contains(style));
}

void EmbeddedFontsTest::aFontHasTheSignsOfTheInterface() {
    QFETCH(QString, file);
    const QRawFont font(file, 12);
    for (const QChar sign : QStringLiteral("AZaz09 äéßñ µ×·…–—−±≥≤≠≈→←↑↓“”‘’°%()[]{}<>|/\\"))
        QVERIFY2(font.supportsCharacter(sign), qPrintable(QString(sign)));
}

void EmbeddedFontsTest::figuresAreOfOneWidth() {
    QFETCH(QString, file);
    const QRawFont font(file, 100);
    const auto advances = font.advancesForGlyphIndexes(font.glyphIndexesForString("0123456789"));
    QCOMPARE(advances.size(), 10);
    for (const QPointF& advance : advances)
        QVERIFY(qAbs(advance.x() - advances.front().x()) < 0.2);
}

void EmbeddedFontsTest::textInAPdfIsFoundAsItWasWritten() {
    const QString pdftotext = QStandardPaths::findExecutable("pdftotext");
    if (pdftotext.isEmpty())
        QSKIP("pdftotext is not installed (package poppler-utils)");

    // What contextual alternates and ligatures would replace.
    const QString text = "(A) -> B: final 3x4 10:20 != <= office";
    QTemporaryDir folder;
    const QString file = folder.filePath("text.pdf");
    {
        QPdfWriter writer(file);
        writer.setResolution(72);
        writer.setPageSize(QPageSize(QSizeF(600, 200), QPageSize::Point));
        QPainter painter(&writer);
        int y = 0;
        for (const char* family : {"Threadline Sans", "Threadline Mono"})
            for (const QFont::Weight weight : {QFont::Normal, QFont::DemiBold}) {
                QFont font{QString(family)};
                font.setPixelSize(12);
                font.setWeight(weight);
                painter.setFont(font);
                painter.drawText(0, y += 20, text);
            }
    }
    QProcess process;
    process.start(pdftotext, {"-layout", file, "-"});
    QVERIFY(process.waitForFinished());
    const QString found = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY2(found.count(text) == 4, qPrintable(found));
}

QTEST_MAIN(EmbeddedFontsTest)
#include "embedded_fonts_test.moc"
