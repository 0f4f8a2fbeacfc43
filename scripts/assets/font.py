"""Cuts the display face down to what Parvis sets in it, and measures its stand-ins.

Titles and figures use Bricolage Grotesque (SIL Open Font License 1.1) at one weight. The variable
file of npm @fontsource-variable/bricolage-grotesque is 39 KB; one instance at weight 650 with the
Latin letters of French and English is less than half of that, which a phone on 3G notices.

The stand-ins (a local face under our own metrics) make the swap invisible: same line height, same
average width. The four numbers are printed as CSS, to be pasted into style/tokens/type.css.

    npm install --prefix /tmp/assets @fontsource-variable/bricolage-grotesque
    python3 -m venv /tmp/assets/venv && /tmp/assets/venv/bin/pip install fonttools brotli
    /tmp/assets/venv/bin/python scripts/assets/font.py /tmp/assets/node_modules [ARIAL_BOLD.ttf ROBOTO_BOLD.ttf …]
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHT = 650
SOURCE = "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2"
TARGET = Path(__file__).parents[2] / "public/fonts/bricolage-grotesque-650.woff2"
# Latin-1, œ Œ Ÿ, dashes, quotation marks, ellipsis, thin spaces, the euro and CFA-friendly signs, arrows.
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, 0x178,
    0x2009, 0x202F, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC, 0x2212,
]
# How often a letter occurs in French running text, per mille; enough for an average width.
FREQUENCY = {
    " ": 170, "e": 121, "a": 71, "i": 66, "s": 65, "n": 61, "r": 60, "t": 59, "o": 50, "l": 49,
    "u": 45, "d": 37, "c": 32, "m": 26, "p": 25, "é": 19, "g": 12, "b": 11, "v": 11, "h": 11, "f": 11, "q": 7,
}


def average_width(font: TTFont) -> float:
    """The mean advance of running text, in em."""
    names, advances = font.getBestCmap(), font["hmtx"]
    total = sum(advances[names[ord(letter)]][0] * weight for letter, weight in FREQUENCY.items())
    return total / sum(FREQUENCY.values()) / font["head"].unitsPerEm


def main(modules: Path, stand_ins: list[Path]) -> None:
    font = instantiateVariableFont(TTFont(modules / SOURCE), {"wght": WEIGHT})
    options = subset.Options()
    options.layout_features = ["ccmp", "kern", "mark", "locl", "tnum"]
    options.flavor = "woff2"
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")

    units, metrics = font["head"].unitsPerEm, font["hhea"]
    for path in stand_ins:
        ratio = average_width(font) / average_width(TTFont(path))
        print(
            f"{path.stem}: size-adjust: {ratio:.2%}; ascent-override: {metrics.ascent / units / ratio:.2%}; "
            f"descent-override: {-metrics.descent / units / ratio:.2%}; line-gap-override: {metrics.lineGap / units / ratio:.2%};"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(path) for path in sys.argv[2:]])
