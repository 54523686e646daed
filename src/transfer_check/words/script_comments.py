"""What each part of the printed SQL is, as the comment above it says in both languages."""

from __future__ import annotations

from transfer_check.text import Text

COMMENTS = {
    "inputs": Text("事案を入れる表。NULLは不明を表す", "the relations the cases go into; NULL is unknown"),
    "law": Text("規則が参照する期日付きの一覧", "the dated tables the rules look up"),
    "load": Text(
        "items.csv及びthird_parties.csvを列名によって読み込む（対応するデータベースに限る）",
        "loads items.csv and third_parties.csv by the names of their columns, in the databases that are tried",
    ),
    "judge": Text(
        "各品目の判定並びに品目及び事案ごとの答。表に事案を入れた後に実行し、繰り返すことができる",
        "every item judged, and the answer for each item and each case; run it once the cases are in, as often as you like",
    ),
}
