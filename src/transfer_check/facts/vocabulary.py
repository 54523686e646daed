"""The closed lists of the field's terms, in both languages.

Sources are those of the terms themselves: the Export Trade Control Order (appended table 1, item 1),
the 1976 unified view, the Guidelines of 27 December 2011, the PKO Act, and the names of the
programmes and bodies as the government uses them. Values are plain ``str``: rule-engine compares
an enumeration member with a string as unequal.
"""

from typing import NamedTuple

from transfer_check.text import Text


class Vocabulary(NamedTuple):
    """A closed list: the value written in files, with its label in both languages."""

    name: str
    terms: dict[str, Text]

    def __contains__(self, value: object) -> bool:
        return value in self.terms

    def help(self, near: str) -> str:
        """Return what to write instead of a value that is no term: the one that may be meant, if any, and all of them."""
        meant = f"did you mean `{near}`? " if near else ""
        return meant + "the terms are " + ", ".join(f"`{term}`" for term in self.terms)


def _vocabulary(name: str, **terms: tuple[str, str]) -> Vocabulary:
    return Vocabulary(name, {value: Text(ja, en) for value, (ja, en) in terms.items()})


def _listed(name: str, terms: dict[str, tuple[str, str]]) -> Vocabulary:
    return _vocabulary(name, **terms)


TRANSFER_KIND = _vocabulary(
    "transfer_kind",
    export=("輸出", "export"),
    grant=("贈与", "grant"),
    loan=("貸付け（円借款を含む）", "loan, including a loan-financed export"),
    technology_provision=("技術の提供", "provision of technology"),
    joint_research=("共同研究", "joint research"),
    joint_development=("共同開発", "joint development"),
    joint_production=("共同生産", "joint production"),
    licensed_production=("ライセンス生産", "licensed production"),
    repair=("修理等の役務", "repair and similar services"),
    brokering=("仲介", "brokering between foreign countries"),
    contribution_in_kind=("物資協力", "contribution in kind"),
    acsa_supply=("物品役務相互提供協定に基づく提供", "supply under an acquisition and cross-servicing agreement"),
    own_use=("我が国要員による携行・使用", "carried and used by Japan's own personnel"),
    third_country_transfer=("相手国からの第三国移転", "transfer to third parties by the recipient"),
    consent_to_third_country_transfer=(
        "第三国移転への事前同意（同意の可否の判断）",
        "transfer to third parties by the recipient, put to decide on Japan's consent",
    ),
    temporary_export=("一時的な輸出", "temporary export"),
    return_of_goods=("返送", "return of goods"),
    re_export=("持ち込まれた物の再輸出", "re-export of items brought into Japan"),
    incidental=("その他これらに類する軽微な移転", "another minor movement of the kind"),
    overseas_construction=("軍事施設の海外建設", "construction of military facilities abroad"),
    investment=("海外投資", "investment abroad"),
    financial_contribution=("資金協力", "financial contribution"),
    delivery_in_japan=(
        "我が国国内における引渡し",
        "handing over inside Japan, without an export",
    ),
)

PARTY_ROLE = _vocabulary(
    "party_role",
    government=("政府", "government"),
    ministry_of_defense=("国防当局", "ministry of defense"),
    armed_forces=("軍隊", "armed forces"),
    law_enforcement=("警察・沿岸警備機関", "police or coast guard"),
    self_defense_forces=("自衛隊", "Self-Defense Forces"),
    international_organization=("国際機関", "international organisation"),
    united_nations_mission=("国際連合のミッション", "United Nations mission"),
    company=("企業", "company"),
    research_institute=("研究機関", "research institute"),
    aid_body=("人道支援団体", "humanitarian aid body"),
    broker=("仲介者", "broker"),
    armed_group=("武装集団", "armed group"),
    private_person=("私人", "private person"),
)

PARTY_PART = _vocabulary(
    "party_part",
    onward_recipient=("再移転先", "onward recipient"),
    broker=("仲介者", "broker"),
    carrier=("運送・通関等の取扱者", "forwarder or carrier"),
    financier=("資金の提供者", "financier"),
    other=("その他の関与", "another part"),
)

ORGANISATION = _vocabulary(
    "organisation",
    UN=("国際連合", "United Nations"),
    UNMISS=("国際連合南スーダン共和国ミッション", "United Nations Mission in the Republic of South Sudan"),
    MINUSTAH=("国際連合ハイチ安定化ミッション", "United Nations Stabilization Mission in Haiti"),
    UNHCR=("国際連合難民高等弁務官事務所", "Office of the United Nations High Commissioner for Refugees"),
    WFP=("国際連合世界食糧計画", "World Food Programme"),
    OPCW=("化学兵器禁止機関", "Organisation for the Prohibition of Chemical Weapons"),
    IAEA=("国際原子力機関", "International Atomic Energy Agency"),
    EU=("欧州連合", "European Union"),
    NATO=("北大西洋条約機構", "North Atlantic Treaty Organization"),
    AU=("アフリカ連合", "African Union"),
    ICRC=("赤十字国際委員会", "International Committee of the Red Cross"),
    other=("その他の機関", "another organisation"),
)

