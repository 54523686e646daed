"""``rules VERB``: the verbs that work on the rulebook."""

PLACE = 170
EPILOG = "Example:\n  transfer-check rules list guidelines"
HELP = "Work on the rulebook: list and show the rules, compare days, check the files."
