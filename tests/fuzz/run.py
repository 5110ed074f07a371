"""Fuzzes one target by what its code covers, until libFuzzer ends the process: `python -m tests.fuzz.run TARGET …`.

What follows the target are libFuzzer's own arguments. Inputs are changed as chance spoils reports (`mutants`), by line
and by word, besides libFuzzer's changes by byte.
"""

import random
import sys

import atheris

with atheris.instrument_imports(include=["generator"]):
    from tests.fuzz.mutants import SPOILS
    from tests.fuzz.targets import TARGETS


def spoil(data: bytes, most: int, seed: int) -> bytes:
    """Return an input changed in one way, at most so many bytes of it."""
    pick = random.Random(seed)
    if pick.random() < 0.4:
        return bytes(atheris.Mutate(data, most))
    kind, text = data[:1], data[1:].decode("utf-8", "surrogateescape")
    text = pick.choice(SPOILS)(text, pick)
    return (kind + text.encode("utf-8", "surrogateescape"))[:most]


def main() -> None:
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target, custom_mutator=spoil)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
