"""What a command is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from generator.console import Console


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the program.

    `summary` stands beside its name in the list of commands; the docstring of `run` is its help. `run` takes the
    options as read and returns the exit status. Where `needs_content` is set, it is run only if the content folder is
    there.
    """

    name: str
    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Console], int]
    needs_content: bool = True
