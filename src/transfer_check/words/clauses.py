"""What each true-or-false fact says, as a clause, when it holds and when it does not.

A label names a fact; a memo needs a sentence. The Japanese clauses begin with their topic and
``は、``, which becomes ``が`` where the clause is embedded in another.
"""

from typing import NamedTuple

from transfer_check.facts import Fact
from transfer_check.text import Language, Text
from transfer_check.words.clauses_since_2014 import SINCE_2014


class Statement(NamedTuple):
    """The two clauses of a true-or-false fact, without a full stop."""

    holds: Text
    fails: Text

    def whether(self, language: Language) -> str:
        """Return the clause as an indirect question."""
        if language == "en":
            return f"whether {self.holds.en}"
        return embedded(self.holds.ja) + "か否か"


def embedded(clause: str) -> str:
    """Return a Japanese clause as it stands inside another: its topic becomes its subject."""
    return clause.replace("は、", "が", 1)


def _statement(ja: str, ja_not: str, en: str, en_not: str) -> Statement:
    return Statement(Text(ja, en), Text(ja_not, en_not))


STATEMENTS: dict[str, Statement] = {
    "recipient.communist_bloc": _statement(
        "移転先、最終需要者又は再移転先の国は、共産圏諸国に該当する",
        "移転先、最終需要者及び再移転先の国は、共産圏諸国に該当しない",
        "the state of the recipient, the end user or an onward recipient is a communist-bloc country",
        "neither the recipient's state nor that of the end user or of an onward recipient is a communist-bloc country",
    ),
    "recipient.embargo_without_exception": _statement(
        "移転先又は最終需要者の国は、武器について例外のない武器禁輸の対象である",
        "移転先及び最終需要者の国は、武器について例外のない武器禁輸の対象でない",
        "the state of the recipient or end user is under an arms embargo that knows no exception for arms",
        "neither the recipient's state nor the end user's is under an arms embargo that knows no exception for arms",
    ),
    "recipient.under_un_trade_ban": _statement(
        "移転先又は最終需要者の国は、安全保障理事会の包括的な貿易禁止の対象である",
        "移転先及び最終需要者の国は、安全保障理事会の包括的な貿易禁止の対象でない",
        "the state of the recipient or end user is under a comprehensive trade ban of the Security Council",
        "neither the recipient's state nor the end user's is under a comprehensive trade ban of the Security Council",
    ),
    "recipient.named_in_un_request": _statement(
        "移転先又は最終需要者の国は、武器の供給の停止を要請する安全保障理事会決議の対象である",
        "移転先及び最終需要者の国は、武器の供給の停止を要請する安全保障理事会決議の対象でない",
        "the state of the recipient or end user is named in a Security Council request to stop arms supplies",
        "neither the recipient's state nor the end user's is named in a Security Council request to stop arms supplies",
    ),
    "end_user.same_state": _statement(
        "最終需要者は、移転先と同一の国に属する",
        "最終需要者は、移転先と同一の国に属さない",
        "the end user belongs to the same state as the recipient",
        "the end user belongs to another state than the recipient",
    ),
    "transfer.from_japan": _statement(
        "この移転は、我が国からの移転（我が国に由来するものの第三国移転を含む。）である",
        "この移転は、我が国からの移転でなく、我が国に由来するものの第三国移転でもない",
        "this is a transfer from Japan, or a recipient passes on what came from Japan",
        "this is no transfer from Japan, nor does a recipient pass on what came from Japan",
    ),
    "transfer.within_japan": _statement(
        "この引渡しは、我が国国内にとどまる",
        "この引渡しは、我が国国内にとどまるものでない",
        "the delivery stays inside Japan",
        "the delivery does not stay inside Japan",
    ),
    "transfer.japans_own_use": _statement(
        "この移転は、我が国の公的機関が自ら携行し使用するものである",
        "この移転は、我が国の公的機関が自ら携行し使用するものでない",
        "public bodies of Japan carry and use it themselves",
        "it is not carried and used by public bodies of Japan themselves",
    ),
    "transfer.with_other_parties_abroad": _statement(
        "この移転は、移転先及び最終需要者のほかに、外国に所在する荷受人又は再移転先を伴う",
        "この移転は、移転先及び最終需要者のほかに、外国に所在する荷受人又は再移転先を伴わない",
        "there is a consignee or an onward recipient abroad besides the recipient and the end user",
        "there is no consignee or onward recipient abroad besides the recipient and the end user",
    ),
    "transfer.through_embargoed_state": _statement(
        "荷受人、運送業者その他の経由者は、武器禁輸の対象国に所在する",
        "荷受人、運送業者その他の経由者は、武器禁輸の対象国に所在しない",
        "the consignee, a forwarder or another party on the way is in a state under an arms embargo",
        "no consignee, forwarder or other party on the way is in a state under an arms embargo",
    ),
    "transfer.through_communist_bloc": _statement(
        "荷受人、運送業者その他の経由者は、共産圏諸国に所在する",
        "荷受人、運送業者その他の経由者は、共産圏諸国に所在しない",
        "the consignee, a forwarder or another party on the way is in a communist-bloc country",
        "no consignee, forwarder or other party on the way is in a communist-bloc country",
    ),
    "transfer.with_listed_person": _statement(
        "この移転に関与する者のいずれかは、安全保障理事会の制裁対象者リストに掲載されている",
        "この移転に関与する者は、いずれも安全保障理事会の制裁対象者リストに掲載されていない",
        "one of the parties is on a Security Council sanctions list",
        "none of the parties is on a Security Council sanctions list",
    ),
    "transfer.delivered_where_barred": _statement(
        "この移転は、武器の輸出が禁じられている国で引き渡される",
        "この移転は、武器の輸出が禁じられている国で引き渡されるものではない",
        "the transfer is delivered in a state to which supply of arms is barred",
        "the transfer is not delivered in a state to which supply of arms is barred",
    ),
    "transfer.listing_in_question": _statement(
        "公的機関がリストに掲載されている旨の記載は、確認を要する",
        "公的機関がリストに掲載されている旨の記載は、なく、又は確認を要しない",
        "that a public body is on a sanctions list, as the case states, is in question",
        "the case states of no public body that it is on a sanctions list where that would be in question",
    ),
    "transfer.party_category_in_question": _statement(
        "関係者の立場と国又は国際機関名との関係は、確認を要する",
        "関係者の立場は、国又は国際機関名と一致する",
        "the category of a party does not fit its state or its name as an organisation",
        "the category of every party fits its state and its name as an organisation",
    ),
    "assessment.diversion_on_the_way": _statement(
        "貨物は、禁止の対象となる地域の荷受人、運送業者等の下にとどまり、又は流用される",
        "貨物は、禁止の対象となる地域の荷受人、運送業者等の下にとどまらず、流用もされない",
        "the goods stay with, or are diverted by, a party on the way in a barred territory",
        "the goods neither stay with nor are diverted by a party on the way in a barred territory",
    ),
    "assessment.delivery_counts_as_transfer": _statement(
        "我が国国内における外国の者への引渡しは、移転に当たる",
        "我が国国内における外国の者への引渡しは、移転に当たらない",
        "handing over to a foreign body inside Japan counts as a transfer abroad",
        "handing over to a foreign body inside Japan does not count as a transfer abroad",
    ),
    "assessment.consent_in_order": _statement(
        "この第三国移転は、我が国が同意して差し支えないものである",
        "この第三国移転は、我が国が同意すべきでないものである",
        "Japan can consent to the transfer to third parties",
        "Japan cannot consent to the transfer to third parties",
    ),
    "recipient.under_un_arms_embargo": _statement(
        "この移転は、国際連合安全保障理事会の武器禁輸の対象となる",
        "この移転は、国際連合安全保障理事会の武器禁輸の対象とならない",
        "a Security Council arms embargo reaches this transfer",
        "no Security Council arms embargo reaches this transfer",
    ),
    "recipient.foreign_government": _statement(
        "移転先は、外国政府（その機関を含む。）である",
        "移転先は、外国政府（その機関を含む。）でない",
        "the recipient is a foreign government or one of its organs",
        "the recipient is not a foreign government or one of its organs",
    ),
    "end_user.un_listed": _statement(
        "最終需要者は、安全保障理事会の制裁対象者リストに掲載されている",
        "最終需要者は、安全保障理事会の制裁対象者リストに掲載されていない",
        "the end user is on a Security Council sanctions list",
        "the end user is not on a Security Council sanctions list",
    ),
    "recipient.un_listed": _statement(
        "移転先は、安全保障理事会の制裁対象者リストに掲載されている",
        "移転先は、安全保障理事会の制裁対象者リストに掲載されていない",
        "the recipient is on a Security Council sanctions list",
        "the recipient is not on a Security Council sanctions list",
    ),
    "consignee.un_listed": _statement(
        "荷受人は、安全保障理事会の制裁対象者リストに掲載されている",
        "荷受人は、安全保障理事会の制裁対象者リストに掲載されていない",
        "the consignee is on a Security Council sanctions list",
        "the consignee is not on a Security Council sanctions list",
    ),
    "third_party.un_listed": _statement(
        "関係者は、安全保障理事会の制裁対象者リストに掲載されている",
        "関係者は、安全保障理事会の制裁対象者リストに掲載されていない",
        "the third party is on a Security Council sanctions list",
        "the third party is not on a Security Council sanctions list",
    ),
    "end_use.within_embargoed_territory": _statement(
        "品目は、禁輸の及ぶ領域又は地域に向けられる",
        "品目は、禁輸の及ぶ領域又は地域に向けられない",
        "the item is bound for an embargoed territory, or the embargoed part of one",
        "the item is not bound for an embargoed territory, or the embargoed part of one",
    ),
    "project.joint": _statement(
        "この移転は、国際共同開発・生産（共同研究を含む。）に係るものである",
        "この移転は、国際共同開発・生産（共同研究を含む。）に係るものでない",
        "the transfer belongs to international joint development or production, joint research included",
        "the transfer does not belong to international joint development or production",
    ),
    "assurance.use_limited_to_policing": _statement(
        "使用は、テロ・海賊行為等の取締り・防止に限られる",
        "使用は、テロ・海賊行為等の取締り・防止に限られない",
        "use is limited to policing and preventing terrorism, piracy and the like",
        "use is not limited to policing and preventing terrorism, piracy and the like",
    ),
    "assurance.use_limited_to_protection_of_life": _statement(
        "使用は、要員及び避難民の生命・身体の保護に限られる",
        "使用は、要員及び避難民の生命・身体の保護に限られない",
        "use is limited to protecting the life and body of personnel and displaced persons",
        "use is not limited to protecting the life and body of personnel and displaced persons",
    ),
    "assurance.transfer_outside_mission_limited": _statement(
        "ミッション以外への移転は、厳しく制限される",
        "ミッション以外への移転は、厳しく制限されない",
        "transfer outside the mission is strictly limited",
        "transfer outside the mission is not strictly limited",
    ),
    "assurance.united_states_government_control": _statement(
        "移転したものは、米国政府の一元的な管理の下に置かれる",
        "移転したものは、米国政府の一元的な管理の下に置かれない",
        "what is transferred stays under the unified control of the United States Government",
        "what is transferred does not stay under the unified control of the United States Government",
    ),
    "assessment.security_cooperation_partner": _statement(
        "移転先及び最終需要者の国は、いずれも我が国との間で安全保障面での協力関係を有する",
        "移転先又は最終需要者の国は、我が国との間で安全保障面での協力関係を有しない",
        "the states of recipient and end user are in a cooperative relationship with Japan in security",
        "the state of the recipient or of the end user is not in a cooperative relationship with Japan in security",
    ),
    "assessment.contributes_to_japans_security": _statement(
        "この移転は、我が国の安全保障に資する",
        "この移転は、我が国の安全保障に資するものでない",
        "the transfer contributes to Japan's security",
        "the transfer does not contribute to Japan's security",
    ),
    "assessment.contributes_to_international_peace": _statement(
        "第三国移転は、国際の平和及び安定に資する",
        "第三国移転は、国際の平和及び安定に資するものでない",
        "the transfer to the third country contributes to international peace and stability",
        "the transfer to the third country does not contribute to international peace and stability",
    ),
    "assessment.strict_control": _statement(
        "厳格な管理は、確保される",
        "厳格な管理は、確保されない",
        "strict control is ensured",
        "strict control is not ensured",
    ),
    "assessment.japans_contribution_small": _statement(
        "我が国の貢献は、その日の基準に照らして小さい",
        "我が国の貢献は、その日の基準に照らして小さいものでない",
        "Japan's contribution is small by the standard of the text in force",
        "Japan's contribution is not small by the standard of the text in force",
    ),
    "assessment.third_country_adequate_control": _statement(
        "第三国は、更なる移転を防ぐための十分な制度を有する",
        "第三国は、更なる移転を防ぐための十分な制度を有しない",
        "the third country has an adequate system against further transfer",
        "the third country does not have an adequate system against further transfer",
    ),
    "assessment.un_charter_conformity": _statement(
        "移転先は、国際連合憲章の目的と原則に従う",
        "移転先は、国際連合憲章の目的と原則に従うものでない",
        "the recipient follows the purposes and principles of the Charter of the United Nations",
        "the recipient does not follow the purposes and principles of the Charter of the United Nations",
    ),
    "assessment.humanitarian_urgency": _statement(
        "緊急の必要性・人道性は、極めて高い",
        "緊急の必要性・人道性は、極めて高いとはいえない",
        "urgency and humanitarian need are very high",
        "urgency and humanitarian need are not very high",
    ),
    "assessment.consistent_with_basic_philosophy": _statement(
        "この移転は、平和国家としての基本理念に照らし差し支えない",
        "この移転は、平和国家としての基本理念に照らし差し支えがある",
        "the transfer is consistent with the basic philosophy of a peace-loving nation",
        "the transfer is not consistent with the basic philosophy of a peace-loving nation",
    ),
    "assessment.statement_conditions_met": _statement(
        "この移転は、依拠する談話等の条件に適合する",
        "この移転は、依拠する談話等の条件に適合しない",
        "the conditions of the statement relied on are met",
        "the conditions of the statement relied on are not met",
    ),
    "assessment.extremely_limited_case": _statement(
        "この移転は、極めて限定された場合に当たる",
        "この移転は、極めて限定された場合に当たらない",
        "the transfer is one of the extremely limited cases",
        "the transfer is not one of the extremely limited cases",
    ),
    "assessment.un_request_counts": _statement(
        "武器の供給の停止を要請するにとどまる決議は、武器等の輸出を禁ずる国際連合決議に当たる",
        "武器の供給の停止を要請するにとどまる決議は、武器等の輸出を禁ずる国際連合決議に当たらない",
        "a resolution that only requests an end to arms supplies counts as one that forbids arms exports",
        "a resolution that only requests an end to arms supplies does not count as one that forbids arms exports",
    ),
    "assessment.related_materiel": _statement(
        "品目は、禁輸決議にいう武器の関連物資に該当する",
        "品目は、禁輸決議にいう武器の関連物資に該当しない",
        "the item is materiel related to arms in the sense of the embargo",
        "the item is not materiel related to arms in the sense of the embargo",
    ),
    "assessment.un_embargo_exception": _statement(
        "この移転は、禁輸決議の定める例外に該当する",
        "この移転は、禁輸決議の定める例外に該当しない",
        "the transfer falls within an exception of the embargo",
        "the transfer does not fall within an exception of the embargo",
    ),
    "act.individual_exemption_decided": _statement(
        "個別の例外化措置は、決定されている",
        "個別の例外化措置の決定は、記録がない",
        "an individual exemption has been decided for this transfer",
        "no individual exemption for this transfer is on record",
    ),
    "act.un_sanctions_committee_approval": _statement(
        "安全保障理事会の制裁委員会による承認は、行われている",
        "安全保障理事会の制裁委員会による承認は、記録がない",
        "the Security Council sanctions committee has approved this transfer",
        "no approval of this transfer by the Security Council sanctions committee is on record",
    ),
    "act.un_sanctions_committee_notification": _statement(
        "安全保障理事会の制裁委員会への通報は、行われている",
        "安全保障理事会の制裁委員会への通報は、記録がない",
        "the Security Council sanctions committee has been notified of this transfer",
        "no notification of this transfer to the Security Council sanctions committee is on record",
    ),
    "item.policy_arms": _statement(
        "品目は、三原則上の武器に該当する",
        "品目は、三原則上の武器に該当しない",
        "the item is arms in the sense of the principles",
        "the item is not arms in the sense of the principles",
    ),
    "item.sdf_act_arms": _statement(
        "品目は、自衛隊法上の武器に該当する",
        "品目は、自衛隊法上の武器に該当しない",
        "the item is arms in the sense of the SDF Act",
        "the item is not arms in the sense of the SDF Act",
    ),
    "item.munitions_listed": _statement(
        "品目は、輸出貿易管理令別表第一の一の項に該当する",
        "品目は、輸出貿易管理令別表第一の一の項に該当しない",
        "the item is listed in item 1 of appended table 1 of the Export Trade Control Order",
        "the item is not listed in item 1 of appended table 1 of the Export Trade Control Order",
    ),
    "item.military_specification": _statement(
        "品目は、専ら軍用の仕様である",
        "品目は、専ら軍用の仕様でない",
        "the item has an exclusively military specification",
        "the item does not have an exclusively military specification",
    ),
    "item.used_directly_in_combat": _statement(
        "品目は、直接戦闘の用に供される",
        "品目は、直接戦闘の用に供されない",
        "the item is directly employed in combat",
        "the item is not directly employed in combat",
    ),
    "item.production_equipment": _statement(
        "品目は、武器製造関連設備に該当する",
        "品目は、武器製造関連設備に該当しない",
        "the item is arms-production-related equipment",
        "the item is not arms-production-related equipment",
    ),
    "item.military_technology": _statement(
        "品目は、武器技術に該当する",
        "品目は、武器技術に該当しない",
        "the item is military technology",
        "the item is not military technology",
    ),
    "item.arms_technology": _statement(
        "当該技術又は役務は、武器に専用のものである",
        "当該技術又は役務は、武器に専用のものでない",
        "the technology or service is specific to arms",
        "the technology or service is not specific to arms",
    ),
    "item.needed_for_technology_transfer": _statement(
        "品目は、武器技術の供与を実効あらしめるために必要である",
        "品目は、武器技術の供与を実効あらしめるために必要でない",
        "the item is needed to make the transfer of military technology effective",
        "the item is not needed to make the transfer of military technology effective",
    ),
    "item.licensed_product": _statement(
        "品目は、ライセンス生産品である",
        "品目は、ライセンス生産品でない",
        "the item was made under a foreign licence",
        "the item was not made under a foreign licence",
    ),
    **{path: _statement(*clauses) for path, clauses in SINCE_2014.items()},
}


def statement_of(fact: Fact) -> Statement:
    """Return the clauses of a true-or-false fact; for one without clauses of its own, its label in quotation marks."""
    if fact.path in STATEMENTS:
        return STATEMENTS[fact.path]
    ja, en = fact.label.ja, fact.label.en
    return _statement(
        f"「{ja}」は、肯定される",
        f"「{ja}」は、否定される",
        f"the statement “{en}” is true",
        f"the statement “{en}” is not true",
    )
