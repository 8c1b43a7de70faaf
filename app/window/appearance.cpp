#include "app/window/appearance.h"

#include "app/timeline/contrast.h"

#include <QApplication>
#include <QFont>

#include <cmath>
#include <utility>

namespace threadline::app {
namespace {

std::optional<bool> system_is_dark;

constexpr double interface_px = 13;
constexpr double title_px = 15;

QColor readable_on(const QColor& colour) {
    return colour.lightnessF() > 0.6 ? QColor(0x10, 0x14, 0x1a) : QColor(Qt::white);
}

// Of what cannot be used now: no words among others, and still to be read (3:1).
QColor faint_text(const Theme& theme) {
    return mixed(theme.muted_text, theme.surface, 0.3);
}

}  // namespace

QString key_of(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::Light:
            return "light";
        case ThemeChoice::Dark:
            return "dark";
        case ThemeChoice::HighContrast:
            return "high-contrast";
        case ThemeChoice::System:
            break;
    }
    return "system";
}

ThemeChoice theme_choice_of(const QString& key) {
    return key == "light"           ? ThemeChoice::Light
           : key == "dark"          ? ThemeChoice::Dark
           : key == "high-contrast" ? ThemeChoice::HighContrast
                                    : ThemeChoice::System;
}

void remember_system_palette(const QPalette& palette) {
    if (!system_is_dark)
        system_is_dark = is_dark(palette);
}

bool is_dark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < 0.5;
}

bool set_system_is_dark(bool dark) {
    return std::exchange(system_is_dark, dark) != dark;
}

double system_text_scale(double dots_per_inch) {
    constexpr double usual = 96;
    constexpr double noticed = 1.1;  // below that it is how somebody has measured the screen
    const double scale = dots_per_inch / usual;
    return scale < noticed ? 1 : scale;
}

ThemeKind theme_kind(ThemeChoice choice) {
    if (choice == ThemeChoice::Light)
        return ThemeKind::Light;
    if (choice == ThemeChoice::Dark)
        return ThemeKind::Dark;
    if (choice == ThemeChoice::HighContrast)
        return ThemeKind::HighContrast;
    return system_is_dark.value_or(false) ? ThemeKind::Dark : ThemeKind::Light;
}

QPalette palette_of(const Theme& theme) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& colour) {
        palette.setColor(role, colour);
    };
    set(QPalette::Window, theme.window);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Base, theme.surface);
    set(QPalette::AlternateBase, mixed(theme.surface, theme.text, 0.05));
    set(QPalette::Text, theme.text);
    set(QPalette::Button, theme.surface);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.error);
    set(QPalette::ToolTipBase, theme.surface);
    set(QPalette::ToolTipText, theme.text);
    set(QPalette::PlaceholderText, theme.muted_text);
    set(QPalette::Highlight, mixed(theme.surface, theme.accent, 0.2));
    set(QPalette::HighlightedText, theme.text);
    set(QPalette::Link, theme.accent);
    set(QPalette::LinkVisited, theme.accent);
    set(QPalette::Light, mixed(theme.surface, theme.text, 0.04));
    set(QPalette::Midlight, theme.grid);
    set(QPalette::Mid, mixed(theme.grid, theme.text, 0.15));
    set(QPalette::Dark, mixed(theme.grid, theme.text, 0.3));
    set(QPalette::Shadow, mixed(theme.window, QColor(Qt::black), 0.5));
    const QColor faint = faint_text(theme);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

