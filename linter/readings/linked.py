"""Links to hosts that are known, with other signs for their dots and slashes, or that go on behind a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.reading import Edit, Reading

_SEGMENT = r"[A-Za-z0-9_~.%+=?&@-]{1,80}"
#: forms,gle/…, lin☆ee☆☆…
_ODD_DOT = re.compile(
    r"(?<![A-Za-z0-9.@/_-])(?P<label>[A-Za-z0-9-]{1,30})(?P<dot>[^\sA-Za-z0-9/.@_:-]{1,2})(?P<ending>[a-z]{2,6})"
)
#: t.me > mori_works, line.me \\ R \\ ti
_HOST = r"(?<![A-Za-z0-9.@_-])(?P<host>[A-Za-z0-9-]{1,30}(?:\.[A-Za-z0-9-]{2,20}){1,2})"
_ODD_SLASHES = re.compile(rf"{_HOST}(?P<path>(?:\s?(?:[>›»→➡⇒\\]|//)\s?{_SEGMENT}){{1,6}})")
_ANY_SLASH = r"\s?(?:[>›»→➡⇒\\]|//)\s?"
#: lin.ee/Ab3⏎dE6g, wa.me/81 90 4821 7736
_GOES_ON = re.compile(rf"{_HOST}(?P<path>(?:/{_SEGMENT}){{1,6}})(?P<rest>(?:[ \n][A-Za-z0-9_-]{{2,40}}){{1,4}})")


def odd_links(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """The dot of a host and the slashes behind it in their own signs."""
    text = reading.text
    for found in _ODD_DOT.finditer(text):
        host = f"{found['label']}.{found['ending']}".lower()
        doubled = re.escape(found["dot"] * 2)
        path = re.compile(rf"(?:/|{doubled}){_SEGMENT}(?:{doubled}{_SEGMENT})*").match(text, found.end())
        if host not in knowledge.hosts or path is None or reading.is_settled(found.start(), path.end()):
            continue
        yield Edit(*found.span("dot"), ".", "dot-word")
        for slash in re.finditer(doubled, path[0]):
            yield Edit(path.start() + slash.start(), path.start() + slash.end(), "/", "symbol-word")
    for found in _ODD_SLASHES.finditer(text):
        plain = re.sub(_ANY_SLASH, "/", found["path"])
        if _opens(found["host"], plain, knowledge) and not reading.is_settled(*found.span("host")):
            for slash in re.finditer(_ANY_SLASH, found["path"]):
                start = found.start("path")
                yield Edit(start + slash.start(), start + slash.end(), "/", "symbol-word")


def signed_links(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`m🔴me🔪kazari.flower`, `join⭐slack⭐com🍡t🍡team`, `t てん me の kotoba`: other signs for dots and slashes.

    One sign stands wherever the host has a dot and another wherever the path has a slash; the host must be known and
    its path open a way to get in touch.
    """
    for found in _SIGNED.finditer(reading.text):
        if reading.is_settled(*found.span()):
            continue
        host = ".".join(re.split(re.escape(found["dot"]), found["host"])).lower()
        slash = found["slash"]
        path = "/" + "/".join(re.split(rf"\s?{re.escape(slash.strip())}\s?", found["path"]))
        # x.com の API is no link, x.com の tobira_shobo is one
        word = found["dot"] == "." and not re.search("[_0-9]|[.](?=[a-z]{5})", found["path"])
        if word or (found["dot"] == "." and slash.strip() in "/.:") or not _opens(host, path.lower(), knowledge):
            continue
        yield Edit(*found.span(), host + path, "symbol-word")


