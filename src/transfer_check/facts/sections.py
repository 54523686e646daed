"""The parts of a case: its use, its project and what the recipient undertakes; and what every part is."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from transfer_check.facts.catalogue import UNKNOWN, fact
from transfer_check.facts.values import (
    ActivityTerm,
    AgreementTerm,
    KindTerm,
    MissionTerm,
    Name,
    Percent,
    ProgrammeTerm,
    State,
    Stated,
    StatedFlag,
    UndertakingTerm,
)

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


def excluded(name: str, stated: str, other: str, value: object) -> PydanticCustomError:
    """Return the error of a part of a case that states a fact and, beside it, a value by which the fact is none."""
    shown = "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return PydanticCustomError(
        "excluded",
        "`{name}` is stated as `{stated}`, but beside it `{other}` is `{value}`, which says otherwise",
        {
            "name": name,
            "stated": stated,
            "other": other,
            "value": shown,
            "help": f"correct `{name}` or `{other}`: the two contradict each other",
        },
    )


class EndUse(Section):
    """What the item is for."""

    activity: Stated[ActivityTerm] = fact(
        "vocabulary",
        ("用途となる活動", "activity served"),
        ("どのような活動に用いられますか。", "What activity does it serve?"),
        vocabulary="activity",
        source="Guidelines of 27 December 2011; the individual statements",
        changed_by="another_transfer",
    )
    mission: Stated[MissionTerm] = fact(
        "vocabulary",
        ("自衛隊等の任務", "mission of Japan's personnel"),
        ("我が国要員のどの任務で用いられますか。", "In which mission of Japan's personnel is it used?"),
        vocabulary="mission",
        changed_by="another_transfer",
    )
    within_embargoed_territory: StatedFlag = fact(
        "bool",
        ("禁輸の及ぶ領域又は地域への仕向け", "is bound for an embargoed territory, or the embargoed part of one"),
        (
            "禁輸の及ぶ地域（ダルフール等）に向けられますか。移転先又は最終需要者が国に属しない機関である場合には、禁輸の対象国の領域に向けられますか。",
            "Is it bound for the embargoed part of a territory, such as Darfur, or, where the recipient or end user is an organisation that belongs to no state, for an embargoed territory?",
        ),
        changed_by="another_transfer",
    )
    for_japan: StatedFlag = fact(
        "bool",
        (
            "自衛隊を含む我が国政府機関の活動又は邦人の安全の確保のための使用",
            "serves activities of Japan's government bodies, the SDF included, or the safety of Japanese nationals",
        ),
        (
            "自衛隊を含む我が国政府機関の活動又は邦人の安全の確保に必要なものですか。",
            "Is it needed for activities of Japan's government bodies, the SDF included, or for the safety of Japanese nationals?",
        ),
        kind="derived",
        source="Implementation Guidelines, 1(2)",
        changed_by="nobody",
    )
    peace_contribution: StatedFlag = fact(
        "bool",
        ("平和貢献・国際協力に当たり得る活動", "the activity can be peace contribution and international cooperation"),
        (
            "用途となる活動は平和貢献・国際協力に当たり得るものですか。",
            "Can the activity served be peace contribution and international cooperation?",
        ),
        kind="derived",
        source="Implementation Guidelines, 1(1)",
        changed_by="nobody",
    )
    embargo_exception: StatedFlag = fact(
        "bool",
        ("禁輸決議の例外に該当する使用", "is a use within an exception of the embargo"),
        (
            "禁輸決議の定める例外に該当すると判断された使用ですか。",
            "Is it a use that was judged to fall within an exception of the embargo?",
        ),
        kind="derived",
        body=("mofa",),
        source="Security Council resolutions; Three Principles on Transfer of Defense Equipment and Technology, 1(2)",
        changed_by="nobody",
    )
    international_tender: StatedFlag = fact(
        "bool",
        (
            "国際入札への参加に必要な技術情報又は試験品",
            "technical data or test pieces needed to take part in an international tender",
        ),
        (
            "国際入札への参加に必要な技術情報又は試験品の提供ですか。",
            "Is it technical data or a test piece needed to take part in an international tender?",
        ),
        source="Implementation Guidelines, 3",
        changed_by="another_transfer",
    )
    purpose: Stated[Name] = fact(
        "text",
        ("目的の説明", "purpose in words"),
        ("目的を説明してください。", "Describe the purpose."),
        recorded=True,
        changed_by="another_transfer",
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
        changed_by="another_transfer",
    )
    programme: Stated[ProgrammeTerm] = fact(
        "vocabulary",
        ("計画", "programme"),
        ("どの計画に属しますか。", "Which programme does it belong to?"),
        vocabulary="programme",
        changed_by="another_transfer",
    )
    partners: Stated[tuple[State, ...]] = fact(
        "states",
        ("共同事業の相手国", "partner states"),
        ("相手国はいずれの国ですか。", "Which states are the partners?"),
        changed_by="another_transfer",
    )
    japans_share: Stated[Percent] = fact(
        "number",
        ("我が国の分担割合", "Japan's share"),
        ("我が国の分担割合は何パーセントですか。", "What is Japan's share?"),
        unit="percent",
        recorded=True,
        changed_by="another_transfer",
    )
    joint: StatedFlag = fact(
        "bool",
        ("国際共同開発・生産", "is international joint development or production"),
        (
            "国際共同開発・生産（共同研究を含む。）に当たりますか。",
            "Is it international joint development or production, joint research included?",
        ),
        kind="derived",
        changed_by="nobody",
    )
    parts_sharing_system: StatedFlag = fact(
        "bool",
        ("部品等を融通し合う国際的なシステム", "is an international system for sharing parts"),
        (
            "部品等を融通し合う国際的なシステムへの参加に係るものですか。",
            "Does it take part in an international system for sharing parts?",
        ),
        source="Implementation Guidelines, 3",
        changed_by="another_transfer",
    )


class Agreement(Section):
    """The international agreement the transfer takes place under; ``null`` where there is none."""

    framework: Stated[AgreementTerm] = fact(
        "vocabulary",
        ("国際約束", "international agreement"),
        ("どの国際約束の下で移転しますか。", "Under which international agreement does the transfer take place?"),
        vocabulary="agreement",
        changed_by="authority",
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
        changed_by="applicant",
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
        changed_by="applicant",
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
        changed_by="applicant",
    )
    use_limited_to_protection_of_life: StatedFlag = fact(
        "bool",
        ("生命・身体の保護に限る使用", "use is limited to protecting life and body"),
        (
            "使用は要員及び避難民の生命・身体の保護に限られますか。",
            "Is use limited to protecting the life and body of personnel and displaced persons?",
        ),
        source="Chief Cabinet Secretary statement of 23 December 2013",
        changed_by="applicant",
    )
    transfer_outside_mission_limited: StatedFlag = fact(
        "bool",
        ("ミッション外への移転の厳しい制限", "transfer outside the mission is strictly limited"),
        ("ミッション以外への移転は厳しく制限されますか。", "Is transfer outside the mission strictly limited?"),
        source="Chief Cabinet Secretary statement of 23 December 2013",
        changed_by="applicant",
    )
    united_states_government_control: StatedFlag = fact(
        "bool",
        ("米国政府による一元的な管理", "stays under the unified control of the United States Government"),
        (
            "米国政府の一元的な管理の下に置かれますか。",
            "Does it stay under the unified control of the United States Government?",
        ),
        source="Chief Cabinet Secretary statement of 1 March 2013",
        changed_by="applicant",
    )
