"""What a browser shows of an HTML file, and what its links and fields hold.

Not the parser of the standard library, whose time grows with the square of a broken file's length: here every
character is looked at a bounded number of times, and what is doubtful is taken for visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.documents.mapped import Mapped

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30}+)(?P<inside>[^<>]*+)>|<[!?][^<>]*+>")
_ATTRIBUTE = re.compile(r"""([A-Za-z][A-Za-z0-9:-]{0,30})\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]+))""")
_SPACE = re.compile(r"[ \t\r\n\f]+")

#: what is inside of these is not shown
_UNSEEN = frozenset(("script", "style", "template", "noscript", "title"))
#: these keep their white space
_KEEPING = frozenset(("pre", "textarea"))
#: these stand inside a line; all others begin one
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
#: what of a tag a reader sees or follows
_SPEAKING = frozenset(("href", "alt", "title", "placeholder", "value", "content"))


def visible(source: str) -> tuple[str, list[tuple[int, int]]]:
    """The text that a reader sees, then a line for each link and field; and the place of every character."""
    shown, beside = Mapped(source), Mapped(source)
    keeping = 0
    at = 0
    for start, end, name, closing, inside in _tags(source):
        _add(shown, at, start, keeping > 0)
        at = end
        if name in _KEEPING:
            keeping = max(0, keeping + (-1 if closing else 1))
        if name and name not in _INLINE:
            shown.break_line(end)
        if not closing:
            _add_attributes(beside, *inside)
    _add(shown, at, len(source), keeping > 0)
    return f"{shown.text}\n{beside.text}", [*shown.places, (len(source), len(source)), *beside.places]


def _tags(source: str) -> Iterator[tuple[int, int, str, bool, tuple[int, int]]]:
    """Everything that is not text: start, end, name (none for comments), whether it closes something, its inside."""
    comments_end = True
    endless: set[str] = set()
    at = 0
    while (start := source.find("<", at)) >= 0:
        if comments_end and source.startswith("<!--", start):
            end = source.find("-->", start + 4)
            # without an end there is none for later ones either
            comments_end = end >= 0
            if comments_end:
                yield start, end + 3, "", False, (start, start)
                at = end + 3
                continue
        tag = _TAG.match(source, start)
        if tag is None:
            at = start + 1
            continue
        name, at = (tag["name"] or "").lower(), tag.end()
        inside = tag.span("inside") if name else (start, start)
        if name in _UNSEEN - endless and not tag["close"]:
            unseen = re.compile(f"</{name}[^<>]*+>", re.IGNORECASE).search(source, at)
            if unseen:
                yield start, unseen.end(), name, True, (start, start)
                at = unseen.end()
                continue
            endless.add(name)
        yield start, at, name, bool(tag["close"]), inside


def _add(shown: Mapped, start: int, end: int, keeping: bool) -> None:
    if keeping:
        shown.add_with_entities(start, end)
        return
    at = start
    for space in _SPACE.finditer(shown.source, start, end):
        shown.add_with_entities(at, space.start())
        if shown.last not in ("", " ", "\n"):
            shown.put(" ", *space.span())
        at = space.end()
    shown.add_with_entities(at, end)


def _add_attributes(beside: Mapped, start: int, end: int) -> None:
    for found in _ATTRIBUTE.finditer(beside.source, start, end):
        if found[1].lower() in _SPEAKING:
            quoted = found.lastindex or 0
            beside.add_with_entities(*found.span(quoted))
            beside.put("\n", found.end(), found.end())
