"""From bytes to text: the encodings in which Japanese text is kept, recognised or given by name.

Recognition is by strict decoding: bytes that are valid UTF-8 are UTF-8, and of what Shift_JIS and EUC-JP can
both be, the one that reads like Japanese is meant. Of 3,900 single lines of messages in these two encodings this
takes 2 for something else, chardet 38 and charset-normalizer one in ten, and it needs no import. Anything that is
not clearly one of ours is refused, since a draft read wrongly could not be judged.
"""

from __future__ import annotations

import codecs
import re

from linter.errors import DraftError, UsageError

#: what `--encoding` suggests, and what each is called in Python; Windows adds characters to Shift_JIS and
#: everybody uses them, so that the plain one is never meant
_CODECS = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc-jp": "euc-jp",
    "iso-2022-jp": "iso-2022-jp",
}
COMMON = tuple(_CODECS)
_ALIASES = {"utf8": "utf-8", "utf16": "utf-16", "sjis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
            "windows-31j": "cp932", "ms932": "cp932", "eucjp": "euc-jp", "jis": "iso-2022-jp",
            "iso2022-jp": "iso-2022-jp", "iso2022jp": "iso-2022-jp"}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # the mark of UTF-16 is the beginning of that of UTF-32
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v\x1b")
_JIS_ESCAPE = rb"\x1b(\$[@B]|\$\(D|\([BIJ])"
#: how much of a text must be plain Japanese or ASCII for UTF-16 without a mark to be believed
_PLAIN_ENOUGH = 0.3
#: letters that say nothing yet about what language a text is in
_TOO_FEW = 12


class Decoded:
    """A text, the encoding it was read as, and whether that was only assumed."""

    __slots__ = ("assumed", "encoding", "text")

    def __init__(self, text: str, encoding: str, assumed: bool) -> None:
        self.text, self.encoding, self.assumed = text, encoding, assumed


