"""Decisions as JSON text."""

from __future__ import annotations

import json
from collections.abc import Sequence

from transfer_check.judging import Decision
from transfer_check.paper.contract import AnswerData


def render_json(decisions: Sequence[Decision], *, several: bool) -> str:
    """Return decisions as JSON text: one object, or an array where `several`.

    Raises:
        ValueError: for more or fewer than one decision where `several` is false.
    """
    answers = [AnswerData.of(decision).model_dump(mode="json") for decision in decisions]
    if several:
        return json.dumps(answers, ensure_ascii=False, indent=2) + "\n"
    (answer,) = answers
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