// Where nothing is told by a shade of grey: borders and frames are white and thick, and what is
// selected, pointed at or has the focus is framed.
constexpr auto stark_sheet = R"(
QSplitter::handle { background: @text; }
QSplitter::handle:horizontal { width: 2px; }
QSplitter::handle:vertical { height: 2px; }
QMenuBar::item { border: 2px solid transparent; padding: 2px 7px; }
QMenuBar::item:selected { border: 2px solid @accent; }
QMenu { border: 2px solid @text; }
QMenu::item { border: 2px solid transparent; padding: 3px 26px 3px 22px; }
QMenu::item:selected { border: 2px solid @accent; }
QToolBar { border-bottom: 2px solid @text; }
QToolButton { border: 2px solid @muted; padding: 3px 6px; }
QToolButton[autoRaise="true"] { border-color: @muted; }
QToolButton:hover { border: 2px solid @text; background: @pressed; }
QToolButton:checked { border: 2px solid @accent; border-bottom: 5px solid @accent; padding: 3px 6px 0 6px; }
QToolButton:focus { border: 4px solid @accent; padding: 1px 4px; }
QToolButton:disabled { border: 2px solid @faint; }
QToolButton[autoRaise="true"]:disabled { border-color: @faint; }
QToolButton:checked:disabled { border: 2px solid @faint; border-bottom: 5px solid @faint; }
QLineEdit QToolButton { border: none; padding: 0; }
QToolButton[role="switch"] { border: 2px solid @text; }
QToolButton[role="switch"]:checked { border: 2px solid @text; }
QToolButton[role="switch"]:focus { border: 4px solid @accent; padding: 1px 4px; }
QToolButton[role="switch"]:checked:focus { border: 4px solid @text; padding: 1px 4px; }
QToolButton[role="switch"]:disabled { border: 2px solid @faint; }
QPushButton { border: 2px solid @text; padding: 5px 13px; }
QPushButton:hover { background: @pressed; }
QPushButton:focus { border: 4px solid @accent; padding: 3px 11px; }
QPushButton[role="primary"]:focus { border: 4px solid @text; }
QPushButton[tall="true"] { padding: 9px 13px; }
QPushButton[tall="true"]:focus { padding: 7px 11px; }
QWidget[role="pane-header"] { border-bottom: 2px solid @text; }
QLineEdit, QComboBox, QDoubleSpinBox, QSpinBox { border: 2px solid @text; padding: 3px 6px; }
QLineEdit:focus, QComboBox:focus, QDoubleSpinBox:focus, QSpinBox:focus { border: 3px solid @accent; padding: 2px 5px; }
QLineEdit:disabled, QComboBox:disabled, QDoubleSpinBox:disabled, QSpinBox:disabled { border: 2px solid @faint; }
QComboBox QAbstractItemView { border: 2px solid @text; }
QComboBox QAbstractItemView::item { border: 2px solid transparent; }
QComboBox QAbstractItemView::item:selected { border: 2px solid @accent; }
QSlider::groove:horizontal { height: 6px; background: @text; border-radius: 3px; }
QSlider::handle:horizontal { border: 2px solid @text; margin: -6px 0; }
QSlider::groove:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: @faint; }
QSlider::handle:horizontal:disabled { background: @surface; border: 2px solid @faint; }
QSlider:focus { border: 3px solid @accent; }
QCheckBox::indicator, QListView::indicator { border: 2px solid @text; }
QCheckBox { border: 2px solid transparent; }
QCheckBox:focus { border: 2px solid @accent; color: @text; }
QTreeView::item { border: 2px solid transparent; padding: 3px 7px; }
QTreeView::item:selected, QTreeView::item:selected:focus { border: 2px solid @accent; }
QTreeView::branch:selected { background: transparent; }
QListWidget::item { border: 2px solid transparent; padding: 2px 3px; }
QListWidget::item:selected { border: 2px solid @accent; }
QTableView { border: 3px solid @surface; }
QTreeView:focus, QTableView:focus, QTextBrowser:focus, QPlainTextEdit:focus { border: 3px solid @accent; }
QTableView::item { border: 2px solid transparent; border-left: none; border-right: none; padding: 0 4px 0 7px; }
QTableView::item:selected { border: 2px solid @accent; border-left: none; border-right: none; }
QHeaderView::section { border-bottom: 2px solid @text; }
QTabWidget::pane { border-top: 2px solid @text; }
QTabBar::tab:selected { border-bottom: 4px solid @accent; padding-bottom: 4px; }
QTabBar::tab:focus { border: 2px solid @accent; color: @text; padding: 6px 3px 4px 3px; }
QStatusBar { border-top: 2px solid @text; }
QToolTip { border: 2px solid @text; }
QScrollBar::handle { background: @muted; }
)";