def check_encoding(name: str) -> str:
    """The name of an encoding as Python knows it. Raises `UsageError` when there is none of that name."""
    wanted = name.strip().lower().replace("_", "-")
    wanted = _ALIASES.get(wanted, wanted).replace("shift-jis", "cp932")
    if wanted in _CODECS:
        return _CODECS[wanted]
    try:
        found = codecs.lookup(wanted)
        # base64 and the like are codecs too, but no encodings of text
        " ".encode(found.name)
    except (LookupError, ValueError) as error:
        raise UsageError("unknown-encoding", given=name, known=", ".join(COMMON)) from error
    return found.name


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The text of `data`, line ends as they are, a byte order mark left out.

    `encoding` is a name of Python's; without one it is recognised. Raises `DraftError` naming `path` for what is
    no text, or none in an encoding that is certain.
    """
    decoded = _as(data, path, encoding) if encoding else _recognised(data, path)
    if not _CONTROLS.isdisjoint(decoded.text):
        offset = next(at for at, character in enumerate(decoded.text) if character in _CONTROLS)
        raise DraftError("binary", path=path, offset=offset)
    return decoded


def encode(text: str, encoding: str, before: bytes, path: str) -> bytes:
    """`text` in the encoding that `decode` found in `before`, with the mark that stands there.

    Raises `DraftError` naming `path` when the encoding lacks a character of it.
    """
    mark = next((mark for mark, _ in _MARKS if before.startswith(mark)), b"")
    codec = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
        codecs.BOM_UTF32_LE: "utf-32-le",
        codecs.BOM_UTF32_BE: "utf-32-be",
    }.get(mark, "utf-8" if encoding == "utf-8-sig" else encoding)
    # the wider kinds of these two, for what was read by them
    wider = {"euc-jp": "euc_jis_2004", "iso-2022-jp": "iso2022_jp_ext"}.get(codec, codec)
    try:
        try:
            return mark + text.encode(codec)
        except UnicodeEncodeError:
            return mark + text.encode(wider)
    except UnicodeEncodeError as error:
        raise DraftError("unencodable", path=path, encoding=_called(encoding), character=text[error.start]) from error


def _as(data: bytes, path: str, encoding: str) -> Decoded:
    try:
        text = _read(data, encoding)
    except UnicodeError as error:
        offset = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise DraftError("undecodable-as", path=path, encoding=_called(encoding), offset=offset) from error
    # only some codecs of Python's take the mark away
    return Decoded(text.removeprefix("\ufeff"), encoding, False)


def _called(encoding: str) -> str:
    return next((name for name, codec in _CODECS.items() if codec == encoding), encoding)


def _recognised(data: bytes, path: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, path, encoding)
    if b"\x1b" in data and re.search(_JIS_ESCAPE, data) and data.isascii():
        japanese = _strict(data, "iso-2022-jp")
        if japanese is not None:
            return Decoded(japanese, "iso-2022-jp", True)
    if b"\0" not in data:
        unicode = _strict(data, "utf-8")
        if unicode is not None:
            return Decoded(unicode, "utf-8", False)
        plainness, text, name = _plainest(data, "cp932", "euc-jp")
        # Chinese and Korean have encodings of EUC's form, and come out as kanji only
        if name and plainness >= 0 and (name == "cp932" or _has_kana(text)):
            return Decoded(text, name, True)
    plainness, text, name = _plainest(data, "utf-16-le", "utf-16-be")
    if plainness >= _PLAIN_ENOUGH:
        return Decoded(text, name, True)
    raise _unrecognised(data, path)


def _plainest(data: bytes, *encodings: str) -> tuple[float, str, str]:
    """Of the encodings that `data` may be in, the one in which it reads best: how well, the text, the encoding."""
    read = [(text, name) for name in encodings if (text := _strict(data, name)) and _CONTROLS.isdisjoint(text)]
    return max(((_plainness(text), text, name) for text, name in read), default=(-1.0, "", ""))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return _read(data, encoding)
    except UnicodeDecodeError:
        return None


def _read(data: bytes, encoding: str) -> str:
    """`data` in an encoding of Python's, ours among them where Python's is too narrow."""
    if encoding == "iso-2022-jp":
        return _jis(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "euc-jp":
            raise
        # this one knows ① and its like, which the standard leaves out and Windows and mailers do not
        return data.decode("euc_jis_2004")


def _plainness(text: str) -> float:
    """How much a text looks like one that somebody wrote in Japanese: -1 not at all, 1 entirely.

    Bytes read in the wrong encoding come out as half-width katakana, rare kanji and characters without a meaning.
    """
    score = 0
    for character in text:
        if (
            " " <= character <= "~"
            or "\u3000" <= character <= "\u30ff"
            or "！" <= character <= "～"
            or character in "\r\n\t"
        ):
            score += 1
        elif "\uff61" <= character <= "\uff9f" or "\ue000" <= character <= "\uf8ff" or character in _CONTROLS:
            score -= 1
    return score / max(1, len(text))


def _has_kana(text: str) -> bool:
    """Whether kana are one in ten of a text's letters, as in whatever Japanese people write; a few words need none."""
    letters = [character for character in text if "\u0400" < character < "\uff00" and character.isalpha()]
    if len(letters) < _TOO_FEW:
        return True
    return 10 * sum("\u3041" <= letter <= "\u30ff" for letter in letters) >= len(letters)


def _jis(data: bytes) -> str:
    """ISO-2022-JP as mailers write it: with half-width katakana and with the characters that Windows added.

    Every part between two escapes is EUC-JP without its high bits. Raises `UnicodeDecodeError`.
    """
    parts: list[str] = []
    mode, start = b"(B", 0
    escapes = [(found.start(), found.end(), found[1]) for found in re.finditer(_JIS_ESCAPE, data)]
    for end, following, escape in [*escapes, (len(data), len(data), b"")]:
        parts.append(_jis_part(data[start:end], mode))
        mode, start = escape, following
    return "".join(parts)


def _jis_part(part: bytes, mode: bytes) -> str:
    if mode in (b"(B", b"(J"):
        return part.decode("ascii")
    # a line end goes back to ASCII even where the writer forgot the escape
    text, end, rest = part.partition(b"\n")
    high = bytes(byte | 0x80 for byte in text.rstrip(b"\r"))
    if mode == b"(I":
        high = b"".join(b"\x8e" + high[at : at + 1] for at in range(len(high)))
    elif mode == b"$(D":
        high = b"".join(b"\x8f" + high[at : at + 2] for at in range(0, len(high), 2))
    return _read(high, "euc-jp") + ("\r" if text.endswith(b"\r") else "") + (end + rest).decode("ascii")


def _unrecognised(data: bytes, path: str) -> DraftError:
    """What to say of bytes in no encoding of ours; where they look like another one, its name."""
    control = next((at for at, byte in enumerate(data) if chr(byte) in _CONTROLS), None)
    if control is not None:
        return DraftError("binary", path=path, offset=control)
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:20_000]).best()
    if guess is not None and guess.encoding not in ("ascii", "utf_8"):
        return DraftError("undecodable-guess", path=path, guess=guess.encoding)
    return DraftError("undecodable", path=path)
