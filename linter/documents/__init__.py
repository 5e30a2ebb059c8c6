"""Drafts in files that are more than plain text: what a reader sees of them, and where that stands in the file."""

from __future__ import annotations

import os.path

from linter.decoding import Decoded, decode

_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
MAIL = (".eml",)


class Document:
    """A draft as its reader sees it.

    `text` is what is checked and `source` what the places of a report are of: the file's text, or for a mail the text
    of its readable parts. `places` has start and end in the source for every character of the text, None where the
    text is the source.
    """

    __slots__ = ("assumed", "encoding", "places", "source", "text")

    def __init__(self, decoded: Decoded, text: str | None = None, places: list[tuple[int, int]] | None = None) -> None:
        self.source, self.encoding, self.assumed = decoded.text, decoded.encoding, decoded.assumed
        self.text = decoded.text if text is None else text
        self.places = places


def is_plain(path: str) -> bool:
    """Whether a file's text is what its reader sees."""
    return os.path.splitext(path)[1].lower() not in (*_HTML, *_MARKDOWN, *MAIL)


def read(data: bytes, path: str, encoding: str | None = None) -> Document:
    """The draft in a file's bytes, by the ending of its name. Raises `DraftError` for what cannot be read."""
    ending = os.path.splitext(path)[1].lower()
    if ending in MAIL:
        from linter.documents import mail

        return Document(mail.read(data, path, encoding))
    decoded = decode(data, path, encoding)
    if ending in _HTML:
        from linter.documents import html

        return Document(decoded, *html.visible(decoded.text))
    if ending in _MARKDOWN:
        from linter.documents import markdown

        return Document(decoded, *markdown.visible(decoded.text))
    return Document(decoded)
