"""What the principles of 2014 and the Arms Trade Treaty leave to the judgement of a body of the government."""

from transfer_check.facts.catalogue import fact
from transfer_check.facts.sections import JUDGES, Section
from transfer_check.facts.values import Judged, SignedConsideration, SignedFlag, SignedObligations, SignedTreatyRisk


class Examination(Section):
    """The judgements of an examination under the Three Principles on Transfer; part of the assessments of a case."""

    international_obligations: Judged[SignedObligations] = fact(
        "vocabulary",
        ("条約その他の国際約束に基づく義務", "obligations under treaties and other international agreements"),
        (
            "条約その他の国際約束（武器貿易条約第6条を含む。同条約第7条の著しい危険性については別に問う。）に基づく義務に違反しないと判断されていますか。",
            "Has the transfer been judged to breach no obligation under treaties and other agreements? Article 6 of the Arms Trade Treaty is among them; overriding risk under its article 7 is a judgement of its own.",
        ),
        kind="assessed",
        vocabulary="obligations_status",
        body=(*JUDGES, "nsc"),
        source="Three Principles on Transfer of Defense Equipment and Technology, 1(1); Arms Trade Treaty, article 6",
        changed_by="nobody",
    )
    arms_trade_treaty_risk: Judged[SignedTreatyRisk] = fact(
        "vocabulary",
        ("武器貿易条約第7条の著しい危険性", "overriding risk under article 7 of the Arms Trade Treaty"),
        (
            "武器貿易条約第7条の否定的な結果（国際人道法・人権法の重大な違反等）の著しい危険性はどう評価されていますか。",
            "How has the risk of the negative consequences of article 7 of the Arms Trade Treaty been assessed?",
        ),
        kind="assessed",
        vocabulary="treaty_risk",
        body=(*JUDGES, "nsc"),
        source="Arms Trade Treaty, article 7",
        changed_by="authority",
    )
    positive_meaning_peace_contribution: Judged[SignedFlag] = fact(
        "bool",
        (
            "平和貢献・国際協力の観点からの積極的な意義",
            "positive meaning from the viewpoint of peace contribution and international cooperation",
        ),
        (
            "平和貢献・国際協力の観点から積極的な意義があると判断されていますか。",
            "Has it been judged to have positive meaning for peace contribution and international cooperation?",
        ),
        kind="assessed",
        body=("meti", "nsc"),
        source="Implementation Guidelines, 1(1)",
        changed_by="authority",
    )
    positive_meaning_security: Judged[SignedFlag] = fact(
        "bool",
        ("我が国の安全保障の観点からの積極的な意義", "positive meaning from the viewpoint of Japan's security"),
        (
            "我が国の安全保障の観点から積極的な意義があると判断されていますか。",
            "Has it been judged to have positive meaning for Japan's security?",
        ),
        kind="assessed",
        body=("meti", "nsc"),
        source="Implementation Guidelines, 1(2)",
        changed_by="authority",
    )
    fitted_arms_necessary: Judged[SignedFlag] = fact(
        "bool",
        (
            "本来業務又は自己防護に必要な搭載武器",
            "the arms fitted are needed for the main mission or for self-protection",
        ),
        (
            "搭載された自衛隊法上の武器は本来業務の実施又は自己防護に必要なものと判断されていますか。",
            "Have the fitted arms been judged necessary for the main mission or for self-protection?",
        ),
        kind="assessed",
        body=("mod", "meti", "nsc"),
        source="Implementation Guidelines as revised on 22 December 2023",
        changed_by="authority",
    )
    victim_of_aggression: Judged[SignedFlag] = fact(
        "bool",
        (
            "国際法に違反する侵略、武力の行使又は武力による威嚇を受けている国",
            "the recipient suffers aggression, or the use or threat of force, contrary to international law",
        ),
        (
            "移転先の国は、最終需要者の国が異なる場合にはその国とともに、国際法に違反する侵略、武力の行使又は武力による威嚇を受けている国と判断されていますか。",
            "Has the recipient's state, and with it that of the end user where it is another, been judged to suffer aggression, or the use or threat of force, contrary to international law?",
        ),
        kind="assessed",
        body=("cabinet", "mofa", "nsc"),
        source="Implementation Guidelines as revised on 8 March 2022",
        changed_by="nobody",
    )
    sdf_act_116_3_conditions_met: Judged[SignedFlag] = fact(
        "bool",
        ("自衛隊法第116条の3の要件への適合", "the conditions of article 116-3 of the SDF Act are met"),
        (
            "防衛大臣は、自衛隊法第116条の3の要件（開発途上地域の政府の要請、用途、不用の決定、任務に支障のないこと等）を満たすと判断していますか。",
            "Has the Minister of Defense found the conditions of article 116-3 of the SDF Act to be met?",
        ),
        kind="assessed",
        body=("mod",),
        source="Self-Defense Forces Act, article 116-3",
        changed_by="authority",
    )
    active_fighting: Judged[SignedFlag] = fact(
        "bool",
        (
            "武力紛争の一環として現に戦闘が行われている国",
            "fighting as part of an armed conflict is actually taking place there",
        ),
        (
            "移転先又は最終需要者の国は、武力紛争の一環として現に戦闘が行われていると判断される国ですか。",
            "Has fighting as part of an armed conflict been judged to be actually taking place in the state of the recipient or of the end user?",
        ),
        kind="assessed",
        body=("nsc",),
        source="Implementation Guidelines as revised on 22 December 2023",
        changed_by="nobody",
    )
    special_circumstances: Judged[SignedFlag] = fact(
        "bool",
        ("我が国の安全保障上の必要性を考慮した特段の事情", "special circumstances in view of Japan's security"),
        (
            "我が国の安全保障上の必要性を考慮して特段の事情があると判断されていますか。",
            "Have special circumstances in view of Japan's security been judged to exist?",
        ),
        kind="assessed",
        body=("nsc",),
        source="Implementation Guidelines as revised on 22 December 2023",
        changed_by="authority",
    )
    agreement_dispensable: Judged[SignedFlag] = fact(
        "bool",
        (
            "この移転の類型には協定を要しないこと",
            "a transfer of this kind needs no transfer agreement",
        ),
        (
            "2026年の改正後において、この類型の移転（平和貢献・国際協力、我が国政府機関の活動等、第三国移転、ライセンス元への提供）には防衛装備品・技術移転協定を要しないと判断されていますか。",
            "Under the revision of 2026, has it been judged that a transfer of this kind (peace contribution, activities of Japan's government bodies, transfer to third parties, return to the licensor) needs no transfer agreement?",
        ),
        kind="assessed",
        body=("nsc",),
        source="Revision of 21 April 2026 (adopted text not read)",
        changed_by="authority",
    )
    earlier_exemption_prevails: Judged[SignedFlag] = fact(
        "bool",
        (
            "2014年4月より前の例外化措置の対象に武器の限定が及ばないこと",
            "the limits on arms do not reach what an exemption of before April 2014 covered",
        ),
        (
            "2026年の改正後において、2014年4月より前の例外化措置の対象であった移転には、武器についての協定及び戦闘に係る限定が及ばないと判断されていますか。",
            "Under the revision of 2026, has it been judged that the limits on arms (agreement, fighting) do not reach a transfer covered by an exemption of before April 2014?",
        ),
        kind="assessed",
        body=("nsc",),
        source="Revision of 21 April 2026 (adopted text not read)",
        changed_by="authority",
    )
    fighting_exception_extends: Judged[SignedFlag] = fact(
        "bool",
        (
            "戦闘が行われている国に係る例外がこの移転に及ぶこと",
            "an exception for countries where fighting is taking place extends to this transfer",
        ),
        (
            "2026年の改正後において、現に戦闘が行われている国への武器の移転に係る例外が、この移転（次期戦闘機の完成品の相手国以外の国への移転、我が国政府機関の活動等のための移転）にも及ぶと判断されていますか。",
            "Under the revision of 2026, has it been judged that an exception for arms to countries where fighting is taking place extends to this transfer (finished next-generation fighters for states outside the project; activities of Japan's government bodies)?",
        ),
        kind="assessed",
        body=("nsc",),
        source="Revision of 21 April 2026 (adopted text not read)",
        changed_by="authority",
    )
    provision_to_licensor_suffices: Judged[SignedFlag] = fact(
        "bool",
        (
            "ライセンス元国への提供であれば足り、その先の最終需要者を問わないこと",
            "provision to the licensor's country suffices, whoever finally uses the product",
        ),
        (
            "ライセンス生産品に係る部品又は役務の提供について、ライセンス元の国への提供であれば足り、その先に他の国の最終需要者があることは妨げないと判断されていますか。",
            "For parts or services for a licensed product, has it been judged that provision to the licensor's country suffices, and that an end user of another state beyond it is no obstacle?",
        ),
        kind="assessed",
        body=("meti", "nsc"),
        source="Implementation Guidelines, 1(2)",
        changed_by="authority",
    )
    counts_as_joint_project: Judged[SignedFlag] = fact(
        "bool",
        (
            "ライセンス生産が国際共同開発・生産に当たること",
            "licensed production counts as international joint development and production",
        ),
        (
            "このライセンス生産は、外国企業と共同して行うものとして国際共同開発・生産に当たると判断されていますか。",
            "Has this licensed production been judged to count, as carried out jointly with foreign firms, as international joint development and production?",
        ),
        kind="assessed",
        body=("meti", "nsc"),
        source="Implementation Guidelines, 6",
        changed_by="authority",
    )
    agreement_covers_arms: Judged[SignedFlag] = fact(
        "bool",
        (
            "武器又は弾薬が物品役務相互提供協定の対象に含まれること",
            "the acquisition and cross-servicing agreement covers these arms or this ammunition",
        ),
        (
            "この武器又は弾薬は、物品役務相互提供協定による提供の対象に含まれると判断されていますか。",
            "Have these arms, or this ammunition, been judged to be covered by the acquisition and cross-servicing agreement?",
        ),
        kind="assessed",
        body=("mofa", "mod"),
        source="Acquisition and cross-servicing agreements",
        changed_by="authority",
    )
    extremely_small_influence: Judged[SignedFlag] = fact(
        "bool",
        ("影響が極めて小さいとの判断", "the influence on Japan's security is extremely small"),
        (
            "我が国の安全保障上の観点から影響が極めて小さいと判断されていますか。",
            "Has the influence on Japan's security been judged extremely small?",
        ),
        kind="assessed",
        body=("meti",),
        source="Implementation Guidelines, 1(3)",
        changed_by="authority",
    )
    appropriate_destination: Judged[SignedFlag] = fact(
        "bool",
        ("仕向先及び最終需要者の適切性", "the destination and the end user are appropriate"),
        (
            "厳格審査において、仕向先及び最終需要者は適切と判断されていますか。",
            "In the strict examination, have the destination and the end user been judged appropriate?",
        ),
        kind="assessed",
        body=("meti", "nsc"),
        source="Implementation Guidelines, 2(1)",
        changed_by="authority",
    )
    acceptable_concern: Judged[SignedFlag] = fact(
        "bool",
        ("安全保障上の懸念の程度が許容し得ること", "the degree of concern for security is acceptable"),
        (
            "厳格審査において、安全保障上及ぼす懸念の程度は許容し得ると判断されていますか。",
            "In the strict examination, has the degree of concern for security been judged acceptable?",
        ),
        kind="assessed",
        body=("meti", "nsc"),
        source="Implementation Guidelines, 2(2)",
        changed_by="authority",
    )
    recipient_control_confirmed: Judged[SignedFlag] = fact(
        "bool",
        ("仕向先の管理体制の確認", "the destination's system of control is confirmed"),
        (
            "仕向先の管理体制が確認され、これにより適正な管理を確保することが適当と判断されていますか。",
            "Has the destination's system of control been confirmed, and that been judged enough to ensure appropriate control?",
        ),
        kind="assessed",
        body=("meti", "mofa", "nsc"),
        source="Implementation Guidelines, 3",
        changed_by="authority",
    )
    small_amount_little_concern: Judged[SignedFlag] = fact(
        "bool",
        ("少額・少量で安全保障上の懸念が小さい", "value and quantity are small and so is the concern for security"),
        (
            "金額が少額かつ数量が少量で、安全保障上の懸念が小さいと判断されていますか。",
            "Have value and quantity been judged small, with little concern for security?",
        ),
        kind="assessed",
        body=("meti",),
        source="Implementation Guidelines, 3",
        changed_by="authority",
    )
    consideration_needed: Judged[SignedConsideration] = fact(
        "vocabulary",
        ("検討の慎重さの程度", "how careful a consideration is needed"),
        (
            "許可の条件への該当等について特に慎重な検討を要すると判断されていますか。",
            "How careful a consideration has the case been judged to need?",
        ),
        kind="assessed",
        vocabulary="consideration",
        body=("meti", "mofa", "mod"),
        source="Implementation Guidelines, 4",
        changed_by="authority",
    )
    diversion_on_the_way: Judged[SignedFlag] = fact(
        "bool",
        (
            "荷受人、運送業者等の下への滞留又は流用",
            "stays with, or is diverted by, a party on the way",
        ),
        (
            "貨物は、禁止の対象となる地域に所在する荷受人、運送業者等の下にとどまり、又はその手で流用されると判断されていますか。",
            "Has it been judged that the goods stay with, or are diverted by, the consignee, forwarder or other party on the way in a barred territory?",
        ),
        kind="assessed",
        body=JUDGES,
        source="Three Principles on Arms Exports (1967); Security Council resolutions",
        changed_by="nobody",
    )
    delivery_counts_as_transfer: Judged[SignedFlag] = fact(
        "bool",
        (
            "我が国国内における外国の者への引渡しが移転に当たること",
            "handing over to a foreign body inside Japan counts as a transfer abroad",
        ),
        (
            "我が国国内における外国の軍隊その他の外国の者への引渡しは、原則にいう移転（輸出）に当たると判断されていますか。",
            "Has handing over inside Japan to foreign forces or another foreign body been judged to be a transfer (an export) in the sense of the principles?",
        ),
        kind="assessed",
        body=(*JUDGES, "nsc"),
        source="Three Principles on Arms Exports (1967); Three Principles on Transfer of Defense Equipment and Technology",
        changed_by="authority",
    )
    consent_in_order: Judged[SignedFlag] = fact(
        "bool",
        (
            "第三国移転に同意して差し支えないこと",
            "Japan can consent to the transfer to third parties",
        ),
        (
            "この第三国移転に我が国が事前同意を与えて差し支えないと判断されていますか。",
            "Has it been judged that Japan can consent to this transfer to third parties?",
        ),
        kind="assessed",
        body=("government", "meti", "mofa", "mod", "nsc"),
        source="Three Principles on Transfer of Defense Equipment and Technology, 3",
        changed_by="authority",
    )
