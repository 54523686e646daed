"""States are read by every name of the lists and by those of every day; of several none is chosen."""

import gettext
from datetime import date

import pycountry
import pytest
from babel import Locale

from transfer_check.facts.everyday_names import AMBIGUOUS, DIVIDED, EVERYDAY, HISTORIC
from transfer_check.facts.misreading import MisreadError
from transfer_check.facts.state_days import all_instead, standing_of, stands
from transfer_check.facts.state_reading import depends_on_the_day, likely_code, nearest_states, part_states, read_state
from transfer_check.facts.states import FORMER_NAMES, state_names

DAY = date(2024, 5, 2)
HISTORIC_CODES = {entry.alpha_3 for entry in pycountry.historic_countries if not stands(entry.alpha_3, DAY)}

IN_ENGLISH = """
USA=US, U.S., U.S.A., USA, America, United States, the United States, United States of America
GBR=UK, U.K., Britain, Great Britain, United Kingdom
KOR=South Korea, Republic of Korea, ROK, S. Korea; PRK=North Korea, DPRK, N. Korea
RUS=Russia, Russian Federation; CHN=China, PRC, People's Republic of China
TWN=Taiwan, Republic of China, Chinese Taipei; TUR=Turkey, Türkiye, Turkiye
MMR=Burma, Myanmar; CIV=Ivory Coast, Côte d'Ivoire, Cote d’Ivoire; CZE=Czechia, Czech Republic
SWZ=Swaziland, Eswatini; CPV=Cape Verde, Cabo Verde; MKD=Macedonia, North Macedonia, FYROM
COD=DR Congo, DRC, Democratic Republic of the Congo; COG=Republic of the Congo, Congo-Brazzaville
TLS=East Timor, Timor-Leste; NLD=Holland, the Netherlands; IRN=Iran; SYR=Syria; LAO=Laos; VNM=Vietnam, Viet Nam
BOL=Bolivia; VEN=Venezuela; TZA=Tanzania; MDA=Moldova; BRN=Brunei; FSM=Micronesia; ARE=UAE, United Arab Emirates
VAT=Vatican, Holy See; PSE=Palestine; XKX=Kosovo; GEO=Georgia; GIN=Guinea; BIH=Bosnia, Bosnia and Herzegovina
NZL=New Zealand, NZ; HKG=Hong Kong; MAC=Macau, Macao; GMB=The Gambia; BHS=Bahamas, The; KGZ=Kyrgyzstan
SAU=Saudi Arabia; PHL=Philippines, The Philippines; UKR=Ukraine; AUS=Australia; DEU=Germany; SSD=South Sudan
"""
IN_JAPANESE = """
USA=アメリカ, 米国, アメリカ合衆国, 合衆国, 米; GBR=イギリス, 英国, 連合王国, 英; RUS=ロシア, ロシア連邦, 露
CHN=中国, 中華人民共和国; KOR=韓国, 大韓民国; PRK=北朝鮮, 朝鮮民主主義人民共和国; TWN=台湾, 中華民国
AUS=オーストラリア, 豪州, 豪; FRA=フランス, 仏; DEU=ドイツ, ドイツ連邦共和国, 独; ITA=イタリア, 伊; CAN=カナダ
IND=インド, 印; PHL=フィリピン, 比; VNM=ベトナム, ヴィエトナム; THA=タイ; MMR=ミャンマー, ビルマ; MYS=マレーシア
GEO=ジョージア, グルジア; TUR=トルコ; CIV=コートジボワール, 象牙海岸; COD=コンゴ民主共和国; COG=コンゴ共和国
TLS=東ティモール; SWZ=エスワティニ, スワジランド; CPV=カーボベルデ, カーボヴェルデ; MKD=北マケドニア, マケドニア
CZE=チェコ, チェコ共和国; SVK=スロバキア, スロヴァキア; NLD=オランダ; GRC=ギリシャ, ギリシア; CHE=スイス
SAU=サウジアラビア, サウジ; ARE=アラブ首長国連邦; IRN=イラン; IRQ=イラク; ISR=イスラエル; PSE=パレスチナ
UKR=ウクライナ; POL=ポーランド; NZL=ニュージーランド; MNG=モンゴル; SGP=シンガポール; IDN=インドネシア
BRA=ブラジル; MEX=メキシコ; VAT=バチカン, ヴァチカン; XKX=コソボ; SSD=南スーダン; JPN=日本, 日本国
HKG=香港; KHM=カンボジア; LKA=スリランカ; BGD=バングラデシュ; ZAF=南アフリカ; CAF=中央アフリカ; KEN=ケニア; EGY=エジプト
"""


