"""The readable parts of a mail: its subject and its texts, attachments left out."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from linter.decoding import Decoded, check_encoding, decode
from linter.documents import html
from linter.errors import DraftError, UsageError


def read(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The subject and below it every text of the mail; of two that say the same the first.

    Its places are its own, since what stands in the file is coded. Raises `DraftError` when nothing is readable.
    """
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    texts: list[Decoded] = []
    seen: set[str] = set()
    for part in _text_parts(message):
        decoded = _text(part, path, encoding)
        if part.get_content_subtype() == "html":
            decoded = Decoded(html.visible(decoded.text)[0], decoded.encoding, decoded.assumed)
        words = "".join(decoded.text.split())
        if words and words not in seen:
            seen.add(words)
            texts.append(decoded)
    subject = _subject(message)
    if not texts and not subject:
        raise DraftError("no-readable-part", path=path)
    encodings = ", ".join(dict.fromkeys(text.encoding for text in texts))
    lines = [part for part in (subject, *(text.text for text in texts)) if part]
    return Decoded("\n\n".join(lines), encodings, any(text.assumed for text in texts))


def _subject(message: EmailMessage) -> str:
    try:
        return str(message.get("subject", "")).strip()
    except (LookupError, ValueError):
        # coded in a way that does not exist; what cannot be read is not shown to its reader either
        return ""


def _text_parts(message: EmailMessage) -> Iterator[Message]:
    for part in message.walk():
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            yield part


def _text(part: Message, path: str, encoding: str | None) -> Decoded:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if encoding is None:
        try:
            stated = part.get_content_charset()
            if stated and stated != "us-ascii":
                return decode(data, path, check_encoding(stated))
        except (DraftError, UsageError, LookupError):
            # said wrongly by the program that wrote it
            pass
    return decode(data, path, encoding)