ITEM_FORM = _vocabulary(
    "item_form",
    finished=("完成品", "finished product"),
    part=("部品", "part"),
    accessory=("附属品", "accessory"),
    ammunition=("弾薬", "ammunition"),
    technology=("技術", "technology"),
    service=("役務", "service"),
    test_piece=("試験品", "test piece"),
    sample=("見本", "sample"),
    material=("素材", "material"),
    funds=("資金", "funds"),
)

CONTROL_LIST_ENTRY = _listed(
    "control_list_entry",
    {
        "1(1)": ("輸出令別表第一の一の項（一）銃砲・銃砲弾", "ETCO 1(1) guns and their ammunition"),
        "1(2)": ("輸出令別表第一の一の項（二）爆発物・投下装置等", "ETCO 1(2) explosive devices and launchers"),
        "1(3)": ("輸出令別表第一の一の項（三）火薬類・軍用燃料", "ETCO 1(3) propellants, explosives, military fuel"),
        "1(4)": ("輸出令別表第一の一の項（四）安定剤", "ETCO 1(4) stabilisers"),
        "1(5)": ("輸出令別表第一の一の項（五）指向性エネルギー兵器", "ETCO 1(5) directed-energy weapons"),
        "1(6)": ("輸出令別表第一の一の項（六）運動エネルギー兵器", "ETCO 1(6) kinetic-energy weapons"),
        "1(7)": ("輸出令別表第一の一の項（七）軍用車両・軍用橋", "ETCO 1(7) military vehicles and bridges"),
        "1(8)": ("輸出令別表第一の一の項（八）軍用船舶", "ETCO 1(8) military vessels"),
        "1(9)": ("輸出令別表第一の一の項（九）軍用航空機", "ETCO 1(9) military aircraft"),
        "1(10)": ("輸出令別表第一の一の項（十）防潜網・魚雷防御網等", "ETCO 1(10) anti-submarine and torpedo nets"),
        "1(11)": (
            "輸出令別表第一の一の項（十一）装甲板・軍用ヘルメット・防弾衣",
            "ETCO 1(11) armour plate, helmets, body armour",
        ),
        "1(12)": ("輸出令別表第一の一の項（十二）軍用探照灯", "ETCO 1(12) military searchlights"),
        "1(13)": (
            "輸出令別表第一の一の項（十三）軍用化学・細菌・放射性製剤及び防護・探知装置",
            "ETCO 1(13) military agents, protection and detection gear",
        ),
        "1(13-2)": (
            "輸出令別表第一の一の項（十三の二）除染用の化学物質混合物",
            "ETCO 1(13-2) decontamination mixtures",
        ),
        "1(14)": ("輸出令別表第一の一の項（十四）生体高分子等", "ETCO 1(14) biopolymers and cell lines"),
        "1(15)": (
            "輸出令別表第一の一の項（十五）軍用火薬類の製造・試験装置",
            "ETCO 1(15) production and test equipment for military explosives",
        ),
        "1(16)": (
            "輸出令別表第一の一の項（十六）兵器の製造用機械・試験装置",
            "ETCO 1(16) machines specially designed to make weapons",
        ),
        "1(17)": ("輸出令別表第一の一の項（十七）軍用人工衛星", "ETCO 1(17) military satellites"),
        "items_2_to_15": ("輸出令別表第一の二から十五までの項", "ETCO items 2 to 15"),
        "item_16": ("輸出令別表第一の十六の項", "ETCO item 16"),
    },
)

REGISTER_CATEGORY = _vocabulary(
    "register_category",
    battle_tank=("戦車", "battle tanks"),
    armoured_combat_vehicle=("装甲戦闘車両", "armoured combat vehicles"),
    large_calibre_artillery=("大口径火砲システム", "large-calibre artillery systems"),
    combat_aircraft=("戦闘用航空機", "combat aircraft"),
    attack_helicopter=("攻撃ヘリコプター", "attack helicopters"),
    warship=("軍艦", "warships"),
    missile=("ミサイル及びその発射装置", "missiles and missile launchers"),
    small_arms=("小型武器及び軽兵器", "small arms and light weapons"),
)

