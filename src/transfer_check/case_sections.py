"""The parts of a case: the transfer, its parties, its items, their use and what the recipient undertakes."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from transfer_check.case_values import (
    ActivityTerm,
    AgreementTerm,
    KindTerm,
    MissionTerm,
    Name,
    OrganisationTerm,
    Percent,
    ProgrammeTerm,
    RoleTerm,
    State,
    Stated,
    StatedFlag,
    UndertakingTerm,
)
from transfer_check.facts import UNKNOWN, fact

JUDGES = ("meti", "mofa")
"""The bodies that judge most open terms: METI with the Ministry of Foreign Affairs."""


class Section(BaseModel):
    """Base of every part of a case: frozen, no unknown keys, ``unknown`` accepted for any fact."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_unknowns(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not UNKNOWN and value != "unknown"}
        return data

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Show what is stated: an unknown fact, and a part of which nothing is known, is left out."""
        defaults = {
            name: field.get_default(call_default_factory=True) for name, field in type(self).model_fields.items()
        }
        return [(name, value) for name, value in super().__repr_args__() if name is None or value != defaults[name]]


class Transfer(Section):
    """What is done with the equipment or technology."""

    kind: Stated[KindTerm] = fact(
        "vocabulary",
        ("移転の形態", "kind of transfer"),
        ("移転はどのような形態で行われますか。", "In what form does the transfer take place?"),
        vocabulary="transfer_kind",
    )
    consigned_to_embargoed_state: StatedFlag = fact(
        "bool",
        ("武器禁輸の対象国に所在する荷受人", "is consigned to a state under an arms embargo"),
        ("荷受人は武器禁輸の対象国に所在しますか。", "Is the consignee in a state under an arms embargo?"),
        kind="derived",
        source="Security Council resolutions",
    )


class Party(Section):
    """A person or body that takes part in the transfer."""

    name: Stated[Name] = fact(
        "text",
        ("名称", "name"),
        ("名称は何ですか。", "What is the name?"),
        recorded=True,
    )
    state: Stated[State] = fact(
        "state",
        ("国", "state"),
        (
            "いずれの国ですか。国際機関の場合は「なし」（null）とします。",
            "Which state? An international organisation has none (null).",
        ),
    )
    organisation: Stated[OrganisationTerm] = fact(
        "vocabulary",
        ("国際機関", "international organisation"),
        ("いずれの国際機関ですか。", "Which international organisation?"),
        vocabulary="organisation",
    )
    role: Stated[RoleTerm] = fact(
        "vocabulary",
        ("立場", "role"),
        ("どのような立場の者ですか。", "What kind of body is it?"),
        vocabulary="party_role",
    )
    un_listed: StatedFlag = fact(
        "bool",
        ("安全保障理事会の制裁対象者リストに掲載", "is on a Security Council sanctions list"),
        ("安全保障理事会の制裁対象者リストに掲載されていますか。", "Is it on a Security Council sanctions list?"),
        source="Security Council resolution 1390 and its successors",
    )


class Exporter(Section):
    """Who transfers."""

    name: Stated[Name] = fact(
        "text",
        ("移転者の名称", "name of the exporter"),
        ("移転者の名称は何ですか。", "Who is the exporter?"),
        recorded=True,
    )
    state: Stated[State] = fact(
        "state",
        ("移転者の国", "state of the exporter"),
        ("移転者はいずれの国に所在しますか。", "In which state is the exporter?"),
        recorded=True,
    )
    role: Stated[RoleTerm] = fact(
        "vocabulary",
        ("移転者の立場", "role of the exporter"),
        ("移転者はどのような立場の者ですか。", "What kind of body is the exporter?"),
        vocabulary="party_role",
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
    )
    foreign_government: StatedFlag = fact(
        "bool",
        ("外国政府", "is a foreign government"),
        ("移転先は外国政府（その機関を含む。）ですか。", "Is the recipient a foreign government or one of its organs?"),
        kind="derived",
    )


class EndUser(Party):
    """Who finally uses the item (最終需要者)."""


class EndUse(Section):
    """What the item is for."""

    activity: Stated[ActivityTerm] = fact(
        "vocabulary",
        ("用途となる活動", "activity served"),
        ("どのような活動に用いられますか。", "What activity does it serve?"),
        vocabulary="activity",
        source="Guidelines of 27 December 2011; the individual statements",
    )
    mission: Stated[MissionTerm] = fact(
        "vocabulary",
        ("自衛隊等の任務", "mission of Japan's personnel"),
        ("我が国要員のどの任務で用いられますか。", "In which mission of Japan's personnel is it used?"),
        vocabulary="mission",
    )
    within_embargoed_territory: StatedFlag = fact(
        "bool",
        ("禁輸の及ぶ領域又は地域への仕向け", "is bound for an embargoed territory, or the embargoed part of one"),
        (
            "禁輸の及ぶ地域（ダルフール等）に向けられますか。移転先又は最終需要者が国に属しない機関である場合には、禁輸の対象国の領域に向けられますか。",
            "Is it bound for the embargoed part of a territory, such as Darfur, or, where the recipient or end user is an organisation that belongs to no state, for an embargoed territory?",
        ),
    )
    purpose: Stated[Name] = fact(
        "text", ("目的の説明", "purpose in words"), ("目的を説明してください。", "Describe the purpose."), recorded=True
    )


class Project(Section):
    """The joint project the transfer belongs to; ``null`` where there is none."""

    kind: Stated[KindTerm] = fact(
        "vocabulary",
        ("共同事業の形態", "kind of joint project"),
        (
            "共同研究、共同開発、共同生産のいずれですか。",
            "Is it joint research, joint development or joint production?",
        ),
        vocabulary="transfer_kind",
    )
    programme: Stated[ProgrammeTerm] = fact(
        "vocabulary",
        ("計画", "programme"),
        ("どの計画に属しますか。", "Which programme does it belong to?"),
        vocabulary="programme",
    )
    partners: Stated[tuple[State, ...]] = fact(
        "states",
        ("共同事業の相手国", "partner states"),
        ("相手国はいずれの国ですか。", "Which states are the partners?"),
    )
    japans_share: Stated[Percent] = fact(
        "number",
        ("我が国の分担割合", "Japan's share"),
        ("我が国の分担割合は何パーセントですか。", "What is Japan's share?"),
        unit="percent",
        recorded=True,
    )
    joint: StatedFlag = fact(
        "bool",
        ("国際共同開発・生産", "is international joint development or production"),
        (
            "国際共同開発・生産（共同研究を含む。）に当たりますか。",
            "Is it international joint development or production, joint research included?",
        ),
        kind="derived",
    )


class Agreement(Section):
    """The international agreement the transfer takes place under; ``null`` where there is none."""

    framework: Stated[AgreementTerm] = fact(
        "vocabulary",
        ("国際約束", "international agreement"),
        ("どの国際約束の下で移転しますか。", "Under which international agreement does the transfer take place?"),
        vocabulary="agreement",
    )


class Assurance(Section):
    """What the recipient undertakes."""

    consent_to_extra_purpose_use: Stated[UndertakingTerm] = fact(
        "vocabulary",
        ("目的外使用に係る事前同意", "prior consent to extra-purpose use"),
        (
            "目的外使用について、政府間の取決めにより我が国の事前同意が義務付けられていますか。",
            "Does an arrangement between the governments bind the recipient to obtain Japan's prior consent to extra-purpose use?",
        ),
        vocabulary="undertaking",
        source="Guidelines of 27 December 2011",
    )
    consent_to_third_party_transfer: Stated[UndertakingTerm] = fact(
        "vocabulary",
        ("第三国移転に係る事前同意", "prior consent to transfer to third parties"),
        (
            "第三国移転について、政府間の取決めにより我が国の事前同意が義務付けられていますか。",
            "Does an arrangement between the governments bind the recipient to obtain Japan's prior consent to transfer to third parties?",
        ),
        vocabulary="undertaking",
        source="Guidelines of 27 December 2011",
    )
    use_limited_to_policing: StatedFlag = fact(
        "bool",
        (
            "テロ・海賊行為等の取締り・防止に限る使用",
            "use is limited to policing and preventing terrorism, piracy and the like",
        ),
        (
            "使用はテロ・海賊行為等の取締り・防止に限られますか。",
            "Is use limited to policing and preventing terrorism, piracy and the like?",
        ),
        source="Chief Cabinet Secretary statement of 13 June 2006",
    )
    use_limited_to_protection_of_life: StatedFlag = fact(
        "bool",
        ("生命・身体の保護に限る使用", "use is limited to protecting life and body"),
        (
            "使用は要員及び避難民の生命・身体の保護に限られますか。",
            "Is use limited to protecting the life and body of personnel and displaced persons?",
        ),
        source="Chief Cabinet Secretary statement of 23 December 2013",
    )
    transfer_outside_mission_limited: StatedFlag = fact(
        "bool",
        ("ミッション外への移転の厳しい制限", "transfer outside the mission is strictly limited"),
        ("ミッション以外への移転は厳しく制限されますか。", "Is transfer outside the mission strictly limited?"),
        source="Chief Cabinet Secretary statement of 23 December 2013",
    )
    united_states_government_control: StatedFlag = fact(
        "bool",
        ("米国政府による一元的な管理", "stays under the unified control of the United States Government"),
        (
            "米国政府の一元的な管理の下に置かれますか。",
            "Does it stay under the unified control of the United States Government?",
        ),
        source="Chief Cabinet Secretary statement of 1 March 2013",
    )
