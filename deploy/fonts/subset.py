#!/usr/bin/python3
"""Cuts Debian's faces down to what the product shows. Usage: subset.py OUT_DIR

Writes OUT_DIR/<face>.otf or .ttf, used by the dashboard's atlas and by the HTML pages alike (WOFF2 gains nothing over
brotli for CFF outlines), and OUT_DIR/icons.h, the icon face's names.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FONTS = Path("/usr/share/fonts")

# Latin with both extensions and Vietnamese, combining marks, punctuation, currencies, arrows, comparison signs.
LATIN = (
    "20-7E A0-24F 2BB-2BC 2C6-2C7 2D8-2DD 300-304 306-30C 31B 323 326-328 331 1E00-1EFF 2010-2027 202F-203A 2044 "
    "20A0-20C0 2116 2122 2190-2193 2212 2248 2260 2264-2265 25CF"
)
THAI = "E01-E3A E3F-E5B 25CC"
TEXT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]

FACES = {
    "inter-regular.otf": ("opentype/inter/Inter-Regular.otf", LATIN),
    "inter-semibold.otf": ("opentype/inter/Inter-SemiBold.otf", LATIN),
    "thai-regular.ttf": ("truetype/noto/NotoSansThai-Regular.ttf", THAI),
    "thai-bold.ttf": ("truetype/noto/NotoSansThai-Bold.ttf", THAI),
}
FIGURES = range(ord("0"), ord("9") + 1)
ICON_FACE = "truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf"


def code_points(ranges):
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def use_tabular_figures(font):
    """Makes the figures of equal width the ones that the characters 0 to 9 show."""
    table = font["GSUB"].table
    lookups = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    tabular = {}
    for index in lookups:
        for step in table.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(step, "ExtSubTable", step).mapping)
    figures = [tabular[font.getBestCmap()[figure]] for figure in FIGURES]
    for characters in font["cmap"].tables:
        characters.cmap.update((figure, glyph) for figure, glyph in zip(FIGURES, figures) if figure in characters.cmap)
    width = font["hmtx"][figures[0]][0]
    for glyph in figures:  # SemiBold's figures differ by a thousandth of an em
        font["hmtx"][glyph] = (width, font["hmtx"][glyph][1])


def cut(source, wanted, features, target):
    font = TTFont(FONTS / source)
    if "tnum" in features and "inter" in source:
        use_tabular_figures(font)
    options = subset.Options(
        layout_features=[f for f in features if f != "tnum"], hinting=False, desubroutinize=True, notdef_outline=True,
        recalc_timestamp=False, drop_tables=subset.Options().drop_tables + ["BASE", "STAT"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    lacking = set(wanted) - set(font.getBestCmap())
    font.save(target)
    return lacking


def read_icons():
    lines = (HERE / "icons.txt").read_text().splitlines()
    return [(name, int(code, 16)) for name, code in (line.split() for line in lines if not line.startswith("#"))]


def write_header(icons, target):
    lines = ["#pragma once", "", "// Made from deploy/fonts/icons.txt: UTF-8 of each code point in the icon face.", "namespace icon {", ""]
    for name, code in icons:
        constant = "k" + "".join(word.capitalize() for word in name.split("_"))
        text = "".join(f"\\x{byte:02X}" for byte in chr(code).encode())
        lines.append(f'inline constexpr char {constant}[] = "{text}";')
    codes = [code for _, code in icons]
    lines += ["", f"inline constexpr unsigned kFirst = 0x{min(codes):X};", f"inline constexpr unsigned kLast = 0x{max(codes):X};"]
    target.write_text("\n".join(lines + ["", "}  // namespace icon", ""]))


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for name, (source, ranges) in FACES.items():
        cut(source, list(code_points(ranges)), TEXT_FEATURES, out / name)
    icons = read_icons()
    lacking = cut(ICON_FACE, [code for _, code in icons], [], out / "icons.ttf")
    if lacking:
        sys.exit("icons.txt names code points that the icon face lacks: " + ", ".join(f"{code:x}" for code in sorted(lacking)))
    write_header(icons, out / "icons.h")


main()