ACTIVITY = _vocabulary(
    "activity",
    international_peace_cooperation=("国際平和協力", "international peace cooperation"),
    international_disaster_relief=("国際緊急援助", "international disaster relief"),
    humanitarian_assistance=("人道支援", "humanitarian assistance"),
    counter_terrorism=("国際テロ対策", "response to international terrorism"),
    counter_piracy=("海賊対処", "response to piracy"),
    humanitarian_demining=("人道的な対人地雷除去", "humanitarian mine clearance"),
    abandoned_chemical_weapons_disposal=("遺棄化学兵器の処理", "disposal of abandoned chemical weapons"),
    destruction_of_arms=(
        "武器の廃棄・処理（そのための訓練を含む）",
        "destruction or disposal of arms, training for it included",
    ),
    joint_exercise=("共同訓練", "joint exercise"),
    situation_in_surrounding_areas=("周辺事態への対応", "response to a situation in areas surrounding Japan"),
    armed_attack_situation=("武力攻撃事態等への対処", "response to an armed-attack situation"),
    law_enforcement=("法執行", "law enforcement"),
    national_defense=("受領国の防衛", "defense of the recipient state"),
    defense_of_japan=("我が国の防衛", "defense of Japan"),
    government_activities=(
        "自衛隊を含む我が国政府機関の活動",
        "activities of Japan's government bodies, the Self-Defense Forces included",
    ),
    safety_of_nationals=("邦人の安全の確保", "safety of Japanese nationals"),
    research=("研究", "research"),
    commercial=("民生・商業用途", "civil or commercial use"),
    other=("その他", "another activity"),
)

MISSION = _vocabulary(
    "mission",
    pko_act=("国際平和協力法に基づく業務", "operations under the PKO Act"),
    disaster_relief_act=("国際緊急援助隊法に基づく活動", "activities under the Japan Disaster Relief Team Act"),
    anti_terrorism_act=("テロ対策特別措置法に基づく活動", "activities under the Anti-Terrorism Special Measures Act"),
    iraq_act=("イラク人道復興支援特別措置法に基づく活動", "activities under the Iraq Special Measures Act"),
    replenishment_act=("補給支援特別措置法に基づく活動", "activities under the Replenishment Support Act"),
    transport_of_nationals=(
        "自衛隊法に基づく在外邦人等の輸送",
        "transport of nationals abroad under the SDF Act",
    ),
    anti_piracy_operation=("海上警備行動・海賊対処行動", "maritime security and anti-piracy operations"),
    other=("その他の活動", "another mission"),
)

PROGRAMME = _vocabulary(
    "programme",
    ballistic_missile_defense=("弾道ミサイル防衛システム", "ballistic missile defense system"),
    sm3_block_2a=("ＢＭＤ用能力向上型迎撃ミサイル（ＳＭ－３ブロックⅡＡ）", "advanced interceptor SM-3 Block IIA"),
    f35=("Ｆ－３５戦闘機", "F-35 fighter"),
    gcap=("次期戦闘機（グローバル戦闘航空プログラム）", "next-generation fighter (Global Combat Air Programme)"),
    other=("その他の計画", "another programme"),
)

AGREEMENT = _vocabulary(
    "agreement",
    mutual_defense_assistance=(
        "日米相互防衛援助協定の枠組み",
        "framework of the Japan-US Mutual Defense Assistance Agreement",
    ),
    acsa=("物品役務相互提供協定", "acquisition and cross-servicing agreement"),
    arms_transfer_agreement=(
        "武器・防衛装備品の移転に関する協定",
        "agreement on the transfer of arms or defense equipment",
    ),
    exchange_of_notes=("交換公文", "exchange of notes"),
    other=("その他の国際約束", "another international agreement"),
)

UNDERTAKING = _vocabulary(
    "undertaking",
    required=("我が国の事前同意の義務付けあり", "obligatory"),
    excluded=("一切行わない旨の義務付けあり", "excluded altogether, even with consent"),
    not_required=("義務付けなし", "not obligatory"),
)

CONFLICT_STATUS = _vocabulary(
    "conflict_status",
    none=("紛争当事国でなく、そのおそれもない", "neither party to an international conflict nor likely to become one"),
    party=("国際紛争の当事国", "party to an international conflict"),
    likely_party=("国際紛争の当事国となるおそれのある国", "likely to become a party to an international conflict"),
)

MANDATE = _vocabulary(
    "mandate",
    united_nations=("国際連合又はその関連機関", "the United Nations or a body related to it"),
    un_resolution=("国際連合の決議に基づいて活動する機関", "a body acting on a United Nations resolution"),
    organisation_request=(
        "国際機関の要請に基づいて活動する機関",
        "a body acting at the request of an international organisation",
    ),
    host_state_request=(
        "活動が行われる国の要請があり、かつ、国際連合の主要機関が支持する活動を行う機関",
        "a body whose activity the state where it takes place requests and a principal organ of the United Nations supports",
    ),
)