def pairs(table: str) -> list[tuple[str, str]]:
    """Return the names of a table with their codes; a comma with no blank after it belongs to the name."""
    entries = [entry.strip().partition("=") for entry in table.replace("\n", ";").split(";") if entry.strip()]
    found = [(name.strip(), code) for code, _, names in entries for name in names.split(", ")]
    return [("Bahamas, The" if name == "Bahamas" else name, code) for name, code in found if name != "The"]


def test_there_are_as_many_everyday_names_as_are_promised() -> None:
    """Seventy-five in each language."""
    assert len(set(pairs(IN_ENGLISH))) >= 75
    assert len(set(pairs(IN_JAPANESE))) >= 75


@pytest.mark.parametrize(("name", "code"), pairs(IN_ENGLISH) + pairs(IN_JAPANESE))
def test_an_everyday_name_is_taken(name: str, code: str) -> None:
    """As it is written, and in capitals."""
    assert read_state(name, DAY) == read_state(name.upper(), DAY) == code


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("Congo", ["COG", "COD"]),
        ("コンゴ", ["COG", "COD"]),
        ("Korea", ["KOR", "PRK"]),
        ("朝鮮", ["KOR", "PRK"]),
        ("ドミニカ", ["DMA", "DOM"]),
        ("Virgin Islands", ["VGB", "VIR"]),
        ("England", ["GBR"]),
        ("北アイルランド", ["GBR"]),
    ],
)
def test_an_ambiguous_name_is_asked_back_with_the_choices(name: str, choices: list[str]) -> None:
    """Nothing is chosen; a part of a state is not the state either."""
    with pytest.raises(MisreadError) as refused:
        read_state(name, DAY)
    assert [meaning.value for meaning in refused.value.choices] == choices
    assert all(f"`{code}`" in refused.value.help.en and code in refused.value.help.ja for code in choices)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("NO", ["NOR"]),
        ("FR", ["FRA"]),
        ("Germny", ["DEU"]),
        ("フイリピン", ["PHL"]),
        ("Afganistan", ["AFG"]),
        ("Atlantis", []),
        ("UNITA (Angola)*", []),
        ("Asia", []),
        ("世界", []),
        ("European Union", []),
        ("UKX", ["GBR"]),
    ],
)
def test_what_is_no_name_is_refused_with_the_nearest(written: str, near: list[str]) -> None:
    """An armed group named after a state is not the state, and a region is none; nobody is told that there is no such country."""
    with pytest.raises(MisreadError) as refused:
        read_state(written, DAY)
    assert [meaning.value for meaning in refused.value.choices] == near == list(nearest_states(written, DAY))
    assert refused.value.what.en == "`{value}` is not understood as a state"
    assert "three-letter code" in refused.value.help.en
    assert "読み取れません" in refused.value.what.ja


def meant_by(name: str, day: date) -> list[str]:
    """Return the state that a name gives on a day, or those between which it is asked back."""
    try:
        return [read_state(name, day)]
    except MisreadError as error:
        return [meaning.value for meaning in error.choices]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_name_of_cldr_is_that_of_its_state(language: str) -> None:
    """One form a state, Kosovo's included; none is refused, and those asked back are few."""
    codes = {entry.alpha_2: entry.alpha_3 for entry in pycountry.countries} | {"XK": "XKX"}
    names = {name: codes[region] for region, name in Locale(language).territories.items() if region in codes}
    assert len(names) == len(codes)
    for name, code in names.items():
        assert code in meant_by(name, DAY), name
    assert {name for name in names if len(meant_by(name, DAY)) > 1} <= {"St. Martin", "サン・マルタン"}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_name_of_iso_is_that_of_its_state(language: str) -> None:
    """Short, common and official names; of withdrawn codes on the last day on which they named a state."""
    refused = set()
    for domain, entries in (("iso3166-1", pycountry.countries), ("iso3166-3", pycountry.historic_countries)):
        japanese = gettext.translation(domain, pycountry.LOCALES_DIR, languages=["ja"]).gettext
        for entry in entries:
            code = entry.alpha_3
            day = DAY if stands(code, DAY) else standing_of(code)[-1].end - date.resolution
            for kind in ("name", "official_name", "common_name"):
                name = getattr(entry, kind, None)
                if name:
                    written = japanese(name) if language == "ja" else name
                    assert code in meant_by(written, day), written
                    refused |= {written} if len(meant_by(written, day)) > 1 else set()
    assert refused <= {"Congo", "コンゴ", "ドミニカ"}


def test_every_name_that_the_program_prints_is_read() -> None:
    """That of today, and that of any day on the day."""
    for code, names in state_names().items():
        day = DAY if stands(code, DAY) else standing_of(code)[-1].end - date.resolution
        for name in names:
            assert code in meant_by(name, day), name
    for code, former in FORMER_NAMES.items():
        for until, names in former:
            for name in names:
                found = read_state(name, until - date.resolution)
                assert found == code or code in all_instead(found)