#: what may stand for a dot or a slash: a sign, or some kana
_SIGN = r"\s?(?:[^\sA-Za-z0-9_\u3041-\u30ff\u4e00-\u9fff、「」]{1,3}|てん|点|どっと|ドット|ぽち|。|・)\s?"
_FOR_SLASH = r"\s?(?:[^\sA-Za-z0-9_.:@、。「」\u3041-\u30ff\u4e00-\u9fff-]{1,3}|の|斜め|ななめ|スラ|線)\s?"
_SIGNED = re.compile(
    rf"(?<![A-Za-z0-9.@/_-])(?P<host>[A-Za-z0-9-]{{1,20}}(?P<dot>{_SIGN})(?:[A-Za-z0-9-]{{2,20}}(?P=dot))?[A-Za-z]{{2,6}})"
    rf"(?P<slash>{_FOR_SLASH})(?P<path>@?[A-Za-z0-9_.%+=?&-]{{1,60}}(?:(?P=slash)[A-Za-z0-9_.%+=?&-]{{1,60}}){{0,3}})"
)


#: docs.google.com に /forms を足して、/d/e/1FA…を足して
_TOLD_SEGMENTS = re.compile(
    rf"{_HOST}(?P<path>(?:[^A-Za-z0-9/\n@]{{1,14}}(?:/[A-Za-z0-9_~.%+=?&-]{{1,80}}){{1,5}}/?){{1,5}}"
    r"(?:(?<=/)[^A-Za-z0-9/\n@]{1,14}[A-Za-z0-9_-]{3,60})?)(?![A-Za-z0-9@/])"
)
_GAP_BEFORE_SLASH = re.compile(r"(?<=[A-Za-z0-9/])[^A-Za-z0-9/_~.%+=?&-]{1,14}(?=[A-Za-z0-9/])|^[^A-Za-z0-9/]{1,14}")
_SEGMENT_TOLD = r"(?P<rest>[A-Za-z0-9][A-Za-z0-9_.-]{2,60})(?![A-Za-z0-9@/])"


def told_links(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """A host whose path is told after it, segment by segment or with words for its slashes."""
    text = reading.text
    for found in _TOLD_SEGMENTS.finditer(text):
        path = re.sub("/{2,}", "/", _GAP_BEFORE_SLASH.sub("", found["path"])).rstrip(".")
        if _opens(found["host"], path.lower(), knowledge) and not reading.is_settled(*found.span("path")):
            yield Edit(*found.span("path"), path, "split")
    for found in knowledge.pattern(_slash_told(knowledge)).finditer(text):
        path = "/" + found["rest"].rstrip(".")
        if _opens(found["host"], path.lower(), knowledge) and not reading.is_settled(*found.span("rest")):
            yield Edit(found.end("host"), found.start("rest") + len(path) - 1, path, "symbol-word")


def _slash_told(knowledge: Knowledge) -> str:
    """bit.ly、区切りの斜線をはさんで、kitsuke-hare; t.me, slash, harbor_ledger"""
    words = "|".join(map(re.escape, sorted(knowledge.disguise("symbol-word")["signs"]["/"], key=len, reverse=True)))
    return (
        rf"(?i){_HOST}[^A-Za-z0-9/\n@]{{1,12}}(?:then |and |an? |followed by |a forward )*(?:{words})"
        rf"[^A-Za-z0-9/\n@]{{1,14}}(?:then |and )?{_SEGMENT_TOLD}"
    )


def continued_links(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """A gap inside the last part of a link, where what follows is no word: figures to figures, or a code."""
    for found in _GOES_ON.finditer(reading.text):
        if found["host"].lower() not in knowledge.hosts:
            continue
        last = found["path"].rsplit("/", 1)[1]
        for gap in re.finditer(r"[ \n]([A-Za-z0-9_-]+)", found["rest"]):
            piece = gap[1]
            figures = last.isdigit() and piece.isdigit()
            code = any(map(str.isdigit, piece)) and any(map(str.isalpha, piece))
            if not (figures or code):
                break
            at = found.start("rest") + gap.start()
            yield Edit(at, at + 1, "", "line-break" if gap[0][0] == "\n" else "spaced")


def _opens(host: str, path: str, knowledge: Knowledge) -> bool:
    rules = knowledge.hosts.get(host.lower(), ())
    return any(knowledge.pattern(rule.path).match(path) for rule in rules)
