"""What states are called besides their names in ISO 3166 and CLDR: everyday, diplomatic, historic and ambiguous names.

Japanese names are those of the Ministry of Foreign Affairs, of newspapers and of the law on missions abroad; English
ones those of newspapers and of registers of arms transfers. A name is taken on all days on which its state stands,
except where it is historic.
"""

from __future__ import annotations

from datetime import date

EVERYDAY: dict[str, str] = {
    "ARE": "UAE|U.A.E.|Emirates|the Emirates|アラブ首長国|首長国連邦",
    "ATG": "Antigua|アンティグア",
    "AUS": "Commonwealth of Australia|豪州|豪|濠州|オーストラリア連邦",
    "AUT": "墺|オーストリー",
    "BEL": "白耳義|ベルギー国",
    "BFA": "Burkina|ブルキナ",
    "BIH": "Bosnia|Bosnia-Herzegovina|ボスニア|ボスニア・ヘルツェゴヴィナ",
    "BLR": "Belorussia|Byelorussia|白ロシア",
    "BOL": "ボリビア共和国|ボリヴィア",
    "BRA": "伯国|ブラジル国",
    "BRN": "Brunei|ブルネイ国",
    "CAF": "中央アフリカ",
    "CAN": "加|カナダ国|Dominion of Canada",
    "CHE": "瑞西|スイス国",
    "CHN": "PRC|P.R.C.|P.R. China|People's Republic of China|Mainland China|中華人民共和国",
    "CIV": "Ivory Coast|象牙海岸|コート・ディボワール|コートディボワール|コートジヴォワール",
    "COD": "DRC|D.R.C.|DR Congo|D.R. Congo|Congo (DRC)|Congo (Kinshasa)|Congo-Kinshasa|Congo DR|Democratic Republic of Congo"
    "|コンゴ民主共和国|コンゴ（民）|コンゴ民|コンゴ（キンシャサ）",
    "COG": "Republic of Congo|Congo Republic|Congo (Brazzaville)|Congo-Brazzaville|コンゴ共和国|コンゴ（共）|コンゴ（ブラザビル）",
    "CPV": "Cape Verde|カボベルデ|カーボヴェルデ",
    "CUW": "Curacao",
    "CZE": "Czech|the Czech Republic|チェッコ",
    "DEU": "独|独逸|Federal Republic of Germany|FRG|ドイツ連邦",
    "DNK": "丁抹",
    "DOM": "the Dominican Republic|ドミニカ共和国",
    "EGY": "埃及|エジプト・アラブ",
    "ERI": "エリトリア|エリトレア",
    "ESH": "Sahrawi Arab Democratic Republic|サハラ・アラブ民主共和国",
    "ESP": "西班牙",
    "FIN": "芬蘭",
    "FLK": "Malvinas|フォークランド|マルビナス諸島",
    "FRA": "仏|仏国|仏蘭西",
    "FSM": "ミクロネシア",
    "GBR": "UK|U.K.|Britain|Great Britain|the United Kingdom|G.B.|英|英国|イギリス|連合王国|グレートブリテン",
    "GEO": "Republic of Georgia|グルジア|グルジア共和国|ジョージア国",
    "GMB": "The Gambia",
    "GRC": "EL|ギリシア|希臘",
    "HKG": "Hong Kong SAR|香港特別行政区",
    "HUN": "洪牙利",
    "IDN": "インドネシア国",
    "IND": "印|印度|Bharat",
    "IRL": "Republic of Ireland|Eire|アイルランド共和国",
    "ISR": "イスラエル国",
    "ITA": "伊|伊太利|イタリー",
    "JPN": "日本国|Nippon|Nihon|State of Japan",
    "KEN": "ケニヤ",
    "KGZ": "Kyrgyz|Kirghizia|キルギス共和国|キルギスタン",
    "KHM": "Kampuchea|カンボディア|柬埔寨",
    "KNA": "St Kitts|Saint Kitts|St. Christopher and Nevis|セントクリストファー・ネイビス|セントクリストファー",
    "KOR": "ROK|R.O.K.|Republic of Korea|Korea (South)|Korea, South|S. Korea|Korea (Republic of)|Korea Rep.|大韓民国|韓",
    "LAO": "Lao PDR|Lao P.D.R.|ラオス人民民主共和国",
    "LBY": "Libyan Arab Jamahiriya|Libyan Arab Republic|State of Libya|リビア国|リビヤ|大リビア・アラブ社会主義人民ジャマーヒリーヤ国",
    "LKA": "スリランカ国",
    "LUX": "ルクセンブルグ",
    "MAC": "Macau|Macau SAR|澳門",
    "MDV": "モルジブ|the Maldives",
    "MEX": "墨西哥|メキシコ国",
    "MKD": "Macedonia|FYROM|FYR Macedonia|Republic of Macedonia|former Yugoslav Republic of Macedonia|マケドニア"
    "|マケドニア旧ユーゴスラビア|旧ユーゴスラビア・マケドニア",
    "MMR": "Burma|Union of Myanmar|Republic of the Union of Myanmar|ビルマ|ミャンマー連邦|ミャンマー連邦共和国",
    "MNG": "Mongolian People's Republic|モンゴル|モンゴル人民共和国|蒙古|外蒙古",
    "MYS": "マレイシア|馬来西亜",
    "NLD": "Holland|the Netherlands|蘭|和蘭|蘭国",
    "NOR": "諾威",
    "NZL": "NZ|N.Z.|Aotearoa|新西蘭|ニュージーランド国",
    "PHL": "The Philippines|Philippine|比|比国|比島|フィリッピン|フィリピン国",
    "PNG": "パプア・ニューギニア",
    "POL": "波蘭",
    "PRK": "DPRK|D.P.R.K.|Korea (North)|Korea, North|N. Korea|Korea DPR|DPR Korea|朝鮮民主主義人民共和国|北韓",
    "PRT": "葡萄牙",
    "PSE": "Palestine|Palestinian Authority|Palestinian Territory|Occupied Palestinian Territory|State of Palestine|パレスチナ国"
    "|パレスチナ自治政府|パレスティナ",
    "ROU": "Rumania|Roumania|ルーマニヤ",
    "RUS": "Russia|Russian Fed.|露|露国|露西亜|ロシア連邦共和国|ロシヤ",
    "SAU": "Saudi|KSA|サウジ|サウディアラビア|サウジアラビア国",
    "SGP": "星港|シンガポール国",
    "SRB": "Republic of Serbia|セルビヤ",
    "STP": "Sao Tome",
    "SVK": "Slovak|スロヴァキア",
    "SWE": "瑞典|スエーデン",
    "SWZ": "Swaziland|スワジランド|エスワティニ国",
    "SYR": "Syria|シリア|シリアアラブ",
    "THA": "泰国|泰|タイ国",
    "TLS": "Timor Leste|East Timor|東チモール",
    "TTO": "Trinidad|トリニダード",
    "TUR": "Turkey|Turkiye|Republic of Turkey|土耳古|トルコ国",
    "TWN": "ROC|R.O.C.|Republic of China|Chinese Taipei|Formosa|Taiwan (China)|中華民国|台|臺灣|チャイニーズ・タイペイ",
    "TZA": "タンザニヤ|タンザニア連合共和国",
    "UKR": "The Ukraine|ウクライナ国|烏克蘭",
    "URY": "烏拉圭",
    "USA": "US|U.S.|U.S.A.|America|the United States|the States|the US|United States of America|アメリカ|米|米国|合衆国"
    "|北米合衆国|亜米利加|アメリカ国",
    "VAT": "Vatican|the Vatican|Holy See|The Holy See|バチカン|ヴァチカン|教皇庁|ローマ教皇庁|ローマ法王庁",
    "VNM": "Viet Nam|越|越南|ヴィエトナム",
    "XKX": "Republic of Kosovo|コソヴォ|コソボ共和国",
    "YUG": "Federal Republic of Yugoslavia|Socialist Federal Republic of Yugoslavia|SFRY|FRY|FR Yugoslavia|ユーゴ|ユーゴスラヴィア"
    "|ユーゴスラビア連邦共和国|ユーゴスラビア社会主義連邦共和国|新ユーゴスラビア",
    "SCG": "Serbia & Montenegro|セルビア・モンテネグロ",
    "SUN": "USSR|U.S.S.R.|Soviet Union|Soviet|Union of Soviet Socialist Republics|ソ連|ソ聯|ソヴィエト|ソビエト|ソ連邦|ソヴィエト連邦"
    "|ソビエト社会主義共和国連邦|ソヴィエト社会主義共和国連邦",
    "CSK": "Czechoslovak Socialist Republic|チェコスロヴァキア|チェッコスロヴァキア|チェコスロバキア社会主義共和国",
    "DDR": "East Germany|GDR|G.D.R.|German Democratic Republic|東ドイツ|東独|ドイツ民主共和国",
    "YMD": "South Yemen|PDRY|People's Democratic Republic of Yemen|南イエメン|イエメン民主人民共和国",
    "VDR": "North Vietnam|North Viet-Nam|Democratic Republic of Vietnam|DRV|北ベトナム|北越|ベトナム民主共和国",
    "RHO": "Rhodesia|Southern Rhodesia|ローデシア|南ローデシア",
    "TMP": "East Timor|東ティモール|東チモール|ポルトガル領ティモール",
    "BUR": "Socialist Republic of the Union of Burma|ビルマ連邦社会主義共和国",
    "ZAR": "Zaire|Republic of Zaire|ザイール|ザイール共和国",
    "HVO": "Upper Volta|オートボルタ|上ボルタ",
    "DHY": "Dahomey|ダホメ",
}
"""By code, the names that are not, or not always, in the lists; on all days on which the code names a state."""

