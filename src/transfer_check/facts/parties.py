"""Who takes part in a transfer: the exporter, the recipient, the end user and others."""

from transfer_check.facts.catalogue import fact
from transfer_check.facts.sections import JUDGES, Section
from transfer_check.facts.values import (
    MandateTerm,
    Name,
    OrganisationTerm,
    PartTerm,
    RoleTerm,
    State,
    Stated,
    StatedFlag,
)

SHARED = ("end_user", "consignee")
"""Parties that can be the recipient itself."""


class Party(Section):
    """A person or body that takes part in the transfer."""

    name: Stated[Name] = fact(
        "text",
        ("名称", "name"),
        ("名称は何ですか。", "What is the name?"),
        recorded=True,
        changed_by="another_transfer",
    )
    state: Stated[State] = fact(
        "state",
        ("国", "state"),
        (
            "いずれの国ですか。国際機関の場合は「なし」（null）とします。",
            "Which state? An international organisation has none (null).",
        ),
        changed_by="another_transfer",
    )
    organisation: Stated[OrganisationTerm] = fact(
        "vocabulary",
        ("国際機関", "international organisation"),
        ("いずれの国際機関ですか。", "Which international organisation?"),
        vocabulary="organisation",
        changed_by="another_transfer",
    )
    role: Stated[RoleTerm] = fact(
        "vocabulary",
        ("立場", "role"),
        ("どのような立場の者ですか。", "What kind of body is it?"),
        vocabulary="party_role",
        changed_by="another_transfer",
    )
    un_listed: StatedFlag = fact(
        "bool",
        ("安全保障理事会の制裁対象者リストに掲載", "is on a Security Council sanctions list"),
        ("安全保障理事会の制裁対象者リストに掲載されていますか。", "Is it on a Security Council sanctions list?"),
        source="Security Council resolution 1390 and its successors",
        changed_by="another_transfer",
    )


class Exporter(Section):
    """Who transfers."""

    name: Stated[Name] = fact(
        "text",
        ("移転者の名称", "name of the exporter"),
        ("移転者の名称は何ですか。", "Who is the exporter?"),
        recorded=True,
        changed_by="another_transfer",
    )
    state: Stated[State] = fact(
        "state",
        ("移転者の国", "state of the exporter"),
        (
            "移転者はいずれの国から移転しますか（所在する国）。",
            "In which state is the exporter, that is, where does the transfer start?",
        ),
        changed_by="nobody",
    )
    role: Stated[RoleTerm] = fact(
        "vocabulary",
        ("移転者の立場", "role of the exporter"),
        ("移転者はどのような立場の者ですか。", "What kind of body is the exporter?"),
        vocabulary="party_role",
        changed_by="another_transfer",
    )


