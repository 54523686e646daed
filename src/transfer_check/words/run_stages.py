"""The stages of a long run, as they are told while it lasts."""

from __future__ import annotations

from transfer_check.text import Text

STAGES = {
    "read": Text("読込み", "reading"),
    "order": Text("案件の識別", "finding the cases"),
    "check": Text("記載内容の確認", "checking"),
    "judge": Text("判断", "judging"),
    "answer": Text("結果の書出し", "writing"),
}


def rows_a_second(speed: float) -> Text:
    """Return how many rows are worked off in a second."""
    return Text(f"毎秒{speed:,.0f}行", f"{speed:,.0f} rows/s")
