"""States: ISO 3166-1 alpha-3 codes, the historic ones of ISO 3166-3 included, with names in both languages.

The codes and names are those of the Debian ``iso-codes`` lists as pycountry ships them. A state that was called
otherwise on a day has the name of that day.
"""

from __future__ import annotations

from datetime import date

from transfer_check.facts.state_days import stands
from transfer_check.text import Text

_names: dict[str, Text] = {}


def state_names() -> dict[str, Text]:
    """Return every alpha-3 code, current and historic, with its names."""
    if not _names:
        _names.update(_names_of_the_library())
    return _names


def recall_state_names(names: dict[str, Text]) -> None:
    """Use names that were read from the library before, and spare reading it again."""
    _names.update(names | MENDED)


def _names_of_the_library() -> dict[str, Text]:
    import gettext

    import pycountry

    current = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["ja"], fallback=True)
    historic = gettext.translation("iso3166-3", pycountry.LOCALES_DIR, languages=["ja"], fallback=True)
    names = {entry.alpha_3: Text(historic.gettext(entry.name), entry.name) for entry in pycountry.historic_countries}
    for entry in pycountry.countries:
        english = getattr(entry, "common_name", entry.name)
        names[entry.alpha_3] = Text(current.gettext(english), english)
    return names | MENDED


MENDED = {
    "BUR": Text("ビルマ", "Burma"),
    "BYS": Text("白ロシア・ソビエト社会主義共和国", "Byelorussian Soviet Socialist Republic"),
    "COD": Text("コンゴ民主共和国", "Democratic Republic of the Congo"),
    "COG": Text("コンゴ共和国", "Republic of the Congo"),
    "CPV": Text("カーボベルデ", "Cabo Verde"),
    "DMA": Text("ドミニカ国", "Dominica"),
    "GEO": Text("ジョージア", "Georgia"),
    "KNA": Text("セントクリストファー・ネービス", "Saint Kitts and Nevis"),
    "HVO": Text("オートボルタ", "Upper Volta"),
    "PSE": Text("パレスチナ", "State of Palestine"),
    "YMD": Text("イエメン民主人民共和国", "Democratic Yemen"),
    "ZAR": Text("ザイール", "Zaire"),
    "XKX": Text("コソボ", "Kosovo"),
    "SUN": Text("ソビエト連邦", "Soviet Union"),
    "YUG": Text("ユーゴスラビア", "Yugoslavia"),
    "DDR": Text("ドイツ民主共和国（東ドイツ）", "German Democratic Republic"),
    "CSK": Text("チェコスロバキア", "Czechoslovakia"),
    "VDR": Text("ベトナム民主共和国（北ベトナム）", "Democratic Republic of Viet-Nam (North Viet-Nam)"),
    "RHO": Text("南ローデシア", "Southern Rhodesia"),
}
"""A code the list lacks, and the names it gives in one language only or in a form no official uses."""

FORMER_NAMES: dict[str, tuple[tuple[date, Text], ...]] = {
    "BEN": ((date(1975, 11, 30), Text("ダホメ", "Dahomey")),),
    "BFA": ((date(1984, 8, 4), Text("オートボルタ", "Upper Volta")),),
    "BLZ": ((date(1973, 6, 1), Text("英領ホンジュラス", "British Honduras")),),
    "COD": (
        (date(1971, 10, 27), Text("コンゴ民主共和国", "Democratic Republic of the Congo")),
        (date(1997, 5, 17), Text("ザイール", "Zaire")),
    ),
    "CPV": (
        (date(2013, 10, 24), Text("カーボヴェルデ", "Cape Verde")),
        (date(2019, 4, 1), Text("カーボヴェルデ", "Cabo Verde")),
    ),
    "CZE": ((date(2016, 7, 5), Text("チェコ", "Czech Republic")),),
    "DEU": ((date(1990, 10, 3), Text("ドイツ連邦共和国（西ドイツ）", "Federal Republic of Germany")),),
    "GEO": ((date(2015, 4, 22), Text("グルジア", "Georgia")),),
    "KNA": ((date(2019, 4, 1), Text("セントクリストファー・ネーヴィス", "Saint Kitts and Nevis")),),
    "LKA": ((date(1972, 5, 22), Text("セイロン", "Ceylon")),),
    "MKD": (
        (date(2019, 2, 12), Text("マケドニア旧ユーゴスラビア共和国", "the former Yugoslav Republic of Macedonia")),
    ),
    "MMR": ((date(1989, 6, 18), Text("ビルマ", "Burma")),),
    "NAM": ((date(1990, 3, 21), Text("南西アフリカ（ナミビア）", "South West Africa (Namibia)")),),
    "SWZ": ((date(2018, 4, 19), Text("スワジランド", "Swaziland")),),
    "TUR": ((date(2022, 6, 1), Text("トルコ", "Turkey")),),
    "VNM": ((date(1976, 7, 2), Text("ベトナム共和国（南ベトナム）", "Republic of Viet-Nam (South Viet-Nam)")),),
    "YEM": ((date(1990, 5, 22), Text("イエメン・アラブ共和国（北イエメン）", "Yemen Arab Republic (North Yemen)")),),
}
"""What a state was called until a day, the earliest first; Japanese names as the law on the names of missions had them."""


def states_on(day: date) -> tuple[str, ...]:
    """Return the codes that name a state on a day, by English name."""
    names = state_names()
    standing = [code for code in names if stands(code, day)]
    return tuple(sorted(standing, key=lambda code: names[code].en))


def state_name(code: str, on: date | None = None) -> Text:
    """Return the names of a state; the code itself where the list has none.

    Args:
        code: its code.
        on: the day by which it is named; the names of today where there is none.
    """
    if on is not None:
        for until, name in FORMER_NAMES.get(code, ()):
            if on < until:
                return name
    return state_names().get(code, Text(code, code))


def alpha_3_of(code: str) -> str:
    """Return the three-letter code of a two-letter one, or ``""``."""
    import pycountry

    entry = pycountry.countries.get(alpha_2=code.upper()) if len(code) == 2 else None
    return entry.alpha_3 if entry else ""
