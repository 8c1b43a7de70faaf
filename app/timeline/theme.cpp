#include "app/timeline/theme.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace threadline::app {

namespace {

using trace::State;

QColor rgb(unsigned value) {
    return QColor::fromRgb(value);
}

Fill plain(unsigned colour, unsigned outline) {
    return {rgb(colour), Hatch::None, QColor(), rgb(outline)};
}

Fill hatched(unsigned colour, Hatch hatch, unsigned hatch_colour, unsigned outline) {
    return {rgb(colour), hatch, rgb(hatch_colour), rgb(outline)};
}

void set(Theme& theme, State state, const Fill& fill) {
    theme.states[trace::index_of(state)] = fill;
}

// Slices share one lightness and a low chroma, so that none of them says more than its name does.
void set_slices(Theme& theme, const std::array<Fill, slice_looks>& fills) {
    std::copy(fills.begin(), fills.end(), theme.slices);
}

Theme named(ThemeKind kind, const char* name) {
    Theme theme;
    theme.kind = kind;
    theme.name = QString::fromLatin1(name);
    theme.font_family = QStringLiteral("Threadline Sans");
    theme.mono_font_family = QStringLiteral("Threadline Mono");
    return theme;
}

// What acts or hurts (Running, Ready, Blocked, ...) shares one middle lightness; what merely lets
// time pass (Waiting, Io, Sleeping) is pale, so that it stays in the background. Hues are those of
// OKLCH; the outlines carry the contrast that the pale fills lack.
Theme light_theme() {
    Theme theme = named(ThemeKind::Light, "light");
    theme.window = rgb(0xf4f5f7);
    theme.surface = rgb(0xffffff);
    theme.text = rgb(0x1b1f26);
    theme.muted_text = rgb(0x5b6470);
    theme.grid = rgb(0xe3e6eb);
    theme.accent = rgb(0x2563c9);
    theme.selection = rgb(0x2563c9);
    set(theme, State::Running, plain(0x83d8af, 0x2c9a63));
    set(theme, State::Ready, hatched(0xf5d25b, Hatch::Vertical, 0xe6bb2e, 0xa07a12));
    set(theme, State::Blocked, hatched(0xf08a8a, Hatch::Diagonal, 0xe67071, 0xc9544e));
    set(theme, State::Waiting, hatched(0xf0edfc, Hatch::Dots, 0xcfc6f2, 0x8c7dc4));
    set(theme, State::Io, hatched(0xe7f2fc, Hatch::Horizontal, 0xcbe2f6, 0x5d93bf));
    set(theme, State::Sleeping, plain(0xf3f5f8, 0x88909c));
    set(theme, State::Interpreter, hatched(0xf4b286, Hatch::BackDiagonal, 0xe89862, 0xbd6a2b));
    set(theme, State::Recorder, hatched(0xeeb0d6, Hatch::Cross, 0xe093c2, 0xb45c97));
    set(theme, State::Deadlocked, hatched(0x9b1034, Hatch::Dense, 0xb5234a, 0x5f0018));
    set(theme, State::Unknown, hatched(0xffffff, Hatch::Cross, 0xb9bfc8, 0x7a818c));
    theme.hold = plain(0xc4d3ea, 0x5878a8);
    theme.hold_wanted = hatched(0xf7d79a, Hatch::BackDiagonal, 0xecc06c, 0xa9760f);
    theme.lock_wait = hatched(0xfdf1f0, Hatch::Dots, 0xe79a94, 0xc9544e);
    theme.value = plain(0xefe9da, 0x8a7c55);
    theme.value_again = hatched(0xf7cdbb, Hatch::Diagonal, 0xe8a68c, 0xb2522c);
    theme.slices_folded = plain(0xc9ced6, 0x6b7480);
    theme.cpu_idle = hatched(0xfff0c2, Hatch::BackDiagonal, 0xf2cf6e, 0x9a7400);
    theme.cpu_services = plain(0xd9dde3, 0x7a828d);
    theme.cpu_others = hatched(0xe6e1ea, Hatch::Vertical, 0xc9bfd1, 0x7f7389);
    set_slices(theme,
               {plain(0xb9d3f5, 0x4c73a5), plain(0xe7cdaa, 0x90692f), plain(0xacddcf, 0x28836e),
                plain(0xe2c6e8, 0x896092), plain(0xccd7af, 0x6b7939), plain(0xf3c5b9, 0x9f5d4d),
                plain(0xa8dbe8, 0x1c7e92), plain(0xcccdf4, 0x6c6aa4), plain(0xdcd1a9, 0x82712d),
                plain(0xf1c3cf, 0x9c5a6f)});
    theme.error = rgb(0xa8123a);
    theme.warning = rgb(0x8a5a00);
    theme.info = rgb(0x235fae);
    return theme;
}

Theme dark_theme() {
    Theme theme = named(ThemeKind::Dark, "dark");
    theme.window = rgb(0x14161b);
    theme.surface = rgb(0x1b1e24);
    theme.text = rgb(0xe8ebf0);
    theme.muted_text = rgb(0xa3abb8);
    theme.grid = rgb(0x2d323b);
    theme.accent = rgb(0x7db1ff);
    theme.selection = rgb(0x9cc4ff);
    set(theme, State::Running, plain(0x44af82, 0x7fd6a6));
    set(theme, State::Ready, hatched(0xc59c35, Hatch::Vertical, 0xb28a21, 0xe6c473));
    set(theme, State::Blocked, hatched(0xe77773, Hatch::Diagonal, 0xd26462, 0xffb0a9));
    set(theme, State::Waiting, hatched(0x2b2840, Hatch::Dots, 0x453f66, 0x8578bd));
    set(theme, State::Io, hatched(0x1f3040, Hatch::Horizontal, 0x294257, 0x5b8fb8));
    set(theme, State::Sleeping, plain(0x252931, 0x757d8a));
    set(theme, State::Interpreter, hatched(0xd08a52, Hatch::BackDiagonal, 0xbd7841, 0xf7bd92));
    set(theme, State::Recorder, hatched(0xc07fa8, Hatch::Cross, 0xad6c95, 0xe9b2d4));
    set(theme, State::Deadlocked, hatched(0xb8163f, Hatch::Dense, 0x96082c, 0xff8fa6));
    set(theme, State::Unknown, hatched(0x1b1e24, Hatch::Cross, 0x555c68, 0x8a919d));
    theme.hold = plain(0x35496a, 0x7d9ccb);
    theme.hold_wanted = hatched(0x6e5420, Hatch::BackDiagonal, 0x5d4517, 0xd9ae57);
    theme.lock_wait = hatched(0x33211f, Hatch::Dots, 0x85504c, 0xe07a72);
    theme.value = plain(0x3a362b, 0xb0a27a);
    theme.value_again = hatched(0x6d3b29, Hatch::Diagonal, 0x5a2f20, 0xe9a488);
    theme.slices_folded = plain(0x5b626e, 0x99a1ae);
    theme.cpu_idle = hatched(0x4a3d12, Hatch::BackDiagonal, 0x705c1b, 0xe0bb4c);
    theme.cpu_services = plain(0x3a4049, 0x89919e);
    theme.cpu_others = hatched(0x373041, Hatch::Vertical, 0x4d4459, 0x9488a3);
    set_slices(theme,
               {plain(0x6c88ad, 0x9abae4), plain(0x9d8159, 0xd2b285), plain(0x5a9384, 0x87c7b5),
                plain(0x987a9f, 0xcca9d4), plain(0x818c60, 0xb1bf8c), plain(0xa9786c, 0xe0a899),
                plain(0x56909f, 0x82c3d3), plain(0x8281ac, 0xb2b2e3), plain(0x928658, 0xc5b784),
                plain(0xa77684, 0xdea5b5)});
    theme.error = rgb(0xff8aa0);
    theme.warning = rgb(0xe9bd5f);
    theme.info = rgb(0x8ebcff);
    return theme;
}

// For paper, and for paper copied in grey: every two states differ in grey or in their hatch.
Theme print_theme() {
    Theme theme = named(ThemeKind::Print, "print");
    theme.window = rgb(0xffffff);
    theme.surface = rgb(0xffffff);
    theme.text = rgb(0x000000);
    theme.muted_text = rgb(0x4a4a4a);
    theme.grid = rgb(0xdedede);
    theme.accent = rgb(0x1f4e9c);
    theme.selection = rgb(0x1f4e9c);
    set(theme, State::Running, plain(0x9bd1b0, 0x1f6b45));
    set(theme, State::Ready, hatched(0xfbf0d2, Hatch::Vertical, 0xc9a545, 0x7a5d08));
    set(theme, State::Blocked, hatched(0xefa79e, Hatch::Diagonal, 0xd9796f, 0x9c2f28));
    set(theme, State::Waiting, hatched(0xf6f4fc, Hatch::Dots, 0x9a90c4, 0x6a5ca6));
    set(theme, State::Io, hatched(0xf1f7fc, Hatch::Horizontal, 0xb3d0e8, 0x3f7399));
    set(theme, State::Sleeping, plain(0xfafafa, 0x757575));
    set(theme, State::Interpreter, hatched(0xe9bd9b, Hatch::BackDiagonal, 0xc07f48, 0x9a4f14));
    set(theme, State::Recorder, hatched(0xecc3de, Hatch::Cross, 0xd08fbb, 0x8f3d72));
    set(theme, State::Deadlocked, hatched(0x7d0b2a, Hatch::Dense, 0xa52a4c, 0x3d0012));
    set(theme, State::Unknown, hatched(0xffffff, Hatch::Cross, 0xbdbdbd, 0x6e6e6e));
    theme.hold = plain(0x8a9fc2, 0x3f5d8c);
    theme.hold_wanted = hatched(0xfdf2d9, Hatch::BackDiagonal, 0xe3c079, 0x8a5f08);
    theme.lock_wait = hatched(0xeab4ac, Hatch::Dots, 0xc16a61, 0xa8362f);
    theme.value = plain(0xe4dabd, 0x6b6040);
    theme.value_again = hatched(0xfbe0d5, Hatch::Diagonal, 0xd99a80, 0x8c3816);
    theme.slices_folded = plain(0xd5d8dd, 0x555b64);
    theme.cpu_idle = hatched(0xfdf4d6, Hatch::BackDiagonal, 0xdcb84e, 0x6f5500);
    theme.cpu_services = plain(0xe1e3e7, 0x626871);
    theme.cpu_others = hatched(0xf1eef4, Hatch::Vertical, 0xbdb2c7, 0x675b72);
    set_slices(theme,
               {plain(0xcde0f9, 0x355781), plain(0xeedbc1, 0x6f4e1a), plain(0xc4e7dc, 0x0f6353),
                plain(0xead6ef, 0x694671), plain(0xdae2c5, 0x505c24), plain(0xf7d5cc, 0x7b4436),
                plain(0xc1e5ef, 0x006071), plain(0xdbdbf8, 0x514e80), plain(0xe6dec1, 0x635418),
                plain(0xf6d4dd, 0x794153)});
    theme.error = rgb(0x8f0d30);
    theme.warning = rgb(0x6f4900);
    theme.info = rgb(0x1f4e9c);
    return theme;
}

// From the back row: large, and stark enough for a washed-out beamer.
Theme projector_theme() {
    Theme theme = named(ThemeKind::Projector, "projector");
    theme.scale = 1.6;
    theme.small_size = 12;
    theme.window = rgb(0xffffff);
    theme.surface = rgb(0xffffff);
    theme.text = rgb(0x000000);
    theme.muted_text = rgb(0x3a3f47);
    theme.grid = rgb(0xcfd4db);
    theme.accent = rgb(0x0b49b0);
    theme.selection = rgb(0x0b49b0);
    set(theme, State::Running, plain(0x61d6ae, 0x0b6b3a));
    set(theme, State::Ready, hatched(0xf2d34b, Hatch::Vertical, 0xe1ba14, 0x765400));
    set(theme, State::Blocked, hatched(0xf89397, Hatch::Diagonal, 0xee8084, 0xa5261f));
    set(theme, State::Waiting, hatched(0xece7fd, Hatch::Dots, 0xbdb0ef, 0x5c4ba3));
    set(theme, State::Io, hatched(0xdff0fd, Hatch::Horizontal, 0xb5dafa, 0x1f6ba3));
    set(theme, State::Sleeping, plain(0xeff1f5, 0x5f6772));
    set(theme, State::Interpreter, hatched(0xf8b685, Hatch::BackDiagonal, 0xeda067, 0x8a440a));
    set(theme, State::Recorder, hatched(0xf5b3da, Hatch::Cross, 0xe79dca, 0x86306a));
    set(theme, State::Deadlocked, hatched(0x8a0029, Hatch::Dense, 0xa3143c, 0x3d0012));
    set(theme, State::Unknown, hatched(0xffffff, Hatch::Cross, 0xadb4be, 0x555c66));
    theme.hold = plain(0xb9cef0, 0x234f94);
    theme.hold_wanted = hatched(0xffd98a, Hatch::BackDiagonal, 0xf2c159, 0x7d5300);
    theme.lock_wait = hatched(0xffefed, Hatch::Dots, 0xe58a82, 0xa5261f);
    theme.value = plain(0xf1e9d2, 0x665a32);
    theme.value_again = hatched(0xffcdb8, Hatch::Diagonal, 0xf0a283, 0x8c3410);
    theme.slices_folded = plain(0xc6ccd6, 0x4f5762);
    theme.cpu_idle = hatched(0xffebae, Hatch::BackDiagonal, 0xf0c44a, 0x6b5100);
    theme.cpu_services = plain(0xd5dae1, 0x4f5762);
    theme.cpu_others = hatched(0xe5deeb, Hatch::Vertical, 0xbfb1cb, 0x5d5168);
    set_slices(theme,
               {plain(0xadd1ff, 0x234e82), plain(0xebc797, 0x6c4300), plain(0x99decb, 0x005e4a),
                plain(0xe4beed, 0x65396f), plain(0xc7d69e, 0x465400), plain(0xfabdad, 0x7a3525),
                plain(0x94dbec, 0x00596f), plain(0xc8c8fe, 0x484381), plain(0xddce96, 0x5e4b00),
                plain(0xf8bacc, 0x77324b)});
    theme.error = rgb(0x8a0029);
    theme.warning = rgb(0x5f3f00);
    theme.info = rgb(0x0b49b0);
    return theme;
}

// For eyes that need it: black and white, thick edges, and few colours. What acts is bright with
// dark letters, what merely lets time pass is nearly black with white ones: 7:1 for every text.
Theme high_contrast_theme() {
    Theme theme = named(ThemeKind::HighContrast, "high-contrast");
    theme.stroke = 1.5;
    theme.window = rgb(0x000000);
    theme.surface = rgb(0x000000);
    theme.text = rgb(0xffffff);
    theme.muted_text = rgb(0xe6e6e6);
    theme.grid = rgb(0x6a6a6a);
    theme.accent = rgb(0x3fdcff);
    theme.selection = rgb(0x3fdcff);
    set(theme, State::Running, plain(0x6af5b5, 0xffffff));
    set(theme, State::Ready, hatched(0xffd633, Hatch::Vertical, 0xd9a800, 0xffffff));
    set(theme, State::Blocked, hatched(0xff7a6b, Hatch::Diagonal, 0xf25a4c, 0xffffff));
    set(theme, State::Waiting, hatched(0x22185c, Hatch::Dots, 0x5a48c8, 0xb3a6ff));
    set(theme, State::Io, hatched(0x052a48, Hatch::Horizontal, 0x256a9f, 0x7fc4ff));
    set(theme, State::Sleeping, plain(0x101010, 0x9a9a9a));
    set(theme, State::Interpreter, hatched(0xffab5e, Hatch::BackDiagonal, 0xe8893a, 0xffffff));
    set(theme, State::Recorder, hatched(0xff9ae0, Hatch::Cross, 0xe070c0, 0xffffff));
    set(theme, State::Deadlocked, hatched(0xa80028, Hatch::Dense, 0xd6003a, 0xffffff));
    set(theme, State::Unknown, hatched(0x000000, Hatch::Cross, 0x707070, 0xffffff));
    theme.hold = plain(0x163f8a, 0x9cc0ff);
    theme.hold_wanted = hatched(0xd9a441, Hatch::BackDiagonal, 0xb8861f, 0xffffff);
    theme.lock_wait = hatched(0x4a0a10, Hatch::Dots, 0xa83a44, 0xff9a9a);
    theme.value = plain(0x3d3618, 0xe0cf8a);
    theme.value_again = hatched(0x6e2408, Hatch::Diagonal, 0x8c3614, 0xffb28a);
    theme.slices_folded = plain(0x4a4a4a, 0xffffff);
    theme.cpu_idle = hatched(0x5c4700, Hatch::BackDiagonal, 0x8a6a00, 0xffd633);
    theme.cpu_services = plain(0x333333, 0xc0c0c0);
    theme.cpu_others = hatched(0x3a2450, Hatch::Vertical, 0x6a4890, 0xc9a8ea);
    set_slices(theme,
               {plain(0xadd1ff, 0xffffff), plain(0xebc797, 0xffffff), plain(0x99decb, 0xffffff),
                plain(0xe4beed, 0xffffff), plain(0xc7d69e, 0xffffff), plain(0xfabdad, 0xffffff),
                plain(0x94dbec, 0xffffff), plain(0xc8c8fe, 0xffffff), plain(0xddce96, 0xffffff),
                plain(0xf8bacc, 0xffffff)});
    theme.error = rgb(0xff8aa0);
    theme.warning = rgb(0xffd633);
    theme.info = rgb(0x3fdcff);
    return theme;
}

const std::array<Theme, std::size(all_themes)>& themes() {
    static const std::array<Theme, std::size(all_themes)> all{
        light_theme(), dark_theme(), print_theme(), projector_theme(), high_contrast_theme()};
    return all;
}

}  // namespace

const Fill& Theme::slice_fill(std::string_view slice) const {
    std::uint32_t hash = 2166136261u;  // FNV-1a: std::hash promises nothing from run to run
    for (const char letter : slice)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619u;
    return slices[(hash ^ hash >> 15) % slice_looks];
}

const Theme& theme(ThemeKind kind) {
    return themes()[static_cast<std::size_t>(kind)];
}

const Theme* theme_named(const QString& name) {
    for (const Theme& theme : themes())
        if (theme.name == name)
            return &theme;
    return nullptr;
}

}  // namespace threadline::app
