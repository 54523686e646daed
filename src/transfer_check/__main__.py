"""``python -m transfer_check`` is the command line."""

from transfer_check.cli import program

program()