HISTORIC: tuple[tuple[str, str, date, date], ...] = (
    ("DEU", "West Germany|西ドイツ|西独", date(1949, 5, 23), date(1990, 10, 3)),
    (
        "VNM",
        "South Vietnam|Republic of Vietnam|South Viet-Nam|南ベトナム|南越|ベトナム共和国",
        date(1955, 10, 26),
        date(1976, 7, 2),
    ),
    (
        "YEM",
        "North Yemen|Yemen Arab Republic|YAR|北イエメン|イエメン・アラブ共和国",
        date(1962, 9, 27),
        date(1990, 5, 22),
    ),
    ("EGY", "United Arab Republic|UAR|アラブ連合|アラブ連合共和国", date(1958, 2, 22), date(1971, 9, 2)),
    ("KHM", "Khmer Republic|クメール共和国", date(1970, 10, 9), date(1976, 1, 5)),
    ("KHM", "Democratic Kampuchea|民主カンボジア|民主カンプチア", date(1976, 1, 5), date(1993, 9, 24)),
)
"""Names of states that bear others since: code, names, and the days from and until which they bore them."""

DIVIDED: tuple[tuple[tuple[str, ...], str, date, date], ...] = (
    (("DEU", "DDR"), "Germany|ドイツ|独|独逸", date(1949, 10, 7), date(1990, 10, 3)),
    (("VNM", "VDR"), "Vietnam|Viet Nam|Viet-Nam|ベトナム|ヴィエトナム|越南|越", date(1945, 9, 2), date(1976, 7, 2)),
    (("YEM", "YMD"), "Yemen|イエメン", date(1967, 11, 30), date(1990, 5, 22)),
)
"""Names that two states claimed on some days, and one bears since."""

AMBIGUOUS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("COG", "COD"), "Congo|The Congo|コンゴ"),
    (("KOR", "PRK"), "Korea|朝鮮|コリア|朝鮮半島"),
    (("DMA", "DOM"), "ドミニカ"),
    (("VGB", "VIR"), "Virgin Islands|ヴァージン諸島"),
    (("GUF", "GUY"), "Guiana|ギアナ"),
    (("MAF", "SXM"), "Saint Martin|サンマルタン|セント・マーチン島"),
    (("GBR",), "England|Scotland|Wales|Northern Ireland|イングランド|スコットランド|ウェールズ|北アイルランド"),
)
"""Names that are never chosen between, and names of parts of states, with the states that may be meant."""
