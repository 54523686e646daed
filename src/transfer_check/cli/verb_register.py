"""The verbs there are: the modules of a package, each loaded by its name when it is called.

A module is a verb of its name, with ``-`` for ``_``; a package is a group of verbs, whose modules begin with its own
name (``rules/rules_list.py`` is ``rules list``). A verb has

- ``PLACE``: where it stands in the help; verbs of one place stand in the order of their names;
- ``EPILOG``: what follows its options in its help, with an example to copy;
- ``run``: its options as parameters, its help as docstring, its work as body; the exit code is what it returns.

A group has ``PLACE``, ``EPILOG`` and ``HELP``. The help lists every verb, so what a verb works with is imported
in its functions.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_type_hints


class Register:
    """The verbs of one package, by name."""

    def __init__(self, package: str) -> None:
        self.package = package

    def __contains__(self, name: str) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def in_order(self) -> dict[str, str]:
        """Return the help of every verb, in the order they are listed in."""
        ordered = sorted(self, key=lambda name: (self.module(name).PLACE, name))
        return {name: self._help(name) for name in ordered}

    def is_group(self, name: str) -> bool:
        """Return whether a name is that of a group of verbs."""
        return self._modules[name][1]

    def verbs_within(self, name: str) -> tuple[str, ...]:
        """Return the names of the verbs of a group; of a verb none."""
        return tuple(Register(self._modules[name][0])) if self.is_group(name) else ()

    def module(self, name: str) -> Any:
        """Load the module of a verb or a group.

        Raises:
            KeyError: where there is none of that name.
        """
        return import_module(self._modules[name][0])

    def work(self, name: str) -> Callable[..., int | None]:
        """Return what a verb runs, its options spelt out; their names are those of `options` where it imports none.

        `evaluate` can so be run without typer, which takes longer to import than a case to judge.
        """
        from transfer_check.cli import options

        module = self.module(name)
        run: Callable[..., int | None] = module.run
        run.__annotations__ = get_type_hints(run, {**vars(options), **vars(module)}, include_extras=True)
        return run

    def _help(self, name: str) -> str:
        module = self.module(name)
        return str(module.HELP if self.is_group(name) else inspect.cleandoc(module.run.__doc__))

    @cached_property
    def _modules(self) -> dict[str, tuple[str, bool]]:
        """Of every name the module, and whether it is a group."""
        package = import_module(self.package)
        prefix = f"{self.package.rpartition('.')[2]}_"
        return {
            module.name.removeprefix(prefix).replace("_", "-"): (f"{self.package}.{module.name}", module.ispkg)
            for module in iter_modules(package.__path__)
        }