class Recipient(Party):
    """To whom the transfer goes (移転先): the state or organisation that receives it."""

    communist_bloc: StatedFlag = fact(
        "bool",
        ("移転先又は最終需要者の国が共産圏諸国に該当", "goes to a communist-bloc country as recipient or end user"),
        (
            "移転先又は最終需要者の国は共産圏諸国に該当しますか。",
            "Does the state of the recipient or of the end user count as a communist-bloc country?",
        ),
        kind="derived",
        body=JUDGES,
        source="Three Principles on Arms Exports (1967), limb 1",
        changed_by="nobody",
    )
    under_un_arms_embargo: StatedFlag = fact(
        "bool",
        ("国際連合安全保障理事会の武器禁輸の対象", "is under a Security Council arms embargo for this transfer"),
        (
            "この移転は安全保障理事会の武器禁輸の対象となりますか。",
            "Does a Security Council arms embargo reach this transfer?",
        ),
        kind="derived",
        body=JUDGES,
        source="Security Council resolutions; Three Principles on Arms Exports (1967), limb 2",
        changed_by="nobody",
    )
    embargo_without_exception: StatedFlag = fact(
        "bool",
        ("例外のない武器禁輸の対象", "is under an arms embargo that knows no exception for arms"),
        (
            "移転先又は最終需要者の国に対する武器禁輸は、武器について例外を定めないものですか。",
            "Is the arms embargo on the state of the recipient or of the end user one that knows no exception for arms?",
        ),
        kind="derived",
        body=("mofa",),
        source="Security Council resolutions",
        changed_by="nobody",
    )
    under_un_trade_ban: StatedFlag = fact(
        "bool",
        ("安全保障理事会の包括的な貿易禁止の対象", "is under a comprehensive trade ban of the Security Council"),
        (
            "移転先又は最終需要者の国は安全保障理事会の包括的な貿易禁止の対象ですか。",
            "Is the state of the recipient or of the end user under a comprehensive trade ban of the Security Council?",
        ),
        kind="derived",
        body=("mofa",),
        source="Security Council resolutions 253, 661, 757 and 917",
        changed_by="nobody",
    )
    named_in_un_request: StatedFlag = fact(
        "bool",
        ("武器供給停止の要請の対象", "is named in a request to stop arms supplies"),
        (
            "移転先又は最終需要者の国は、武器の供給の停止を要請するにとどまる安全保障理事会決議の対象ですか。",
            "Is the state of the recipient or of the end user named in a Security Council resolution that only requests an end to arms supplies?",
        ),
        kind="derived",
        source="Security Council resolutions 180, 181 and 218",
        changed_by="nobody",
    )
    foreign_government: StatedFlag = fact(
        "bool",
        ("外国政府", "is a foreign government"),
        ("移転先は外国政府（その機関を含む。）ですか。", "Is the recipient a foreign government or one of its organs?"),
        kind="derived",
        changed_by="nobody",
    )
    mandate: Stated[MandateTerm] = fact(
        "vocabulary",
        ("国際機関等としての活動の根拠", "mandate as an international body"),
        (
            "移転先は国際連合等のどのような機関ですか。いずれにも当たらない場合は「なし」（null）とします。",
            "On what mandate does the recipient act as an international body? Null where none.",
        ),
        vocabulary="mandate",
        source="Implementation Guidelines, 1(1)",
        changed_by="another_transfer",
    )
    united_nations_body: StatedFlag = fact(
        "bool",
        ("国際連合等", "is the United Nations or a body acting for it"),
        (
            "移転先は国際連合若しくはその関連機関又は国際連合の決議に基づいて活動する機関ですか。",
            "Is the recipient the United Nations, a body related to it, or a body acting on a United Nations resolution?",
        ),
        kind="derived",
        source="Implementation Guidelines, 1(1)",
        changed_by="nobody",
    )
    unsc_measures_after_armed_attack: StatedFlag = fact(
        "bool",
        (
            "武力攻撃の発生を受けた国際連合安全保障理事会の措置の対象",
            "is under Security Council measures after an armed attack",
        ),
        (
            "武力攻撃が発生し、国際の平和及び安全を維持し又は回復するため、国際連合安全保障理事会が移転先又は最終需要者の国に対し措置をとっていますか。",
            "After an armed attack, is the Security Council taking measures against the state of the recipient or end user to maintain or restore international peace and security?",
        ),
        source="Three Principles on Transfer of Defense Equipment and Technology, 1(3)",
        changed_by="nobody",
    )
    party_to_conflict: StatedFlag = fact(
        "bool",
        ("紛争当事国", "is a country party to a conflict"),
        (
            "移転先又は最終需要者の国は、防衛装備移転三原則にいう紛争当事国ですか。",
            "Is the state of the recipient or end user a country party to a conflict in the sense of the Three Principles?",
        ),
        kind="derived",
        source="Three Principles on Transfer of Defense Equipment and Technology, 1(3)",
        changed_by="nobody",
    )
    agreement_country: StatedFlag = fact(
        "bool",
        (
            "防衛装備品・技術移転協定の締結国",
            "has concluded an agreement on the transfer of defense equipment and technology",
        ),
        (
            "移転先及び最終需要者の国（我が国を除く。）は、いずれも我が国と防衛装備品・技術移転協定（これに相当する交換公文を含む。）を締結していますか。",
            "Have the states of the recipient and of the end user, Japan apart, both concluded with Japan an agreement, or equivalent notes, on the transfer of defense equipment and technology?",
        ),
        kind="derived",
        source="NSC and Cabinet decision of 26 March 2024; revision of 21 April 2026",
        changed_by="authority",
    )
    acsa_partner: StatedFlag = fact(
        "bool",
        (
            "物品役務相互提供協定が効力を有する国",
            "has an acquisition and cross-servicing agreement in force with Japan",
        ),
        (
            "移転先及び最終需要者の国（我が国を除く。）は、いずれも我が国との間で物品役務相互提供協定が効力を有する国ですか。",
            "Do the states of the recipient and of the end user, Japan apart, both have an acquisition and cross-servicing agreement in force with Japan?",
        ),
        kind="derived",
        source="Implementation Guidelines, 1(2)",
        changed_by="nobody",
    )


class EndUser(Party):
    """Who finally uses the item (最終需要者)."""

    same_state: StatedFlag = fact(
        "bool",
        ("移転先と同一の国", "is in the recipient's state"),
        ("最終需要者の国は移転先の国と同一ですか。", "Is the end user's state that of the recipient?"),
        changed_by="another_transfer",
        compares=("recipient.state", "end_user.state"),
    )


class ThirdParty(Party):
    """Somebody else who takes part, with the part taken: who gets the goods after the end user, carries or finances."""

    part: Stated[PartTerm] = fact(
        "vocabulary",
        ("移転における関与", "part taken in the transfer"),
        (
            "移転にどのような形で関与しますか（再移転先、仲介者、運送・通関等の取扱者、資金の提供者等）。",
            "What part does it take: onward recipient, broker, forwarder or carrier, financier, or another?",
        ),
        vocabulary="party_part",
        changed_by="another_transfer",
    )