QString style_sheet_of(const Theme& theme) {
    const QColor line = theme.grid;
    const QColor border = mixed(theme.grid, theme.text, 0.22);
    const QColor hover = mixed(theme.surface, theme.text, 0.06);
    const QColor pressed = mixed(theme.surface, theme.text, 0.12);
    const QColor accent_hover = mixed(theme.accent, theme.text, 0.15);
    const QColor selected = mixed(theme.surface, theme.accent, 0.2);
    const QColor faint = faint_text(theme);
    QString sheet = R"(
QMainWindow, QDialog { background: @window; }
* { dialogbuttonbox-buttons-have-icons: 0; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent; }
QMenuBar { background: @window; padding: 2px 6px; border: none; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @pressed; }
QMenu { background: @surface; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selected; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @line; padding: 4px 8px; spacing: 3px; }
QToolBar::separator { width: 1px; background: @line; margin: 5px 6px; }
QToolButton { border: 1px solid @border; border-radius: 5px; padding: 4px 7px; background: transparent; color: @text; }
QToolButton[autoRaise="true"] { border-color: transparent; }
QToolButton:hover { background: @hover; border-color: @border; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { border-bottom: 2px solid @accent; border-bottom-left-radius: 0; border-bottom-right-radius: 0; font-weight: 600; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton[role="switch"] { border: 1px solid @border; border-radius: 6px; }
QToolButton[role="switch"]:checked { background: @accent; color: @onaccent; border-color: @accent; }
QToolButton[role="switch"]:focus { border: 2px solid @accent; padding: 3px 6px; }
QToolButton[role="switch"]:checked:focus { border-color: @text; }
QToolButton:disabled { color: @faint; border-color: @line; }
QToolButton[autoRaise="true"]:disabled { border-color: transparent; }
QToolButton:checked:disabled { border-bottom-color: @faint; }
QToolButton[role="switch"]:checked:disabled { background: @pressed; color: @faint; border-color: @line; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton { border: 1px solid @border; border-radius: 6px; padding: 6px 14px; background: @surface; color: @text; outline: none; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton:default { border-color: @accent; }
QPushButton:disabled { color: @faint; border-color: @line; }
QPushButton[role="primary"] { background: @accent; color: @onaccent; border: 1px solid @accent; font-weight: 600; font-size: @titlepx; }
QPushButton[role="primary"]:hover { background: @accenthover; border-color: @accenthover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[tall="true"] { padding: 10px 14px; }
QPushButton[tall="true"]:focus { padding: 9px 13px; }
QPushButton[role="primary"]:disabled { background: @pressed; color: @muted; border-color: @line; }
QLabel[role="pane-title"] { font-weight: 600; color: @text; }
QLabel[role="title"] { font-weight: 600; font-size: @titlepx; color: @text; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="error"] { color: @error; }
QWidget[role="pane-header"] { background: @surface; border-bottom: 1px solid @line; }
QWidget[role="surface"], QScrollArea, QScrollArea > QWidget > QWidget[role="surface"] { background: @surface; }
QWidget[role="panel"] { background: @surface; }
QWidget[role="notice"] { background: @selected; border-top: 1px solid @accent; border-bottom: 1px solid @accent; }
QWidget[role="notice"] QLabel { background: transparent; border: none; font-weight: 600; }
QLineEdit, QComboBox, QDoubleSpinBox, QSpinBox { background: @surface; border: 1px solid @border; border-radius: 5px; padding: 4px 7px; min-height: 20px; selection-background-color: @accent; selection-color: @onaccent; }
QLineEdit:focus, QComboBox:focus, QDoubleSpinBox:focus, QSpinBox:focus { border: 2px solid @accent; padding: 3px 6px; }
QLineEdit:disabled, QComboBox:disabled, QDoubleSpinBox:disabled, QSpinBox:disabled { color: @faint; border-color: @line; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(@chevron); width: 10px; height: 10px; }
QComboBox::down-arrow:disabled { image: url(:/icons/chevron-off.svg); }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @border; outline: none; }
QComboBox QAbstractItemView::item { min-height: 24px; }
QComboBox QAbstractItemView::item:selected { background: @selected; color: @text; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button, QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; background: @border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @accent; border: 1px solid @accent; }
QSlider::handle:horizontal:hover { background: @accenthover; }
QSlider::sub-page:horizontal:disabled { background: @border; }
QSlider::handle:horizontal:disabled { background: @faint; border-color: @faint; }
QSlider:focus { border: 1px solid @accent; border-radius: 5px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QListView::indicator { width: 15px; height: 15px; border: 1px solid @strong; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked, QListView::indicator:checked { image: url(@tick); border-color: @accent; }
QCheckBox:focus { color: @accent; }
QCheckBox:disabled { color: @faint; }
QCheckBox::indicator:disabled, QListView::indicator:disabled { border-color: @faint; background: @hover; }
QCheckBox::indicator:checked:disabled, QListView::indicator:checked:disabled { image: url(:/icons/tick-off.svg); border-color: @faint; }
QTreeView, QTableView, QListView { background: @surface; border: none; outline: none; selection-background-color: @selected; selection-color: @text; }
QTreeView { show-decoration-selected: 1; }
QTreeView::item { padding: 4px 8px; border: 1px solid transparent; }
QTreeView::item:hover { background: @hover; }
QTreeView::item:selected { background: @selected; color: @text; }
QTreeView::item:selected:focus { border: 1px solid @accent; }
QListWidget::item { padding: 3px 4px; border: 1px solid transparent; }
QListWidget::item:selected { background: @selected; color: @text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: @selected; }
QAbstractScrollArea::corner { background: @surface; border: none; }
QTableView { gridline-color: @line; border: 2px solid @surface; }
QTableView:focus { border: 2px solid @accent; }
QTableView::item { padding: 2px 4px 2px 7px; border: none; }
QTableView::item:selected { background: @selected; color: @text; }
QHeaderView { background: @surface; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line; padding: 5px 7px 5px 10px; }
QHeaderView::section:vertical { border: none; padding: 2px 7px 2px 10px; }
QTableCornerButton::section { background: @surface; border: none; border-bottom: 1px solid @line; }
QTextBrowser, QPlainTextEdit { background: @surface; color: @text; border: none; selection-background-color: @accent; selection-color: @onaccent; }
threadline--app--PythonView { border: 2px solid @surface; }
QTextBrowser:focus, threadline--app--PythonView:focus { border: 2px solid @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 5px 6px 5px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabWidget > QToolButton { padding: 4px 3px; }
QStatusBar { background: @window; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 2px 8px; }
QToolTip { background: @surface; color: @text; border: 1px solid @border; padding: 4px 6px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";
    if (theme.kind == ThemeKind::HighContrast)
        sheet += QLatin1String(stark_sheet);
    const std::pair<const char*, QString> colours[] = {
        {"@titlepx", QString("%1px").arg(int(std::lround(title_px * theme.scale)))},
        {"@accenthover", accent_hover.name()},
        {"@onaccent", readable_on(theme.accent).name()},
        {"@accent", theme.accent.name()},
        {"@window", theme.window.name()},
        {"@surface", theme.surface.name()},
        {"@selected", selected.name()},
        {"@pressed", pressed.name()},
        {"@strong", mixed(theme.surface, theme.text, 0.5).name()},
        {"@tick", QString(":/icons/tick-%1.svg").arg(theme.name)},
        {"@border", border.name()},
        {"@hover", hover.name()},
        {"@faint", faint.name()},
        {"@muted", theme.muted_text.name()},
        {"@error", theme.error.name()},
        {"@line", line.name()},
        {"@text", theme.text.name()},
        {"@chevron", QString(":/icons/chevron-%1.svg").arg(theme.name)},
    };
    for (const auto& [name, value] : colours)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

void apply(QApplication& application, const Theme& theme) {
    QFont font(theme.font_family);
    font.setPixelSize(int(std::lround(interface_px * theme.scale)));
    font.setHintingPreference(QFont::PreferNoHinting);
    const QString sheet = style_sheet_of(theme);
    // Each of them has every widget looked at anew, and the start asks twice.
    if (application.styleSheet() == sheet && application.font() == font)
        return;
    application.setFont(font);
    application.setPalette(palette_of(theme));
    application.setStyleSheet(sheet);
}

}  // namespace threadline::app
