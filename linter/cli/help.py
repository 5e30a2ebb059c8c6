"""A help page in terminal columns: click counts letters, and Japanese ones take two columns each."""

from __future__ import annotations

from collections.abc import Iterable

import click

from linter.render.terminal import column_width, wrap


class Formatter(click.HelpFormatter):
    """click's layout, measured and wrapped in columns."""

    def write_text(self, text: str) -> None:
        paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
        indent = " " * self.current_indent
        blocks = [[indent + line for line in wrap(text, self.width - len(indent))] for text in paragraphs]
        self.write("\n\n".join("\n".join(block) for block in blocks) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 32, col_spacing: int = 2) -> None:
        rows = list(rows)
        widths = [column_width(term) for term, _ in rows]
        second = self.current_indent + max(width for width in widths if width <= col_max) + col_spacing
        for (term, text), width in zip(rows, widths, strict=True):
            lines = wrap(text, self.width - second)
            head = " " * self.current_indent + term
            if width <= col_max and lines:
                head += " " * (second - self.current_indent - width) + lines.pop(0)
            self.write("\n".join([head, *(" " * second + line for line in lines)]) + "\n")
