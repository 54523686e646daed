"""What bodies of the government judge and do: signed assessments, and acts of authority."""

from transfer_check.facts.catalogue import fact
from transfer_check.facts.examination import Examination
from transfer_check.facts.sections import JUDGES, Section
from transfer_check.facts.values import Judged, SignedConflict, SignedFlag, StatedFlag


class Assessment(Examination):
    """What a text leaves to a body of the government: signed, or unknown. Never made by the program."""

    international_conflict: Judged[SignedConflict] = fact(
        "vocabulary",
        (
            "移転先又は最終需要者の国と国際紛争との関係",
            "relation of the state of the recipient or end user to an international conflict",
        ),
        (
            "移転先又は最終需要者の国は、国際紛争の当事国又はそのおそれのある国と判断されていますか。",
            "Has the state of the recipient or of the end user been judged a party to an international conflict, or likely to become one?",
        ),
        kind="assessed",
        vocabulary="conflict_status",
        body=JUDGES,
        source="Three Principles on Arms Exports (1967), limb 3",
        changed_by="nobody",
    )
    security_cooperation_partner: Judged[SignedFlag] = fact(
        "bool",
        ("我が国との間で安全保障面での協力関係がある国", "is in a cooperative relationship with Japan in security"),
        (
            "移転先及び最終需要者の国（我が国を除く。）は、いずれも我が国との間で安全保障面での協力関係がある国と判断されていますか。",
            "Have the states of the recipient and of the end user, Japan apart, both been judged to be in a cooperative relationship with Japan in security?",
        ),
        kind="assessed",
        body=JUDGES,
        source="Guidelines of 27 December 2011, category 2",
        changed_by="authority",
    )
    contributes_to_japans_security: Judged[SignedFlag] = fact(
        "bool",
        ("我が国の安全保障に資する", "contributes to Japan's security"),
        ("我が国の安全保障に資すると判断されていますか。", "Has it been judged to contribute to Japan's security?"),
        kind="assessed",
        body=JUDGES,
        source="Guidelines of 27 December 2011, category 2",
        changed_by="authority",
    )
    strict_control: Judged[SignedFlag] = fact(
        "bool",
        ("厳格な管理の確保", "strict control is ensured"),
        ("厳格な管理が確保されると判断されていますか。", "Has strict control been judged to be ensured?"),
        kind="assessed",
        body=JUDGES,
        source="Chief Cabinet Secretary statement of 10 December 2004",
        changed_by="authority",
    )
    contributes_to_international_peace: Judged[SignedFlag] = fact(
        "bool",
        ("国際の平和及び安定に資する", "contributes to international peace and stability"),
        (
            "第三国移転は国際の平和及び安定に資すると判断されていますか。",
            "Has the transfer to the third country been judged to contribute to international peace and stability?",
        ),
        kind="assessed",
        body=("government",),
        source="Guidelines of 27 December 2011, category 2",
        changed_by="authority",
    )
    japans_contribution_small: Judged[SignedFlag] = fact(
        "bool",
        (
            "我が国の貢献がその日の基準にいう程度に小さい",
            "Japan's contribution is small by the standard of the text in force",
        ),
        (
            "我が国の貢献は、その日の基準に照らして小さい（2011年の基準では相対的に小さい、2014年以後は相当程度小さい）と判断されていますか。",
            "Has Japan's contribution been judged small by the standard of the text in force: relatively small under the Guidelines of 2011, considerably small since 2014?",
        ),
        kind="assessed",
        body=("government",),
        source="Guidelines of 27 December 2011, category 2; Implementation Guidelines, 3",
        changed_by="authority",
    )
    third_country_adequate_control: Judged[SignedFlag] = fact(
        "bool",
        ("第三国の更なる移転を防ぐ十分な制度", "the third country has an adequate system against further transfer"),
        (
            "第三国は更なる移転を防ぐための十分な制度を有すると判断されていますか。",
            "Has the third country been judged to have an adequate system against further transfer?",
        ),
        kind="assessed",
        body=("government",),
        source="Guidelines of 27 December 2011, category 2",
        changed_by="authority",
    )
    un_charter_conformity: Judged[SignedFlag] = fact(
        "bool",
        ("国連憲章の目的と原則に従う国", "the recipient follows the purposes and principles of the UN Charter"),
        (
            "移転先は国際連合憲章の目的と原則に従う国と判断されていますか。",
            "Has the recipient been judged to follow the purposes and principles of the UN Charter?",
        ),
        kind="assessed",
        body=("mofa",),
        source="Chief Cabinet Secretary statement of 1 March 2013",
        changed_by="nobody",
    )
    humanitarian_urgency: Judged[SignedFlag] = fact(
        "bool",
        ("緊急性・人道性が極めて高い", "urgency and humanity are very high"),
        ("緊急の必要性・人道性が極めて高いと判断されていますか。", "Have urgency and humanity been judged very high?"),
        kind="assessed",
        body=("nsc", "cabinet"),
        source="Chief Cabinet Secretary statement of 23 December 2013",
        changed_by="authority",
    )
    consistent_with_basic_philosophy: Judged[SignedFlag] = fact(
        "bool",
        ("平和国家としての基本理念との整合", "is consistent with the basic philosophy of a peace-loving nation"),
        (
            "国際紛争等を助長することを回避するという基本理念に照らし差し支えないと個別に判断されていますか。",
            "Has it been judged, case by case, consistent with the basic philosophy of not fuelling conflict?",
        ),
        kind="assessed",
        body=("cabinet",),
        source="Chief Cabinet Secretary statement of 10 December 2004",
        changed_by="authority",
    )
    statement_conditions_met: Judged[SignedFlag] = fact(
        "bool",
        ("官房長官談話等の条件への適合", "the conditions of the statement relied on are met"),
        (
            "この答が根拠として掲げる談話、了解又は基準の条件に適合すると判断されていますか。",
            "Have the conditions of the statement, understanding or guidelines that this answer names as the ground been judged to be met?",
        ),
        kind="assessed",
        body=JUDGES,
        changed_by="authority",
    )
    extremely_limited_case: Judged[SignedFlag] = fact(
        "bool",
        ("極めて限定された場合への該当", "is one of the extremely limited cases"),
        (
            "三原則対象地域以外の地域についても認められる極めて限定された場合に当たると判断されていますか。",
            "Has it been judged one of the extremely limited cases in which other destinations are not refused?",
        ),
        kind="assessed",
        body=("meti", "cabinet"),
        source="Government answer of 26 December 1980",
        changed_by="authority",
    )
    un_request_counts: Judged[SignedFlag] = fact(
        "bool",
        (
            "武器供給停止の要請を輸出の禁止とみること",
            "a request to stop arms supplies counts as forbidding arms exports",
        ),
        (
            "武器の供給の停止を要請するにとどまる決議も、武器等の輸出を禁ずる国際連合決議に当たると判断されていますか。",
            "Has a resolution that only requests an end to arms supplies been judged to count as one that forbids arms exports?",
        ),
        kind="assessed",
        body=JUDGES,
        source="Three Principles on Arms Exports (1967), limb 2",
        changed_by="authority",
    )
    related_materiel: Judged[SignedFlag] = fact(
        "bool",
        ("禁輸決議にいう関連物資への該当", "is related materiel in the sense of the embargo"),
        (
            "禁輸決議にいう武器の関連物資（部品、装備、技術等）に該当すると判断されていますか。",
            "Has it been judged to be materiel related to arms (parts, equipment, technology and the like) in the sense of the embargo?",
        ),
        kind="assessed",
        body=("mofa",),
        source="Security Council resolutions",
        changed_by="nobody",
    )
    un_embargo_exception: Judged[SignedFlag] = fact(
        "bool",
        ("禁輸決議の例外への該当", "falls within an exception of the embargo"),
        (
            "禁輸決議の定める例外に該当すると判断されていますか。",
            "Has it been judged to fall within an exception of the embargo?",
        ),
        kind="assessed",
        body=("mofa",),
        source="Security Council resolutions",
        changed_by="authority",
    )


