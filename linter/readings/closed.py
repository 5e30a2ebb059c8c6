"""What stands between the characters of a contact and says nothing is taken out.

Spaces and filler between single characters, line ends inside an address or a number, odd separators between
groups of digits, brackets and spaces inside a link; figures for letters in the names of services and mail
providers; and the pieces of a contact that was taken apart over several sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import regex

from linter.knowledge import Knowledge
from linter.readings import joined
from linter.readings.reading import Edit, Reading
from linter.text import lower_same_length

_SPACED = regex.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z0-9@._+/:-]{1,2}[ \t\u3000]{1,2}){4,80}(?:[A-Za-z0-9@._+/:-]{1,2})(?![A-Za-z0-9])"
)
_CHARACTER = r"(?:[A-Za-z0-9](?:[@._+-][A-Za-z0-9]){0,2}|[@._+-])"
_SINGLE_SPACED = regex.compile(
    rf"(?<![A-Za-z0-9])(?:{_CHARACTER}[ \t\u3000]{{1,2}}){{3,80}}{_CHARACTER}(?![A-Za-z0-9])"
)
_SPACED_KANA = re.compile(r"(?:[\u3041-\u30fc][ \u3000]){9,60}[\u3041-\u30fc](?![\u3041-\u30fc])")
_FILLED = regex.compile(
    r"(?<![A-Za-z0-9])[A-Za-z0-9@._➖-](?P<filler>[^A-Za-z0-9@\s]{1,2}"
    r"|[ ]?[^A-Za-z0-9@\s.][ ]?)(?:[A-Za-z0-9@._➖-]\g<filler>){3,60}[A-Za-z0-9@._-](?![A-Za-z0-9])"
)
_FILLED_DIGITS = re.compile(r"(?<![A-Za-z0-9])[0-9]([A-Za-z])(?:[0-9]\1){6,16}[0-9](?![A-Za-z0-9])")
_LOCAL, _LABEL = r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}", r"[A-Za-z0-9-]{1,63}"
#: an address with spaces or line ends around its @ and its dots
_LOOSE_ADDRESS = regex.compile(
    rf"(?<![A-Za-z0-9._+-])(?P<local>{_LOCAL}(?:\s?\n[a-z0-9._+-]{{1,64}})?)(?P<gap>\s{{0,2}})@(?P<gap2>\s{{0,2}})"
    rf"(?P<domain>{_LABEL}(?:\s{{0,2}}[.]\s{{0,2}}[A-Za-z0-9-]{{1,63}}){{1,4}})(?![A-Za-z0-9])"
)
_BROKEN_LINK = regex.compile(
    r"(?P<scheme>[Hh](?:tt|xx|TT|XX)[Pp][Ss]?\s?:\s?/\s?/\s?)?"
    rf"(?P<host>{_LABEL}(?:\s{{0,2}}(?:\[\.\]|\(\.\)|\.|\{{\.\}})\s{{0,2}}[A-Za-z0-9-]{{1,63}}){{1,3}})"
    r"(?P<path>(?:\s{0,2}/\s{0,2}[A-Za-z0-9._~%+=&?#@:-]{0,120}){0,6})"
)
_DEFANGED = re.compile(r"(?i)h(?:xx|\*\*|tt)p(s?)(?:\[:\]|:)//|\[\.\]|\(\.\)|\{\.\}")
#: groups of digits with anything short between them
_APART = regex.compile(
    r"(?<![0-9A-Za-z.,#])\+?[0-9]{1,8}(?:(?P<gap>[^0-9A-Za-z@]{1,4})[0-9]{1,8}){1,11}+(?![0-9A-Za-z%]|[.,][0-9])"
)
#: digits, dashes and short other things, beginning and ending with a digit
_STREWN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[^0-9\s]{0,2}[0-9 −ー－-]){8,30}(?<=[0-9])(?![0-9A-Za-z])")
_PLAIN_GAP = re.compile(r"[-‐‑‒–—―−ー－.() （）/]{1,2}|-?\(|\)-?")
_NINE_OR_TEN = re.compile(r"(?<![0-9])[1-9][0-9]{0,3}(?:[-ー－ ]?[0-9]{2,4}){1,3}(?![0-9])")
_LEET_ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.$!|-]{4,40}")
_ODD_NAME = re.compile(
    r"[A-Za-z][0-9@$!|○◯〇●×✕*＊_.・-]|[0-9@$!|○◯〇●×✕*＊_.・-][A-Za-z]|[○◯〇●×✕*＊_][ァ-ー]|[ァ-ー][○◯〇●×✕*＊_]"
)
_MASKS = "○◯〇●×✕*＊_"
_WORD = re.compile(
    r"[A-Za-z0-9@$!|_○◯〇●×✕*＊.・-]{2,24}"
    r"|[\u30a1-\u30fc]{1,8}[○◯〇●×✕*＊_][\u30a1-\u30fc]{0,8}|[○◯〇●×✕*＊_][\u30a1-\u30fc]{2,8}"
)


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Close gaps, from the smallest (between characters) to the widest (over sentences)."""
    for step, may_find in _STEPS:
        if may_find(reading.text):
            reading = reading.rewrite("closed", _in_order(step(reading, knowledge)))
    return joined.undo(reading, knowledge)


