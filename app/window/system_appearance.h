// Whether the desktop is dark, and when that changes while the window is open.
//
// Asked of the settings portal (org.freedesktop.portal.Settings, org.freedesktop.appearance
// color-scheme), which GNOME, KDE and others answer; where there is none, of the palette that the
// platform gives, which Qt tells anew with QEvent::ThemeChange. Nothing here waits for an answer.
#pragma once

#include <QDBusVariant>
#include <QObject>

class QWidget;

namespace threadline::app {

class SystemAppearance : public QObject {
    Q_OBJECT
public:
    explicit SystemAppearance(QWidget* window);

    void ask();  // the portal

signals:
    void changed();  // system_is_dark() is another one than before

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private slots:
    void setting_changed(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(const QVariant& scheme);

    bool portal_answered_ = false;
};

}  // namespace threadline::app
