"""Writes running text into printed lines: blocks begin lines, the cells of a table row stand in columns set by tabs.

A cell of several lines keeps them, and the next cell goes on behind its last one, so that nothing changes its order:

    | round 1 | :: date :      | on plan |        round 1 TAB :: date :
    |         | :: figures     |         |        :: figures TAB on plan
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class ColumnWriter:
    """Collects text. A line that a block ends is only written once something follows it, or a cell takes its place."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    _cells: list[int] = field(default_factory=list)  # how many cells the open rows have, the innermost row last
    _ended: bool = False  # a block ended: what comes next begins a line
    _opened: bool = False  # a cell was opened by its tab, and holds nothing yet; a tab of the text's own opens none

    @property
    def at_start(self) -> bool:
        """Whether the next text begins a line or a cell."""
        return self._ended or self._opened or not self.pieces or self.pieces[-1].endswith("\n")

    @property
    def after_space(self) -> bool:
        """Whether the last thing written is a space."""
        return not self._ended and bool(self.pieces) and self.pieces[-1].endswith(" ")

    def write(self, text: str) -> None:
        """Add text to the line."""
        if text:
            if self._ended:
                self._put("\n")
            self._put(text)

    def new_line(self) -> None:
        """End the line here, also an empty one."""
        self.write("\n")

    def block(self) -> None:
        """Begin or end a block: what follows stands in a line of its own."""
        self._ended = self._ended or not self.at_start

    def open_row(self) -> None:
        """Begin the row of a table."""
        if self._ended or not self.at_start:
            self._put("\n")
        self._cells.append(0)

    def cell(self) -> None:
        """Begin the next cell of the row."""
        if not self._cells:
            self.block()
            return
        if self._cells[-1]:
            self._ended = False
            self._put("\t")
            self._opened = True
        self._cells[-1] += 1

    def close_row(self) -> None:
        """End the row."""
        if self._cells:
            self._cells.pop()
        self._ended = bool(self.pieces)

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self.pieces)

    def _put(self, text: str) -> None:
        self._ended = self._opened = False
        self.pieces.append(text)
        self.size += len(text)
