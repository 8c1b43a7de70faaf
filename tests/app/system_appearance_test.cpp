// Light or dark as the desktop is, and along with it when that changes: against a settings portal
// on a bus of the test's own.
#include "app/window/system_appearance.h"
#include "window_fixture.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

// Answers as the desktop's portal does.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 0;
    int asked = 0;

    void change_to(uint to) {
        scheme = to;
        QDBusMessage signal = QDBusMessage::createSignal(
            "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "SettingChanged");
        signal << QString("org.freedesktop.appearance") << QString("color-scheme")
               << QVariant::fromValue(QDBusVariant(scheme));
        QDBusConnection("portal").send(signal);
    }

public slots:
    QDBusVariant Read(const QString& group, const QString& key) {
        ++asked;
        const bool known = group == "org.freedesktop.appearance" && key == "color-scheme";
        // Once wrapped by Read, once by the setting, as the portal's own does.
        return known ? QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)))
                     : QDBusVariant(QString());
    }
};

}  // namespace

class SystemAppearanceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();

    void aDarkDesktopMakesTheWindowDarkWithoutAskingAnybody();
    void itChangesWithTheDesktopWhileItIsOpen();
    void aThemeThatAPersonChoseStays();

private:
    static bool is_dark_now() { return is_dark(QApplication::palette()); }

    QProcess bus_;
    Portal portal_;
};

void SystemAppearanceTest::initTestCase() {
    threadline::test::prepare_application();
    if (QStandardPaths::findExecutable("dbus-daemon").isEmpty())
        QSKIP("dbus-daemon is not installed");
    bus_.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
    QVERIFY(bus_.waitForStarted() && bus_.waitForReadyRead());
    const QByteArray address = bus_.readAllStandardOutput().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection portal = QDBusConnection::connectToBus(QString::fromUtf8(address), "portal");
    QVERIFY(portal.isConnected());
    QVERIFY(portal.registerObject("/org/freedesktop/portal/desktop", &portal_,
                                  QDBusConnection::ExportAllSlots));
    QVERIFY(portal.registerService("org.freedesktop.portal.Desktop"));
}

void SystemAppearanceTest::init() {
    QSettings().clear();
    set_system_is_dark(false);
    portal_.scheme = 0;
}

void SystemAppearanceTest::cleanupTestCase() {
    QDBusConnection::disconnectFromBus("portal");
    bus_.kill();
    bus_.waitForFinished();
}

void SystemAppearanceTest::aDarkDesktopMakesTheWindowDarkWithoutAskingAnybody() {
    portal_.scheme = 1;
    OpenWindow window;
    QTRY_VERIFY(portal_.asked > 0);
    QTRY_VERIFY(is_dark_now());
    QVERIFY(window.commands().theme_system->isChecked());
}

void SystemAppearanceTest::itChangesWithTheDesktopWhileItIsOpen() {
    portal_.asked = 0;
    OpenWindow window;
    QTRY_VERIFY(portal_.asked > 0);
    QVERIFY(!is_dark_now());
    portal_.change_to(1);
    QTRY_VERIFY(is_dark_now());
    portal_.change_to(2);
    QTRY_VERIFY(!is_dark_now());
}

void SystemAppearanceTest::aThemeThatAPersonChoseStays() {
    portal_.asked = 0;
    OpenWindow window;
    QTRY_VERIFY(portal_.asked > 0);
    window.commands().theme_light->trigger();
    portal_.change_to(1);
    QTest::qWait(200);
    QVERIFY(!is_dark_now());
    window.commands().theme_system->trigger();  // now it counts
    QTRY_VERIFY(is_dark_now());
}

QTEST_MAIN(SystemAppearanceTest)
#include "system_appearance_test.moc"
