"""What an interview says around its questions: how it begins and ends, what it saved, and what can always be answered."""

from __future__ import annotations

from datetime import date

from transfer_check.text import Text

COMMANDS = {
    "unknown": Text("不明", "unknown"),
    "why": Text("理由", "why"),
    "back": Text("戻る", "back"),
    "stop": Text("保存", "stop"),
    "same": Text("同じ", "same"),
}
"""What can be answered to every question, in either language, by the name of what it does."""
ALSO_ANSWERED = {
    "?": "why",
    "わからない": "unknown",
    "分からない": "unknown",
    "なぜ": "why",
    "終了": "stop",
    "save": "stop",
    "quit": "stop",
}
"""Further words for what can be answered to every question."""
HELP = Text(
    "どの質問にも、「不明」、「理由」（質問の理由を表示）、「戻る」（一つ前の質問に戻る）又は「保存」（保存して終了）と答えることができます。",
    "Every question can also be answered with `unknown`, `why`, `back`, or `stop` (save and leave).",
)

# ── how it begins ─────────────────────────────────────────────────────────────────────────────

DAY = Text(
    "どの日の規範を適用しますか。許可等の判断の日を年月日で答えてください（例：2012-12-18）。",
    "Which day's law applies? Answer with the day of the decision on the transfer, such as 2012-12-18.",
)
DAY_NEEDED = Text(
    "規範は日によって異なるため、適用する日が定まらなければ判断できません。仮の日で始め、後に改めることができます。",
    "The texts differ from day to day, so nothing can be judged without a day. Begin with one to try, and change it later.",
)
ITEMS = Text("移転する品目はいくつありますか。", "How many different items are transferred?")
ITEMS_NEEDED = Text(
    "規範は品目ごとに当てはめるため、品目の数を要します。明らかでない場合は「1」で始めてください。",
    "The texts are applied to each item by itself, so their number is needed. Begin with 1 where it is not known.",
)


def new_file(name: str) -> Text:
    """Return that there is no case file of that name yet."""
    return Text(f"{name}はまだありません。新しい案件として始めます。", f"There is no `{name}` yet: this is a new case.")


def saved_at_the_end(name: str) -> Text:
    """Return when the answers are written into a file."""
    return Text(
        f"回答は、最後に、又は「保存」と答えたときに{name}に保存します。それまでは何も書き込みません。",
        f"Your answers are written to `{name}` at the end, or when you answer `stop`; nothing is written before.",
    )


def not_encoded(until: date | None) -> Text:
    """Return that the rules end before a day."""
    return Text(f"{until}以後の規範は収録していません。", f"this rulebook answers for days before {until}")


# ── who judged ────────────────────────────────────────────────────────────────────────────────

BY = Text("どの機関の判断ですか。", "Who made this judgement?")
WHEN = Text(
    "判断の日はいつですか。年月日で答えてください（例：2012-12-18）。",
    "On which day was it made? Answer with the day, such as 2012-12-18.",
)
UNSIGNED = Text(
    "判断した機関又は日が分からない判断は記録しません。未定のままとします。",
    "A judgement is recorded only with who made it and when: it stays open.",
)

# ── how it ends ───────────────────────────────────────────────────────────────────────────────

WHOLE_ANSWER = Text("判断の全文は、次のコマンドで表示できます。", "To print the whole answer:")
NOT_SAVED = Text(
    "保存できませんでした。回答を反映した案件は次のとおりです。",
    "The answers could not be saved. This is the case with your answers:",
)
ANSWERS_SO_FAR = Text("これまでの回答を反映した案件は次のとおりです。", "the case with the answers so far:")


def answers_saved(count: int, name: str) -> Text:
    """Return how many answers were saved in a file."""
    answers = "1 answer is" if count == 1 else f"{count} answers are"
    return Text(f"回答{count}件を{name}に保存しました。", f"{answers} saved in `{name}`.")


def file_made(name: str) -> Text:
    """Return that a case file was made with nothing answered."""
    return Text(
        f"{name}を作成しました。記載したのは、適用する規範の日と品目の数のみです。",
        f"`{name}` was made; it holds the day and the number of items, and no answer yet.",
    )


def nothing_added(name: str) -> Text:
    """Return that a case file is as it was."""
    return Text(f"{name}に追加した事実はありません。", f"Nothing was added to `{name}`.")


def broken_off(name: str) -> Text:
    """Return that an interview was broken off, and nothing was written into its file."""
    return Text(
        f"中断しました。回答を保存するのは最後か「保存」と答えたときに限られるため、{name}には何も書き込んでいません。",
        f"interrupted: nothing was written to `{name}`, because answers are saved only at the end or at `stop`",
    )