class Act(Section):
    """Acts of authority. An act exists only if somebody records it: absent means not taken."""

    individual_exemption_decided: StatedFlag = fact(
        "bool",
        ("個別の例外化措置の決定", "an individual exemption was decided"),
        (
            "この移転について個別の例外化措置が決定されましたか。",
            "Was an individual exemption decided for this transfer?",
        ),
        kind="act",
        body=("chief_cabinet_secretary", "cabinet"),
        source="Government answer of 26 December 1980",
        changed_by="authority",
    )
    un_sanctions_committee_approval: StatedFlag = fact(
        "bool",
        ("安全保障理事会制裁委員会の承認", "the sanctions committee approved"),
        (
            "安全保障理事会の制裁委員会はこの移転を承認しましたか。",
            "Did the Security Council sanctions committee approve this transfer?",
        ),
        kind="act",
        body=("mofa",),
        source="Security Council resolutions",
        changed_by="authority",
    )
    un_sanctions_committee_notification: StatedFlag = fact(
        "bool",
        ("安全保障理事会制裁委員会への通報", "the sanctions committee was notified"),
        ("安全保障理事会の制裁委員会に通報しましたか。", "Was the Security Council sanctions committee notified?"),
        kind="act",
        body=("mofa",),
        source="Security Council resolutions",
        changed_by="authority",
    )
    nsc_deliberated: StatedFlag = fact(
        "bool",
        ("国家安全保障会議における審議", "the National Security Council deliberated"),
        (
            "国家安全保障会議（幹事会を除く。）はこの移転を審議しましたか。",
            "Did the National Security Council deliberate on this transfer?",
        ),
        kind="act",
        body=("nsc",),
        source="Three Principles on Transfer of Defense Equipment and Technology, 2",
        changed_by="authority",
    )
    cabinet_decision_on_transfer: StatedFlag = fact(
        "bool",
        ("個別の移転に係る閣議決定", "the Cabinet decided on this transfer"),
        ("この移転について個別に閣議決定がありましたか。", "Was there a Cabinet decision on this individual transfer?"),
        kind="act",
        body=("cabinet",),
        source="NSC and Cabinet decision of 26 March 2024",
        changed_by="authority",
    )
    japan_consented: StatedFlag = fact(
        "bool",
        ("第三国移転に対する我が国の事前同意", "Japan consented to the transfer to a third party"),
        (
            "移転先から第三者への移転について、我が国は事前に同意しましたか。",
            "Did Japan consent beforehand to the recipient's transfer to a third party?",
        ),
        kind="act",
        body=("government",),
        source="Three Principles on Transfer of Defense Equipment and Technology, 3",
        changed_by="authority",
    )
    handled_under_earlier_exemption: StatedFlag = fact(
        "bool",
        (
            "2014年4月より前の例外化措置の対象としての取扱い",
            "it was handled as covered by an exemption of before April 2014",
        ),
        (
            "政府はこの移転を2014年4月より前の例外化措置の対象として取り扱いましたか。",
            "Did the government handle this transfer as covered by an exemption made before April 2014?",
        ),
        kind="act",
        body=("meti",),
        source="Implementation Guidelines, 6",
        changed_by="authority",
    )
