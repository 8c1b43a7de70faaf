#include "app/window/system_appearance.h"

#include "app/window/appearance.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>
#include <QFileInfo>
#include <QWidget>

namespace threadline::app {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString group_of_scheme = QStringLiteral("org.freedesktop.appearance");
const QString key_of_scheme = QStringLiteral("color-scheme");

// Without one, libdbus would try to start a bus, and take its time over it.
bool there_is_a_bus() {
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus");
}

}  // namespace

SystemAppearance::SystemAppearance(QWidget* window) : QObject(window) {
    window->installEventFilter(this);
}

void SystemAppearance::ask() {
    if (!there_is_a_bus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, "SettingChanged", this,
                SLOT(setting_changed(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, "Read");
    question << group_of_scheme << key_of_scheme;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            take(reply.value().variant());
    });
}

void SystemAppearance::setting_changed(const QString& group, const QString& key,
                                       const QDBusVariant& value) {
    if (group == group_of_scheme && key == key_of_scheme)
        take(value.variant());
}

// 0: no preference, which is light; 1: dark; 2: light. Read wraps the value once more.
void SystemAppearance::take(const QVariant& scheme) {
    const QVariant inner =
        scheme.canConvert<QDBusVariant>() ? scheme.value<QDBusVariant>().variant() : scheme;
    portal_answered_ = true;
    if (set_system_is_dark(inner.toUInt() == 1))
        emit changed();
}

bool SystemAppearance::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && !portal_answered_) {
        // Without ours, the palette is the platform's.
        const QPalette ours = QApplication::palette();
        QApplication::setPalette(QPalette());
        const bool dark = is_dark(QApplication::palette());
        QApplication::setPalette(ours);
        if (set_system_is_dark(dark))
            emit changed();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace threadline::app
