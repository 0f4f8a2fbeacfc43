"""Cuts the fonts of printed letters down to the languages of Parvis.

A letter's PDF is set on the server, so its fonts are part of the program (app/couple/fonts).
Source Serif 4 carries French, English and every other language in Latin letters; Nanum Myeongjo carries
Korean: all 11,172 syllables in the regular weight (1.8 MB), in bold those of KS X 1001, which is
what nearly everybody writes with (a rarer one is set in the regular weight). Both are under the
SIL Open Font License 1.1, whose texts lie beside them; "Nanum" is a reserved name, so what is cut
from it is called Parvis Myeongjo. Another script is set as the sign for
"not in this font", and emoji are left out (a heart is a heart): the letter itself is whole on the
page and in the export.

    npm install --prefix /tmp/assets @expo-google-fonts/source-serif-4 @expo-google-fonts/nanum-myeongjo
    python3 -m venv /tmp/assets/venv && /tmp/assets/venv/bin/pip install fonttools
    /tmp/assets/venv/bin/python scripts/assets/letter-fonts.py /tmp/assets/node_modules
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "app/couple/fonts"
# Latin with all its extensions, combining marks, punctuation, money, letterlike signs, arrows, mathematics, shapes.
LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070),
    *range(0x20A0, 0x20D0), *range(0x2100, 0x2150), *range(0x2190, 0x2200), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265,
    *range(0x25A0, 0x2600), 0x2605, 0x2661, 0x2665, 0x2713,
]


# The punctuation of East Asia, single letters of Hangul, wide forms of ASCII, stars and hearts.
EAST = [*range(0x3000, 0x3020), *range(0x3131, 0x3190), *range(0xFF01, 0xFF60), 0x2605, 0x2606, 0x2661, 0x2665]
SYLLABLES = list(range(0xAC00, 0xD7A4))
# Python writes syllables outside of KS X 1001 in eight bytes, letter by letter.
USUAL_SYLLABLES = [point for point in SYLLABLES if len(chr(point).encode("euc_kr")) == 2]
RENAMED = {"Nanum Myeongjo": "Parvis Myeongjo", "NanumMyeongjo": "ParvisMyeongjo", "나눔명조": "Parvis Myeongjo"}

FILES = {
    "source-serif-4/400Regular/SourceSerif4_400Regular.ttf": ("source-serif-regular.ttf", LATIN),
    "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf": ("source-serif-italic.ttf", LATIN),
    "source-serif-4/700Bold/SourceSerif4_700Bold.ttf": ("source-serif-bold.ttf", LATIN),
    "source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf": ("source-serif-bold-italic.ttf", LATIN),
    "nanum-myeongjo/400Regular/NanumMyeongjo_400Regular.ttf": ("parvis-myeongjo-regular.ttf", SYLLABLES + EAST),
    "nanum-myeongjo/700Bold/NanumMyeongjo_700Bold.ttf": ("parvis-myeongjo-bold.ttf", USUAL_SYLLABLES + EAST),
}


def rename(font: TTFont) -> None:
    """A font that is changed may not keep a reserved name (OFL 1.1, condition 3)."""
    for record in font["name"].names:
        name = record.toUnicode()
        for reserved, ours in RENAMED.items():
            name = name.replace(reserved, ours)
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = name


def main(modules: Path) -> None:
    packages = modules / "@expo-google-fonts"
    for source, (target, points) in FILES.items():
        font = TTFont(packages / source)
        options = subset.Options()
        options.layout_features = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "onum"]
        options.hinting = False
        options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14, 16, 17]
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=points)
        cutter.subset(font)
        rename(font)
        font.save(FONTS / target)
        print(f"{target}: {(FONTS / target).stat().st_size} bytes")
    for package in ["source-serif-4", "nanum-myeongjo"]:
        shutil.copyfile(packages / package / "LICENSE_FONT", FONTS / f"{package}.OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
