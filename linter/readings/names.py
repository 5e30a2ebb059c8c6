"""Names of services and mail providers with figures or masks for letters, or with a space inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from linter.knowledge import Knowledge
from linter.readings.addresses import providers
from linter.readings.reading import Edit, Reading
from linter.text import lower_same_length

_LEET_ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.$!|-]{4,40}")

_MASKS = "○◯〇●×✕*＊_"

_WORD = re.compile(
    r"[A-Za-z0-9@$!|_○◯〇●×✕*＊.・-]{2,24}"
    r"|[\u30a1-\u30fc]{1,6}[1Il|!][\u30a1-\u30fc]{1,6}"
    r"|[\u30a1-\u30fc]{1,8}[○◯〇●×✕*＊_][\u30a1-\u30fc]{0,8}|[○◯〇●×✕*＊_][\u30a1-\u30fc]{2,8}"
    r"|(?<![\u3041-\u3096])[\u3041-\u3096]{1,4}[○◯〇●×✕*＊][\u3041-\u3096]{1,4}(?=[」』）)のは ])"
)


def names(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Names of services and providers written with figures, masks or gaps: L1NE, L○NE, L.I.N.E, gma1l."""
    text = reading.text
    leet = knowledge.disguise("leet")["letters"]
    for found in _LEET_ADDRESS.finditer(text):
        yield from _provider_names(found.start(), found[0], leet, knowledge)
    for found in _WORD.finditer(text):
        # a full stop ends the sentence
        word = found[0].rstrip(".・-")
        if "@" in word[1:]:
            continue
        if _IS_TALL.fullmatch(word):
            title = knowledge.derived(_skeletons).get(word.lower().replace("l", "i"))
            if title is not None and title.lower() != word.lower():
                yield Edit(found.start(), found.start() + len(word), title, "leet")
            continue
        if (word.isascii() and word.isalpha()) or word.lower() in knowledge.hosts:
            continue
        name, end = _service_name(word, leet, knowledge)
        if name is not None and name.lower() != word[:end].lower():
            yield Edit(
                found.start(),
                found.start() + end,
                name,
                "leet" if re.search("[0-9@$!|]", word[:end]) else "service-name",
            )


#: LlNE, lnstagram: a small l for a capital I
_IS_TALL = re.compile("[A-Z]+l[A-Z]+|l(?:NSTA(?:GRAM)?|nsta(?:gram)?)")


def _skeletons(knowledge: Knowledge) -> dict[str, str]:
    """The services' names by how they look where i and l are alike."""
    return {name.replace("l", "i"): title for name, title in knowledge.latin_names.items()}


def parted_names(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
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
    if low > "\u30a0" and (stroke := re.search("[1il|!]", low)):
        # ラ1ン: a stroke is an イ
        found = knowledge.masked_names.get(low.replace(stroke[0], "イ"))
        return found, len(low)
    if any(character in _MASKS for character in low):
        return _unmasked(low, knowledge), len(low)
    plain = "".join(leet.get(character, character) for character in low)
    for candidate in (plain, plain.replace("i", "l"), plain.replace("l", "i"), plain.translate(_NO_JOINTS)):
        if candidate in knowledge.latin_names and len(candidate) >= 3:
            return knowledge.latin_names[candidate], len(low)
    return None, 0


_NO_JOINTS = str.maketrans("", "", ". ・-")


def _unmasked(low: str, knowledge: Knowledge) -> str | None:
    masks = sum(character in _MASKS for character in low)
    letters = [character for character in low if character not in _MASKS]
    if not 1 <= masks <= 2 or len(letters) < 2 or not all(letter.isalpha() or letter == "ー" for letter in letters):
        return None
    for candidate, name in knowledge.derived(_masked_by_length).get(len(low), ()):
        if all(a == b or a in _MASKS for a, b in zip(low, candidate, strict=True)):
            return name
    return None


def _masked_by_length(knowledge: Knowledge) -> dict[int, list[tuple[str, str]]]:
    table: dict[int, list[tuple[str, str]]] = {}
    for candidate, name in knowledge.masked_names.items():
        table.setdefault(len(candidate), []).append((candidate, name))
    return table


def _mail_domains(knowledge: Knowledge) -> frozenset[str]:
    return providers(knowledge).union(knowledge.words("domains.providers"))


def _provider_names(start: int, word: str, leet: dict[str, str], knowledge: Knowledge) -> Iterator[Edit]:
    at = word.rindex("@")
    domain = word[at + 1 :].rstrip(".-")
    for letters in (leet, leet | {"1": "l"}, leet | {"1": "i", "i": "l"}):
        plain = "".join(letters.get(character, character) for character in domain.lower())
        if plain != domain.lower() and plain in knowledge.derived(_mail_domains):
            yield Edit(start + at + 1, start + at + 1 + len(domain), plain, "leet")
            return
