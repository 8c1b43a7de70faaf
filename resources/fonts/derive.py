#!/usr/bin/env python3
"""Derives Threadline Sans and Threadline Mono from Inter and JetBrains Mono.

Why the originals are not embedded as they are:
- Their contextual alternates draw "->", "3x4" or "(A)" with glyphs that have no code point, so
  the text of a PDF loses them. Here a character is always its own glyph.
- A copy of Inter that is installed on a machine would win over an embedded one of the same name,
  and a figure would depend on the machine. Hence names of their own.
- Figures of equal width keep a clock that counts from jittering, and columns straight.

The results are committed; run this only to renew them (Debian packages python3-fonttools,
fonts-inter, fonts-jetbrains-mono):
    python3 derive.py INTER_FOLDER JETBRAINS_MONO_FOLDER
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
INTER = pathlib.Path(sys.argv[1])
JETBRAINS_MONO = pathlib.Path(sys.argv[2])

COPYRIGHT, VERSION, LICENCE, LICENCE_URL = 0, 5, 13, 14


def rename(font, family, style):
    names = font["name"]
    kept = [(i, names.getDebugName(i)) for i in (COPYRIGHT, VERSION, LICENCE, LICENCE_URL)]
    names.names = []
    full = family if style == "Regular" else f"{family} {style}"
    postscript = f"{family.replace(' ', '')}-{style}"
    # 1 and 2 are for readers that know only four styles; 16 and 17 are the real family and style.
    fresh = [(1, full), (2, "Regular"), (3, postscript), (4, full), (6, postscript),
             (16, family), (17, style)]
    for name_id, text in kept + fresh:
        if text:
            names.setName(text, name_id, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        cff.topDictIndex[0].FullName = full
        cff.topDictIndex[0].FamilyName = family


def use_tabular_figures(font):
    gsub = font["GSUB"].table
    lookups = {i for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum"
               for i in f.Feature.LookupListIndex}
    tabular = {}
    for index in lookups:
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for table in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            if digit in table.cmap:
                table.cmap[digit] = tabular.get(table.cmap[digit], table.cmap[digit])


def derive(source, target, family, style):
    font = TTFont(source, recalcTimestamp=False)
    use_tabular_figures(font)
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"],
                             name_IDs=["*"], notdef_outline=True, recalc_timestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)
    rename(font, family, style)
    font.save(HERE / target)


derive(INTER / "Inter-Regular.otf", "ThreadlineSans-Regular.otf", "Threadline Sans", "Regular")
derive(INTER / "Inter-SemiBold.otf", "ThreadlineSans-SemiBold.otf", "Threadline Sans", "SemiBold")
derive(JETBRAINS_MONO / "JetBrainsMono-Regular.ttf", "ThreadlineMono-Regular.ttf",
       "Threadline Mono", "Regular")