@pytest.mark.parametrize("code", [code for code in EVERYDAY if code not in HISTORIC_CODES])
def test_every_further_name_is_read_or_asked_back_today(code: str) -> None:
    """No name of the table is that of another state by the lists."""
    for name in EVERYDAY[code].split("|"):
        assert code in meant_by(name, DAY), name


def test_no_further_name_is_taken_as_a_code() -> None:
    """Three letters are a code before they are an abbreviation."""
    names = [name for names in EVERYDAY.values() for name in names.split("|")]
    assert [name for name in names if name.upper() in state_names()] == []


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("ソ連", "1985-01-01", "SUN"),
        ("Soviet Union", "1991-12-25", "SUN"),
        ("西ドイツ", "1990-10-02", "DEU"),
        ("東ドイツ", "1990-10-02", "DDR"),
        ("ザイール", "1997-05-16", "ZAR"),
        ("Burma", "1985-01-01", "BUR"),
        ("Burma", "2024-01-01", "MMR"),
        ("東ティモール", "1999-01-01", "TMP"),
        ("東ティモール", "2010-01-01", "TLS"),
        ("Czechoslovakia", "1992-12-31", "CSK"),
        ("Dahomey", "1975-01-01", "DHY"),
        ("Ceylon", "1970-01-01", "LKA"),
        ("南ベトナム", "1974-01-01", "VNM"),
        ("北ベトナム", "1974-01-01", "VDR"),
        ("ベトナム", "1976-07-02", "VNM"),
        ("アラブ連合共和国", "1970-01-01", "EGY"),
        ("Germany", "1990-10-03", "DEU"),
    ],
)
def test_a_historic_name_is_taken_on_its_days(name: str, day: str, code: str) -> None:
    """It gives the code that the case of that day states."""
    assert read_state(name, date.fromisoformat(day)) == code


@pytest.mark.parametrize(
    ("name", "day", "choices"),
    [
        ("ソ連", "2012-01-01", ["RUS", "UKR"]),
        ("西ドイツ", "1990-10-03", ["DEU"]),
        ("Zaire", "2012-01-01", ["COD"]),
        ("Czechoslovakia", "1993-01-01", ["CZE", "SVK"]),
        ("Ceylon", "1972-05-22", ["LKA"]),
        ("ロシア", "1985-01-01", ["SUN"]),
        ("South Sudan", "2010-01-01", ["SDN"]),
        ("Germany", "1985-01-01", ["DEU", "DDR"]),
        ("ベトナム", "1976-07-01", ["VNM", "VDR"]),
        ("Yemen", "1990-05-21", ["YEM", "YMD"]),
    ],
)
def test_a_name_of_other_days_is_refused_with_the_states_of_the_day(name: str, day: str, choices: list[str]) -> None:
    """Before its first day and after its last; while two states claimed it, it is asked back."""
    with pytest.raises(MisreadError) as refused:
        read_state(name, date.fromisoformat(day))
    assert [meaning.value for meaning in refused.value.choices][: len(choices)] == choices


def test_names_whose_day_matters_are_told_from_those_whose_day_does_not() -> None:
    """A code, and a name that any day reads alike, need no day."""
    assert [
        name for name in ("東ティモール", "Germany", "西ドイツ", "Zaire", "Burma") if not depends_on_the_day(name)
    ] == []
    assert [name for name in ("USA", "ロシア", "Congo", "Atlantis", "Turkey", "") if depends_on_the_day(name)] == []
    with pytest.raises(MisreadError, match="different states on different days"):
        read_state("東ティモール")
    with pytest.raises(MisreadError, match="more than one state"):
        read_state("Germany")
    assert read_state("Burma") == "MMR"


def test_the_tables_name_codes_that_there_are() -> None:
    """A slip in a code would make its names unreadable."""
    codes = {*EVERYDAY, *(code for code, *_ in HISTORIC), *(c for each in (*DIVIDED, *AMBIGUOUS) for c in each[0])}
    assert codes <= set(state_names())


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("USA GBR", ["USA", "GBR"]),
        ("USA, GBR;ITA", ["USA", "GBR", "ITA"]),
        ("アメリカ、英国", ["アメリカ", "英国"]),
        ("South Korea", ["South Korea"]),
        ("South Korea, Japan", ["South Korea", "Japan"]),
        ("Korea, South", ["Korea, South"]),
        ("", []),
    ],
)
def test_a_list_of_states_is_parted_where_one_ends(written: str, parts: list[str]) -> None:
    """A name of two words is one state, and so is one with a comma in it."""
    assert part_states(written) == parts


def test_a_likely_code_is_one_that_is_nearest_by_itself() -> None:
    """For rules, which take codes alone."""
    assert [likely_code(word) for word in ("UK", "HT", "Norway", "Korea", "Atlantis")] == ["GBR", "HTI", "NOR", "", ""]