COOPERATION_CATEGORY = _vocabulary(
    "cooperation_category",
    rescue=("救難", "rescue"),
    transport=("輸送", "transport"),
    warning=("警戒", "vigilance and warning"),
    surveillance=("監視", "surveillance"),
    minesweeping=("掃海", "minesweeping"),
)

BANNED_WEAPON = _vocabulary(
    "banned_weapon",
    biological_weapon=("生物兵器", "biological or toxin weapon"),
    chemical_weapon=("化学兵器", "chemical weapon"),
    cluster_munition=("クラスター弾", "cluster munition"),
    anti_personnel_mine=("対人地雷", "anti-personnel mine"),
)

OBLIGATIONS_STATUS = _vocabulary(
    "obligations_status",
    none_breached=(
        "我が国の条約その他の国際約束上の義務に違反しない",
        "breaches no obligation of Japan under treaties or other agreements",
    ),
    treaty_breached=(
        "条約その他の国際約束上の義務に違反する",
        "breaches an obligation under a treaty or other agreement",
    ),
    atrocity_use_known=(
        "集団殺害、人道に対する犯罪又は戦争犯罪に使用されると知っている",
        "it is known that the items would be used for genocide, crimes against humanity or war crimes",
    ),
)

CONSIDERATION = _vocabulary(
    "consideration",
    ordinary=("通常の検討で足りる", "ordinary consideration suffices"),
    careful=("検討を要する", "consideration is needed"),
    especially_careful=("特に慎重な検討を要する", "especially careful consideration is needed"),
)

TREATY_RISK = _vocabulary(
    "treaty_risk",
    none=("著しい危険性はない", "no overriding risk"),
    mitigated=("危険性は緩和措置により著しいものではない", "after mitigation, no overriding risk"),
    overriding=("緩和措置を考慮してもなお著しい危険性がある", "overriding risk even after mitigation"),
)

BODY = _vocabulary(
    "body",
    meti=(
        "経済産業大臣（2001年1月の省庁再編前は通商産業大臣）",
        "Minister of Economy, Trade and Industry (before 2001, of International Trade and Industry)",
    ),
    mofa=("外務大臣", "Minister for Foreign Affairs"),
    mod=(
        "防衛大臣（2007年1月前は防衛庁長官）",
        "Minister of Defense (before 2007, Director General of the Defense Agency)",
    ),
    security_council=("安全保障会議", "Security Council of Japan"),
    nsc=("国家安全保障会議", "National Security Council"),
    nsc_four_ministers=("国家安全保障会議四大臣会合", "four-minister meeting of the National Security Council"),
    nsc_nine_ministers=("国家安全保障会議九大臣会合", "nine-minister meeting of the National Security Council"),
    nsc_executive_meeting=("国家安全保障会議幹事会", "executive meeting of the National Security Council"),
    cabinet=("内閣", "Cabinet"),
    chief_cabinet_secretary=("内閣官房長官", "Chief Cabinet Secretary"),
    government=("日本国政府", "Government of Japan"),
)

VOCABULARIES: dict[str, Vocabulary] = {
    vocabulary.name: vocabulary
    for vocabulary in (
        TRANSFER_KIND,
        PARTY_ROLE,
        PARTY_PART,
        ORGANISATION,
        ITEM_FORM,
        CONTROL_LIST_ENTRY,
        REGISTER_CATEGORY,
        ACTIVITY,
        MISSION,
        PROGRAMME,
        AGREEMENT,
        UNDERTAKING,
        CONFLICT_STATUS,
        BODY,
        MANDATE,
        COOPERATION_CATEGORY,
        BANNED_WEAPON,
        OBLIGATIONS_STATUS,
        CONSIDERATION,
        TREATY_RISK,
    )
}

EVIDENCE = _vocabulary(
    "evidence",
    primary=("公式文書の本文を確認", "the official text was read"),
    official_summary=("公式資料の要約を確認", "an official summary was read"),
    secondary=("二次資料のみ確認", "only secondary sources were read"),
    unverified=("未確認", "not verified against any text"),
)

EVIDENCE_RANK: dict[str, int] = {level: rank for rank, level in enumerate(EVIDENCE.terms)}


def weakest_evidence(levels: set[str]) -> str | None:
    """Return the weakest of some evidence levels, or ``None`` for an empty set."""
    return max(levels, key=EVIDENCE_RANK.__getitem__, default=None)
