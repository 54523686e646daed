"""The first screen: the short answer for one case, as blocks of lines in one language, without layout."""

from transfer_check.words.accounts.first_screen.screen import VERDICT_NAMES, first_screen, verdict_line
from transfer_check.words.accounts.first_screen.screen_blocks import Block, FirstScreen, Line

__all__ = ["VERDICT_NAMES", "Block", "FirstScreen", "Line", "first_screen", "verdict_line"]