def _in_order(edits: Iterator[Edit]) -> Iterator[Edit]:
    """The edits by their place; of two that overlap the first."""
    position = -1
    for edit in sorted(edits):
        if edit.start >= position:
            position = max(edit.end, position)
            yield edit


def _refanged(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`hxxps://lin[.]ee` as it was before it was made harmless."""
    text = reading.text
    for found in _DEFANGED.finditer(text):
        plain = f"http{found[1]}://" if found[1] is not None else "."
        if found[0].lower() != plain:
            yield Edit(found.start(), found.end(), plain, "filler")


def _provider_signs(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Any one sign, or one odd word, between a user's name and a mail provider's domain can only be the @."""
    text = reading.text
    lower = lower_same_length(text)
    for provider in knowledge.words("domains.providers"):
        start = lower.find(provider) if provider in lower else -1
        while start >= 0:
            end = start + len(provider)
            before = _SIGN_BEFORE.search(text, max(0, start - 70), start) or _word_for_at(text, start, knowledge)
            if before and before["user"].lower().endswith(knowledge.words("domains.providers")):
                # two domains are spoken of: outlook.com→gmail.com
                before = None
            if before and not _GOES_ON.match(lower, end) and not reading.is_settled(before.start(), end):
                family = "at-word" if before.re is not _SIGN_BEFORE else "emoji-symbol"
                family = "instructed" if before["sign"].isascii() else family
                yield Edit(before.start("sign"), start, "@", family)
            start = lower.find(provider, end)


def _word_for_at(text: str, start: int, knowledge: Knowledge) -> re.Match[str] | None:
    """A word for the @ that no list knows: `m-kasahara かたつむり outlook.com`, `otowa.tuner (curly a) gmail.com`."""
    found = _WORD_BEFORE.search(text, max(0, start - 60), start)
    if found is None or (found["word"] or found["bare"]).endswith(knowledge.words("domains.no_at_words")):
        return None
    return found


#: a user's name that is no ordinary word, then one word in brackets or, in Japanese, between spaces
_WORD_BEFORE = re.compile(
    r"(?<![A-Za-z0-9@/])(?P<user>[A-Za-z0-9]+[._-][A-Za-z0-9._-]*[A-Za-z0-9]|[A-Za-z]+[0-9]+)"
    r"(?P<sign>\s?(?:[<＜(（\[［【「『|/／]\s?(?P<word>[^\s@.,<＜(（\[［【「『|/／>＞)）\]］】」』]{1,8}"
    r"(?:\s[^\s@.,<＜(（\[［【「『|/／>＞)）\]］】」』]{1,3}){0,3})\s?[>＞)）\]］】」』|/／]\s?"
    r"|\s(?P<bare>[\u3041-\u30fc\u4e00-\u9fff]{2,8})\s))$"
)
_GOES_ON = re.compile(r"[a-z0-9-]|\.[a-z]")
_SIGN_BEFORE = re.compile(
    r"(?P<user>[A-Za-z0-9][A-Za-z0-9._+-]{1,63})(?P<sign>\s{0,2}[^A-Za-z0-9\s._+,;:、。「」()（）/@=\u3041-\u309f-]{1,2}\ufe0f?\s{0,2})$"
)


def _unspaced(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    text = reading.text
    for found in _SINGLE_SPACED.finditer(text):
        # a headline of capitals is set wide: S U M M E R  S A L E
        headline = not regex.search("[^A-Z\\s]", found[0])
        if not headline and not reading.is_settled(*found.span()):
            yield from _without_spaces(text, found.start(), found.end())
    for found in _SPACED_KANA.finditer(text):
        yield from _without_spaces(text, found.start(), found.end())
    for found in _SPACED.finditer(text):
        # pairs of characters only where a number comes out: words of two letters are ordinary
        word = re.sub(r"\s", "", found[0])
        if reading.is_settled(*found.span()) or _SINGLE_SPACED.search(text, found.start(), found.end()):
            continue
        if word.lstrip("+").isdigit() and len(word) in (10, 11):
            yield from _without_spaces(text, found.start(), found.end())


def _loose_ids(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Spaces and line ends inside an id, where a piece begins or ends in a sign that words do not have."""
    for found in _LOOSE_ID.finditer(reading.text):
        if reading.is_settled(*found.span()):
            continue
        for gap in re.finditer(r"\s+", found[0]):
            start, end = found.start() + gap.start(), found.start() + gap.end()
            yield Edit(start, end, "", "line-break" if "\n" in gap[0] else "spaced")


#: Latin pieces around an underscore, and a last short one at the line's end
_LOOSE_ID = re.compile(
    r"(?<![A-Za-z0-9@._-])[A-Za-z0-9_.-]{1,16}(?:\s_[A-Za-z0-9_.-]{1,16}|(?<=_)\s[A-Za-z0-9][A-Za-z0-9_.-]{0,15}){1,4}"
    r"(?: [a-z0-9]{1,3}(?=\s*(?:\n|$|[^\x00-\x7f])))?(?![A-Za-z0-9])"
)


def _without_spaces(text: str, start: int, end: int) -> Iterator[Edit]:
    for gap in re.finditer(r"[ \t\u3000]+", text[start:end]):
        yield Edit(start + gap.start(), start + gap.end(), "", "spaced")


def _unfilled(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    text = reading.text
    last = 0
    spans = [
        *((m.span(), m["filler"]) for m in _FILLED.finditer(text)),
        *((m.span(), m[1]) for m in _FILLED_DIGITS.finditer(text)),
    ]
    for (start, end), filler in sorted(spans):
        if start < last or filler in (".", "-", "_") or reading.is_settled(start, end):
            continue
        last = end
        position = start + 1
        while position < end:
            if text.startswith(filler, position):
                yield Edit(position, position + len(filler), "", "filler")
                position += len(filler)
            position += 1


def _addresses(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    if "@" not in reading.text:
        return
    for found in _LOOSE_ADDRESS.finditer(reading.text):
        gaps = [(m.start() + found.start(), m.end() + found.start()) for m in re.finditer(r"\s+", found[0])]
        if not gaps or reading.is_settled(*found.span()):
            continue
        domain = re.sub(r"\s", "", found["domain"]).lower()
        if domain.rsplit(".", 1)[1] not in knowledge.tlds:
            continue
        broken = "\n" in found[0]
        lopsided = re.search(r"[A-Za-z0-9]\.\s+[A-Z]", found["domain"])
        provider = domain in _providers(knowledge)
        if lopsided or not (broken or provider or re.search(r"[._0-9]", found["local"]) or " ." in found["domain"]):
            continue
        for start, end in gaps:
            yield Edit(start, end, "", "line-break" if "\n" in reading.text[start:end] else "spaced")


def _providers(knowledge: Knowledge) -> frozenset[str]:
    table = knowledge.disguise("provider-name")
    return frozenset(entry["whole"] for entry in table["providers"])


def _links(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Spaces inside a link to a host that is known; elsewhere they end the link."""
    text = reading.text
    if "/" not in text or "." not in text:
        return
    for found in _BROKEN_LINK.finditer(text):
        if not re.search(r"\s", found[0]) or reading.is_settled(*found.span()):
            continue
        host = re.sub(r"\s", "", found["host"]).lower()
        if (
            not any(host == known or host.endswith("." + known) for known in _hosts_of(host, knowledge))
            or not found["path"].strip()
        ):
            continue
        end = found.end() - (len(found[0]) - len(found[0].rstrip()))
        for gap in re.finditer(r"\s+", text[found.start() : end]):
            start = found.start() + gap.start()
            yield Edit(start, start + len(gap[0]), "", "spaced")


def _hosts_of(host: str, knowledge: Knowledge) -> list[str]:
    labels = host.split(".")
    return [name for first in range(len(labels) - 1) if (name := ".".join(labels[first:])) in knowledge.hosts]


def _leading_zeros(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """「先頭にゼロ付けて」: the zero that the writer left out."""
    text = reading.text
    if any(word in text for word in knowledge.disguise("instructed")["verbs"]["leading_zero"]):
        for found in _NINE_OR_TEN.finditer(text):
            if sum(character.isdigit() for character in found[0]) in (9, 10):
                yield Edit(found.start(), found.start() + 1, "0" + text[found.start()], "instructed")
                return


def _junked(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """A telephone number with one or two characters strewn over it: `09た0-た551た8-3た2た76`."""
    text = reading.text
    for found in _STREWN.finditer(text):
        junk = {character for character in found[0] if character not in "0123456789-−ー－ "}
        digits = re.sub("[^0-9]", "", found[0])
        if not 1 <= len(junk) <= 2 or not _is_whole_number(digits) or reading.is_settled(*found.span()):
            continue
        if not any(found[0].count(character) >= 2 for character in junk):
            continue
        for at, character in enumerate(found[0], found.start()):
            if character in junk:
                yield Edit(at, at + 1, "", "filler")


def _chunked(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """A telephone number with one word over and over between its digits: `480SPAM555SPAM01SPAM72`."""
    for found in _CHUNKED.finditer(reading.text):
        if _is_whole_number(re.sub("[^0-9]", "", found[0])) and not reading.is_settled(*found.span()):
            for chunk in re.finditer(re.escape(found["chunk"]), found[0]):
                yield Edit(found.start() + chunk.start(), found.start() + chunk.end(), "", "filler")


_CHUNKED = re.compile(
    r"(?<![0-9])[0-9]{1,4}(?P<chunk>[^0-9\s,.、。:：/-]{2,8})[ -]?[0-9]{1,4}"
    r"(?:(?:(?P=chunk)[ -]?|[ -])[0-9]{1,4}){1,10}(?![0-9])"
)


def _lined_up(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """An address down the page, a few letters a line."""
    for found in _LINED_UP.finditer(reading.text):
        if _WHOLE_ADDRESS.fullmatch(found[0].replace("\n", "")) and not reading.is_settled(*found.span()):
            for end in re.finditer(r"\n", found[0]):
                yield Edit(found.start() + end.start(), found.start() + end.end(), "", "line-break")


_LINED_UP = re.compile(r"(?<![^\n])(?:[A-Za-z0-9@._+-]{1,6}\n){3,40}[A-Za-z0-9._-]{1,6}(?![^\n\s\u3041-\u9fff])")
_WHOLE_ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,3}")


def _doubled(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """An address in which every character stands twice."""
    for found in _DOUBLED.finditer(reading.text):
        if _WHOLE_ADDRESS.fullmatch(found[0][::2]):
            for at in range(found.start(), found.end(), 2):
                yield Edit(at, at + 1, "", "filler")


_DOUBLED = re.compile(r"(?<![A-Za-z0-9@._-])(?:([A-Za-z0-9@._-])\1){6,60}(?![A-Za-z0-9@._-])")


def _worded(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`617apple555pear0145`: words stand between the groups of a number."""
    for found in _DIGITS_AND_WORDS.finditer(reading.text):
        groups = re.findall("[0-9]+", found[0])
        shape = [len(group) for group in groups]
        plans = [knowledge.phones["regions"][region] for region in ("JP", "US")]
        digits = "".join(groups)
        fits = any(shape in plan["groups"] and digits.startswith(tuple(plan["starts"])) for plan in plans)
        if fits and not reading.is_settled(*found.span()):
            for word in re.finditer("[^0-9]+", found[0]):
                yield Edit(found.start() + word.start(), found.start() + word.end(), "-", "filler")


_DIGITS_AND_WORDS = re.compile(r"(?<![A-Za-z0-9])[0-9]{2,5}(?:[A-Za-z]{2,10}[0-9]{2,4}){2}(?![A-Za-z0-9])")


def _is_whole_number(digits: str) -> bool:
    return bool(re.fullmatch(r"0[5-9]0[1-9][0-9]{7}|0[1-9][0-9]{8}|[2-9][0-9]{2}[2-9][0-9]{6}", digits))


def _numbers(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Groups of digits with odd things between them, where the groups have the shape of a number."""
    for run in _APART.finditer(reading.text):
        groups = [(run.start() + m.start(), run.start() + m.end()) for m in re.finditer("[0-9]+", run[0])]
        first = 0
        while first < len(groups):
            last = next(
                (
                    last
                    for last in range(len(groups), first + 1, -1)
                    if _is_number(reading, groups[first:last], knowledge)
                ),
                None,
            )
            if last is None:
                first += 1
                continue
            for (_, start), (end, _) in pairwise(groups[first:last]):
                gap = reading.text[start:end]
                if last - first >= 5:
                    yield Edit(start, end, "", "spaced")
                elif not _PLAIN_GAP.fullmatch(gap):
                    yield Edit(start, end, "-", "line-break" if "\n" in gap else "filler")
            first = last


def _is_number(reading: Reading, groups: list[tuple[int, int]], knowledge: Knowledge) -> bool:
    text = reading.text
    gaps = [text[start:end] for (_, start), (end, _) in pairwise(groups)]
    if all(_PLAIN_GAP.fullmatch(gap) for gap in gaps) and len(groups) < 5:
        return False
    digits = "".join(text[start:end] for start, end in groups)
    if reading.is_settled(groups[0][0], groups[-1][1]):
        return False
    if len(groups) >= 5:
        # many small pieces: only what can be nothing but a number
        return bool(re.fullmatch(r"0[5-9]0[1-9][0-9]{7}", digits)) and all(
            len(gap) == 1 and not gap.isalnum() for gap in gaps
        )
    plus = text[groups[0][0] - 1 : groups[0][0]] == "+"
    return _has_shape(digits, [end - start for start, end in groups], gaps, knowledge, plus=plus)


def _has_shape(digits: str, groups: list[int], gaps: list[str], knowledge: Knowledge, *, plus: bool) -> bool:
    if plus:
        return 9 <= len(digits) <= 14 and len(set(gaps)) == 1
    regions = knowledge.phones["regions"]
    alike = len({gap.strip() for gap in gaps}) == 1
    for region in ("JP", "US", "GB", "KR", "CN", "FR", "ES"):
        plan = regions[region]
        if len(digits) in plan["lengths"] and digits.startswith(tuple(plan["starts"])) and groups in plan["groups"]:
            # a letter between groups is strewn in on purpose only if it is the same each time
            return alike or (region == "JP" and not any(c.isalpha() and c not in "のー" for gap in gaps for c in gap))
    return False


def _names(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Names of services and providers written with figures, masks or gaps: L1NE, L○NE, L.I.N.E, gma1l."""
    text = reading.text
    """Names of services and providers written with figures, masks or gaps: L1NE, L○NE, L.I.N.E, gma1l."""
    leet = knowledge.disguise("leet")["letters"]
    for found in _LEET_ADDRESS.finditer(text):
        yield from _provider_names(found.start(), found[0], leet, knowledge)
    for found in _WORD.finditer(text):
        word = found[0]
        if "@" in word[1:]:
            continue
        if word.isascii() and word.isalpha():
            continue
        name, end = _service_name(word, leet, knowledge)
        if name is not None and name.lower() != word[:end].lower():
            yield Edit(
                found.start(),
                found.start() + end,
                name,
                "leet" if re.search("[0-9@$!|]", word[:end]) else "service-name",
            )


def _parted_names(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """A service's name with a space in it: wats app, sky pe."""
    lower = lower_same_length(reading.text)
    squeezed = lower.replace(" ", "")
    for name, title in knowledge.latin_names.items():
        if len(name) >= 5 and name in squeezed and name not in lower:
            spaced = regex.compile(r"(?<![a-z0-9])" + " ?".join(name) + r"(?![a-z0-9])")
            for found in spaced.finditer(lower):
                written = found[0].count(" ") == 1 and min(map(len, found[0].split())) >= 2
                if written and found[0] != title.lower():
                    yield Edit(found.start(), found.end(), title, "service-name")


def _service_name(word: str, leet: dict[str, str], knowledge: Knowledge) -> tuple[str | None, int]:
    """The service's name that a word stands for, and how much of the word is the name."""
    low = word.lower()
    if any(character in _MASKS for character in low):
        return _unmasked(low, knowledge), len(low)
    plain = "".join(leet.get(character, character) for character in low)
    for candidate in (plain, plain.replace("i", "l"), plain.translate(_NO_JOINTS)):
        if candidate in knowledge.latin_names and len(candidate) >= 3:
            return knowledge.latin_names[candidate], len(low)
    return None, 0


_NO_JOINTS = str.maketrans("", "", ". ・-")


def _unmasked(low: str, knowledge: Knowledge) -> str | None:
    masks = sum(character in _MASKS for character in low)
    letters = [character for character in low if character not in _MASKS]
    if not 1 <= masks <= 2 or len(letters) < 2 or not all(letter.isalpha() or letter == "ー" for letter in letters):
        return None
    for candidate, name in knowledge.masked_names.items():
        if len(candidate) == len(low) and all(a == b or a in _MASKS for a, b in zip(low, candidate, strict=True)):
            return name
    return None


def _provider_names(start: int, word: str, leet: dict[str, str], knowledge: Knowledge) -> Iterator[Edit]:
    at = word.rindex("@")
    domain = word[at + 1 :].rstrip(".-")
    for letters in (leet, leet | {"1": "l"}, leet | {"1": "i", "i": "l"}):
        plain = "".join(letters.get(character, character) for character in domain.lower())
        if plain != domain.lower() and (
            plain in _providers(knowledge) or plain in knowledge.words("domains.providers")
        ):
            yield Edit(start + at + 1, start + at + 1 + len(domain), plain, "leet")
            return


def _has_figures(text: str) -> bool:
    return sum(map(text.count, "0123456789")) >= 8


_SPACED_OUT = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z0-9@._+-]{1,2}[ \t\u3000]{1,2}){2}[A-Za-z0-9@._+-]{1,2}[ \t\u3000]"
)

#: The steps in their order, each with a cheap test for whether it can find anything.
_STEPS: tuple[tuple[Callable[[Reading, Knowledge], Iterator[Edit]], Callable[[str], object]], ...] = (
    (_refanged, _DEFANGED.search),
    (_provider_signs, lambda text: "." in text),
    (_unspaced, lambda text: _SPACED_OUT.search(text) or _SPACED_KANA.search(text)),
    (_doubled, lambda text: "@@" in text),
    (_lined_up, lambda text: "@" in text and text.count("\n") >= 3),
    (_loose_ids, lambda text: "_" in text),
    (_unfilled, lambda text: _FILLED.search(text) or _FILLED_DIGITS.search(text)),
    (_addresses, lambda text: "@" in text),
    (_links, lambda text: "/" in text and "." in text),
    (_leading_zeros, _has_figures),
    (_junked, _has_figures),
    (_chunked, _has_figures),
    (_worded, _has_figures),
    (_numbers, _has_figures),
    (_names, _ODD_NAME.search),
    (_parted_names, lambda text: " " in text),
)
