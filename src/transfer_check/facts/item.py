"""One thing transferred: what it is, how it is listed, whether it is arms in the several senses of the texts."""

from pydantic import ValidationError, model_validator
from pydantic_core import InitErrorDetails

from transfer_check.facts.catalogue import UNKNOWN, FactField, fact
from transfer_check.facts.sections import Section, excluded
from transfer_check.facts.values import (
    Amount,
    BannedWeaponTerm,
    CategoryTerm,
    EntryTerm,
    FormTerm,
    Name,
    RegisterTerm,
    Stated,
    StatedFlag,
    States,
)


class Item(Section):
    """One thing transferred; a case may hold several."""

    @model_validator(mode="after")
    def _known_to_be_none(self) -> "Item":
        errors = []
        for name, field in type(self).model_fields.items():
            meta = next(entry for entry in field.metadata if isinstance(entry, FactField))
            stated = getattr(self, name)
            if stated is UNKNOWN or stated is meta.none:
                continue
            for other, values in meta.none_where.items():
                value = getattr(self, other)
                if value is not UNKNOWN and value in values:
                    error = excluded(name, str(stated).lower(), other, value)
                    errors.append(InitErrorDetails(type=error, input=stated))
        if errors:
            raise ValidationError.from_exception_data("item", errors)
        return self

    name: Stated[Name] = fact(
        "text",
        ("品名", "name of the item"),
        ("品名は何ですか。", "What is the item called?"),
        recorded=True,
        changed_by="another_transfer",
    )
    form: Stated[FormTerm] = fact(
        "vocabulary",
        ("品目の形態", "form of the item"),
        (
            "完成品、部品、技術、役務等のいずれですか。",
            "Is it a finished product, a part, technology, a service, or another form?",
        ),
        vocabulary="item_form",
        changed_by="another_transfer",
    )
    policy_arms: StatedFlag = fact(
        "bool",
        ("三原則上の武器", "is arms in the sense of the principles"),
        (
            "軍隊が使用し直接戦闘の用に供される物（三原則上の武器）に該当しますか。防弾チョッキやレーダーのように殺傷能力のない物も該当し得ます。",
            "Is it used by armed forces and directly employed in combat, that is, arms in the sense of the principles? What does not kill, such as body armour or a radar, can be.",
        ),
        kind="derived",
        source="1976 unified view, part 2(1)",
        changed_by="nobody",
    )
    sdf_act_arms: StatedFlag = fact(
        "bool",
        ("自衛隊法上の武器", "is arms in the sense of the SDF Act"),
        (
            "直接人を殺傷し又は武力闘争の手段として物を破壊することを目的とする物（自衛隊法上の武器）に該当しますか。",
            "Is it made to kill or destroy directly as a means of armed struggle, that is, arms in the sense of the SDF Act?",
        ),
        source="1976 unified view, part 2(2)",
        changed_by="nobody",
    )
    control_list_entry: Stated[EntryTerm] = fact(
        "vocabulary",
        ("輸出貿易管理令別表第一の該当項番", "entry of the Export Trade Control Order, appended table 1"),
        (
            "輸出貿易管理令別表第一のどの項に該当しますか。該当しない場合は「なし」（null）とします。",
            "Which entry of appended table 1 of the Export Trade Control Order lists it? Null where none does.",
        ),
        vocabulary="control_list_entry",
        source="Export Trade Control Order, appended table 1",
        changed_by="nobody",
    )
    munitions_listed: StatedFlag = fact(
        "bool",
        (
            "輸出貿易管理令別表第一の一の項に該当",
            "is listed in item 1 of the Export Trade Control Order, appended table 1",
        ),
        (
            "輸出貿易管理令別表第一の一の項に該当しますか。",
            "Is it listed in item 1 of appended table 1 of the Export Trade Control Order?",
        ),
        kind="derived",
        source="Export Trade Control Order, appended table 1, item 1",
        changed_by="nobody",
    )
    military_specification: StatedFlag = fact(
        "bool",
        ("専ら軍用の仕様", "has an exclusively military specification"),
        (
            "形状・属性から客観的にみて専ら軍用の仕様ですか。武器に専用の部分品又は附属品については、それが属する武器について答えます。",
            "Judged by shape and attributes, is its specification exclusively military? For a part or accessory made specially for arms, answer for the arms it belongs to.",
        ),
        source="1976 unified view, part 2(1); METI answers on item 1",
        changed_by="nobody",
    )
    used_directly_in_combat: StatedFlag = fact(
        "bool",
        ("直接戦闘の用に供される", "is directly employed in combat"),
        (
            "直接戦闘の用に供される物ですか。防弾チョッキやレーダーのように殺傷能力のない物も該当し得ます。部分品又は附属品については、それが属する武器について答えます。",
            "Is it directly employed in combat? What does not kill, such as body armour or a radar, can be. For a part or accessory, answer for the arms it belongs to.",
        ),
        source="1976 unified view, part 2(1)",
        changed_by="nobody",
    )
    production_equipment: StatedFlag = fact(
        "bool",
        ("武器製造関連設備", "is arms-production-related equipment"),
        ("武器製造関連設備に該当しますか。", "Is it arms-production-related equipment?"),
        kind="derived",
        source="1976 unified view, part 1(3)",
        changed_by="nobody",
    )
    military_technology: StatedFlag = fact(
        "bool",
        ("武器技術", "is military technology"),
        (
            "武器の設計、製造又は使用に係る技術に該当しますか。",
            "Is it technology for the design, manufacture or use of arms?",
        ),
        kind="derived",
        source="Government answer of 27 January 1981, point 4",
        changed_by="nobody",
    )
    arms_technology: StatedFlag = fact(
        "bool",
        ("武器に専用の技術又は役務", "is technology, or a service, specific to arms"),
        ("技術又は役務の場合、武器に専用のものですか。", "If it is technology or a service, is it specific to arms?"),
        source="Government answer of 27 January 1981, point 4",
        changed_by="nobody",
        none_where={"control_list_entry": ("items_2_to_15", "item_16")},
    )
    needed_for_technology_transfer: StatedFlag = fact(
        "bool",
        ("技術供与を実効あらしめるために必要な物品", "is needed to make a technology transfer effective"),
        (
            "武器技術の供与を実効あらしめるために必要な物品ですか。",
            "Is it needed to make the transfer of military technology effective?",
        ),
        source="Chief Cabinet Secretary statement of 14 January 1983",
        changed_by="nobody",
    )
    register_category: Stated[RegisterTerm] = fact(
        "vocabulary",
        ("国連軍備登録制度の区分", "category of the UN Register of Conventional Arms"),
        (
            "国連軍備登録制度のどの区分に当たりますか。いずれにも当たらない場合は「なし」（null）とします。",
            "Which category of the UN Register does it fall in? Null where none.",
        ),
        vocabulary="register_category",
        source="UN Register of Conventional Arms",
        changed_by="nobody",
        none_where={"control_list_entry": ("items_2_to_15", "item_16", None)},
    )
    assembly_part: StatedFlag = fact(
        "bool",
        (
            "通常兵器を組み立てる能力を与える形の部品・構成品",
            "is in a form that gives the capability to assemble conventional arms",
        ),
        (
            "部品・構成品の場合、武器貿易条約の対象となる通常兵器を組み立てる能力を与える形のものですか。",
            "If it is a part or component, is it in a form that gives the capability to assemble arms covered by the Arms Trade Treaty?",
        ),
        source="Arms Trade Treaty, article 4",
        changed_by="nobody",
    )
    banned_weapon: Stated[BannedWeaponTerm] = fact(
        "vocabulary",
        ("条約により移転が禁じられた兵器", "weapon whose transfer a treaty bans"),
        (
            "生物兵器、化学兵器、クラスター弾又は対人地雷であって、条約により移転が禁じられるものですか。いずれでもない場合は「なし」（null）とします。",
            "Is it a biological or chemical weapon, a cluster munition or an anti-personnel mine, whose transfer a treaty bans? Null where none.",
        ),
        vocabulary="banned_weapon",
        source="Biological and Chemical Weapons Conventions, Ottawa Convention, Convention on Cluster Munitions",
        changed_by="nobody",
        none_where={
            "control_list_entry": ("items_2_to_15", "item_16", None),
            "policy_arms": (False,),
            "sdf_act_arms": (False,),
            "military_specification": (False,),
            "used_directly_in_combat": (False,),
        },
    )
    cooperation_category: Stated[CategoryTerm] = fact(
        "vocabulary",
        (
            "救難、輸送、警戒、監視及び掃海の類型",
            "category of cooperation: rescue, transport, warning, surveillance, minesweeping",
        ),
        (
            "救難、輸送、警戒、監視又は掃海に係る協力のための装備ですか。いずれでもない場合は「なし」（null）とします。",
            "Does it serve cooperation in rescue, transport, vigilance and warning, surveillance or minesweeping? Null where none.",
        ),
        vocabulary="cooperation_category",
        source="Implementation Guidelines, 1(2)",
        changed_by="nobody",
    )
    licensed_product: StatedFlag = fact(
        "bool",
        ("ライセンス生産品", "was made under licence"),
        ("ライセンス生産品ですか。", "Was it made under a foreign licence?"),
        source="Implementation Guidelines, 1(2)",
        changed_by="nobody",
    )
    licensor: Stated[States] = fact(
        "states",
        ("ライセンス元国", "state of the licensor"),
        (
            "ライセンス元はいずれの国ですか。ライセンス生産品でない場合は「なし」（null）とします。",
            "Which state is the licensor's? Null where it was not made under licence.",
        ),
        source="Implementation Guidelines, 1(2)",
        changed_by="nobody",
    )
    quantity: Stated[Amount] = fact(
        "number",
        ("数量", "quantity"),
        ("数量はいくつですか。", "How many?"),
        unit="piece",
        recorded=True,
        changed_by="another_transfer",
    )
