"""The transfer itself: its kind, and what follows for it from who takes part and where."""

from transfer_check.facts.catalogue import fact
from transfer_check.facts.sections import Section
from transfer_check.facts.values import KindTerm, State, Stated, StatedFlag


class Transfer(Section):
    """What is done with the equipment or technology."""

    kind: Stated[KindTerm] = fact(
        "vocabulary",
        ("移転の形態", "kind of transfer"),
        ("移転はどのような形態で行われますか。", "In what form does the transfer take place?"),
        vocabulary="transfer_kind",
        changed_by="another_transfer",
    )
    place_of_delivery: Stated[State] = fact(
        "state",
        ("引渡しの場所", "place of delivery"),
        (
            "移転先及び最終需要者がいずれも我が国の者である場合、引渡しはいずれの国で行われますか。",
            "Where recipient and end user are both of Japan: in which state is it handed over?",
        ),
        source="Foreign Exchange and Foreign Trade Act, articles 25 and 48",
        changed_by="nobody",
    )
    from_japan: StatedFlag = fact(
        "bool",
        ("我が国からの移転", "is a transfer from Japan"),
        (
            "我が国から出る移転、又は我が国に由来する装備若しくは技術を相手国が更に移転するものですか。",
            "Does it leave Japan, or pass on equipment or technology that came from Japan?",
        ),
        kind="derived",
        source="Foreign Exchange and Foreign Trade Act, articles 25 and 48",
        changed_by="nobody",
    )
    within_japan: StatedFlag = fact(
        "bool",
        ("我が国国内にとどまる引渡し", "stays inside Japan"),
        (
            "我が国国内における我が国の者への引渡しにとどまりますか。",
            "Is it handed over inside Japan, and stays there?",
        ),
        kind="derived",
        source="Foreign Exchange and Foreign Trade Act, articles 25 and 48",
        changed_by="nobody",
    )
    japans_own_use: StatedFlag = fact(
        "bool",
        ("我が国の機関自身の使用", "is use by Japan's own public bodies"),
        (
            "自衛隊等の我が国の公的機関が自ら携行し使用するものであり、他の者に渡されないものですか。",
            "Do public bodies of Japan, such as the Self-Defense Forces, carry and use it themselves, without handing it to anybody?",
        ),
        kind="derived",
        changed_by="nobody",
    )
    with_other_parties_abroad: StatedFlag = fact(
        "bool",
        (
            "外国に所在する荷受人又は再移転先",
            "has a consignee or an onward recipient abroad",
        ),
        (
            "移転先及び最終需要者のほかに、外国に所在する荷受人又は再移転先がありますか。",
            "Is there a consignee or an onward recipient abroad, besides the recipient and the end user?",
        ),
        kind="derived",
        changed_by="nobody",
    )
    through_embargoed_state: StatedFlag = fact(
        "bool",
        (
            "武器禁輸の対象国に所在する荷受人その他の経由者",
            "passes through the hands of a consignee or another party on the way in a state under an arms embargo",
        ),
        (
            "荷受人、運送業者等の経由者は武器禁輸の対象国に所在しますか。",
            "Is the consignee, a forwarder or another party on the way in a state under an arms embargo?",
        ),
        kind="derived",
        source="Security Council resolutions",
        changed_by="nobody",
    )
    through_communist_bloc: StatedFlag = fact(
        "bool",
        (
            "共産圏諸国に所在する荷受人その他の経由者",
            "passes through the hands of a consignee or another party on the way in a communist-bloc country",
        ),
        (
            "荷受人、運送業者等の経由者は共産圏諸国に所在しますか。",
            "Is the consignee, a forwarder or another party on the way in a communist-bloc country?",
        ),
        kind="derived",
        source="Three Principles on Arms Exports (1967), limb 1",
        changed_by="nobody",
    )
    with_listed_person: StatedFlag = fact(
        "bool",
        (
            "制裁対象者リストに掲載された者の関与",
            "involves a person, group or body on a Security Council sanctions list",
        ),
        (
            "移転先、最終需要者、荷受人その他の関係者に、安全保障理事会の制裁対象者リストに掲載された者がいますか。",
            "Is anybody who takes part, as recipient, end user, consignee or otherwise, on a Security Council sanctions list?",
        ),
        kind="derived",
        source="Security Council resolution 1390 and its successors",
        changed_by="nobody",
    )
    delivered_where_barred: StatedFlag = fact(
        "bool",
        (
            "禁止の対象となる国における引渡し",
            "is delivered in a state to which arms are barred",
        ),
        (
            "武器の輸出が禁じられている国で引き渡されますか。",
            "Is it delivered in a state to which supply of arms is barred?",
        ),
        kind="derived",
        source="Security Council resolutions; Three Principles on Arms Exports (1967)",
        changed_by="nobody",
    )
    listing_in_question: StatedFlag = fact(
        "bool",
        (
            "リスト掲載の記載に疑いのある公的機関",
            "states a public body to be listed although none of its kind is known to be",
        ),
        (
            "国の機関又は国際機関がリストに掲載されている旨の記載に疑いがありますか。",
            "Is it in question that a public body or an international organisation is on a list, as the case states?",
        ),
        kind="derived",
        source="Security Council resolution 1390 and its successors",
        changed_by="nobody",
    )
    party_category_in_question: StatedFlag = fact(
        "bool",
        (
            "立場と国又は機関名が一致しない関係者",
            "names a party whose category does not fit its state or its name as an organisation",
        ),
        (
            "立場と国又は国際機関名とが一致しない関係者がいますか。",
            "Is there a party whose category does not fit its state or its name as an international organisation?",
        ),
        kind="derived",
        changed_by="nobody",
    )
    requested: StatedFlag = fact(
        "bool",
        ("移転先からの要請", "the recipient has asked for it"),
        ("移転先から要請がありましたか。", "Has the recipient asked for the transfer?"),
        source="Implementation Guidelines as revised on 22 December 2023",
        changed_by="applicant",
    )
    fighter_to_non_partner: StatedFlag = fact(
        "bool",
        (
            "次期戦闘機の完成品の我が国から相手国以外の国への移転",
            "takes finished next-generation fighters from Japan to a state that is not a partner",
        ),
        (
            "次期戦闘機の完成品の我が国から相手国以外の国への移転（最終需要者の国が相手国及び我が国以外である場合を含む。）に当たりますか。",
            "Does it take finished next-generation fighters from Japan to a state that is not a partner of the project, as recipient or as end user?",
        ),
        kind="derived",
        source="NSC and Cabinet decision of 26 March 2024",
        changed_by="nobody",
    )
    minor_influence: StatedFlag = fact(
        "bool",
        (
            "我が国の安全保障上の観点から影響が極めて小さい移転",
            "has an extremely small influence from the viewpoint of Japan's security",
        ),
        (
            "誤送品の返送等、我が国の安全保障上の観点から影響が極めて小さい移転に当たりますか。",
            "Is it a transfer of extremely small influence, such as the return of misdelivered goods?",
        ),
        kind="derived",
        source="Implementation Guidelines, 1(3)",
        changed_by="nobody",
    )
