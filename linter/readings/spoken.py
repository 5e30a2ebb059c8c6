"""Contacts as they are said aloud become the characters that are meant.

Three passes over the text, each started only by a cheap sign that it may find something: runs of digit words
(`ゼロキューゼロ…`, `oh double seven…`), runs of letter names (`エム・アイ・ケー…`, `foxtrot india…`), and words for
@, the dot and other signs between Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.knowledge import Knowledge
from linter.readings import atoms
from linter.readings.atoms import Atom, Class, Lexicon, Vocabulary
from linter.readings.gates import Gates, Span
from linter.readings.reading import Edit, Reading
from linter.text import hiragana, lower_same_length

#: what draws a vowel out, and the fewest of them that are worth a second look
_DRAWN_OUT = "ーぁぃぅぇぉァィゥェォっッ'’"
MIN_DRAWN_OUT = 5
#: the fewest letter names in a row that spell something
MIN_LETTERS = 3


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Digits, then letters, then signs; each pass reads what the one before it made."""
    lower, gates = lower_same_length(reading.text), knowledge.derived(Gates)
    latin = gates.latin_words(lower)
    pieces = gates.comes_in_pieces(lower)
    if spans := gates.digits(reading.text, latin, pieces=pieces):
        turned = any(word in lower for word in knowledge.disguise("reversed")["told"])
        reading = _digits_said(reading, knowledge.derived(Lexicon), spans, pieces=pieces, turned=turned)
    if gates.pun(reading.text):
        reading = reading.rewrite("spoken", _puns(reading.text, knowledge))
    if latin and gates.glued_digits(lower_same_length(reading.text)):
        reading = reading.rewrite("spoken", _glued_edits(reading.text, knowledge.derived(Lexicon)))
    if spans := gates.letters(reading.text, lower, latin):
        reading = reading.rewrite("spoken", _letter_edits(reading.text, knowledge.derived(Lexicon), spans))
    reading = reading.rewrite("spoken", _capital_at(reading.text))
    if latin and (spans := gates.signs(reading.text, lower_same_length(reading.text), latin)):
        reading = reading.rewrite("spoken", _sign_edits(reading.text, knowledge, spans))
    return reading


# ------------------------------------------------------------------ digits


def _digits_said(reading: Reading, lexicon: Lexicon, spans: list[Span], *, pieces: bool, turned: bool) -> Reading:
    """Digit words as digits; if none are found, once more without drawn-out vowels (ぜーろー)."""
    said = reading.rewrite("spoken", _digit_edits(reading.text, lexicon, spans, turned))
    if pieces:
        said = said.rewrite("spoken", _piece_edits(said.text, lexicon))
    if said is not reading or sum(map(reading.text.count, _DRAWN_OUT)) < MIN_DRAWN_OUT:
        return said
    short = reading.rewrite(
        "spoken",
        (Edit(at, at + 1, "", "kana-digits") for at, letter in enumerate(reading.text) if letter in _DRAWN_OUT),
    )
    said = short.rewrite("spoken", _digit_edits(short.text, lexicon, [(0, len(short.text))], turned))
    return reading if said is short else said


def _digit_edits(text: str, lexicon: Lexicon, spans: list[Span], turned: bool) -> Iterator[Edit]:
    for run in _runs(text, lexicon.digits, spans):
        segments = _segments(run)
        sizes = [_size(segment) for segment in segments]
        first = 0
        while first < len(segments):
            last, chosen = _longest_number(segments, sizes, first, turned)
            if chosen is None:
                first += 1
                continue
            first = last
            start, end = chosen[0].start, chosen[-1].end
            families = [atom.family for atom in chosen if atom.family]
            # figures only: nothing is said in words here, unless letters stand for some of them
            if families or any(character.isalpha() for character in text[start:end]):
                yield Edit(start, end, _number(chosen), max(families, key=families.count) if families else "leet")


def _piece_edits(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Two to eight digits said in words, where the message says that a number comes in pieces."""
    for part in (part for run in _runs(text, lexicon.digits, [(0, len(text))]) for part in _close_parts(run, text)):
        words = [atom for atom in part if atom.cls is not Class.GAP]
        while words and _is_particle(words[0]):
            words = words[1:]
        while words and _is_particle(words[-1]):
            words = words[:-1]
        said = "".join(character for character in _number(words) if character.isdigit()) if words else ""
        if (
            words
            and words[0].cls is not Class.MULTIPLIER
            and 2 <= len(said) <= 8
            and all(atom.family or atom.value.isdigit() for atom in words)
        ):
            families = [atom.family for atom in words if atom.family] or ["leet"]
            if families != ["leet"] or _HALF_FIGURES.fullmatch(text, words[0].start, words[-1].end):
                yield Edit(words[0].start, words[-1].end, said, max(families, key=families.count))


def _close_parts(run: list[Atom], text: str) -> Iterator[list[Atom]]:
    """The run cut where more than a space or a hyphen stands between two words."""
    part: list[Atom] = []
    for atom in run:
        if atom.cls is Class.GAP and text[atom.start : atom.end].strip(" -‐ー"):
            yield part
            part = []
        else:
            part.append(atom)
    yield part


#: O8O: figures with letters that look like them
_HALF_FIGURES = re.compile(r"(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[0-9OoIlSBZ]{3,8}")


def _segments(run: list[Atom]) -> list[list[Atom]]:
    """The run cut at its gaps; every segment but the first begins with the gap before it."""
    segments: list[list[Atom]] = [[]]
    for atom in run:
        if atom.cls is Class.GAP and segments[-1] and segments[-1][-1].cls is not Class.GAP:
            segments.append([])
        segments[-1].append(atom)
    return segments


def _longest_number(
    segments: list[list[Atom]], sizes: list[tuple[int, int]], first: int, turned: bool
) -> tuple[int, list[Atom] | None]:
    """The longest stretch of segments from `first` on that is a telephone number, and where it ends.

    `turned`: the message says that something is to be read from behind.
    """
    least = most = 0
    windows: list[int] = []
    for last in range(first, min(len(segments), first + _MAX_SEGMENTS)):
        least, most = least + sizes[last][0], most + sizes[last][1]
        if least > _MOST_DIGITS + _SLACK:
            break
        if least <= _MOST_DIGITS and most >= _FEWEST_DIGITS:
            windows.append(last + 1)
    for last in reversed(windows):
        chosen = [atom for segment in segments[first:last] for atom in segment]
        for trimmed in _without_particles(chosen, len(segments[first]), len(segments[last - 1])):
            if not trimmed:
                continue
            number = _number(trimmed)
            if (_is_plausible(number) or (turned and _is_plausible(number[::-1]))) and _is_even(trimmed):
                return last, trimmed
    return first, None


def _size(segment: list[Atom]) -> tuple[int, int]:
    """How many digits a segment says at least and at most, roughly; number words may stand for several."""
    least = most = 0
    for atom in segment:
        if atom.cls in (Class.MULTIPLIER, Class.TENS, Class.REPEAT):
            least, most = least - _SLACK, most + _SLACK
        elif atom.cls is not Class.GAP:
            sure = atom.value == "+" or not (_is_particle(atom) or not atom.family)
            least, most = least + len(atom.value) * sure, most + len(atom.value)
    return least, most


def _without_particles(chosen: list[Atom], head: int, tail: int) -> Iterator[list[Atom]]:
    """The atoms, then without what a に or よ of the sentence cuts off at either end."""
    starts = [0, *(at + 1 for at in range(min(head, len(chosen))) if _is_particle(chosen[at]))]
    stops = [
        len(chosen),
        *(at for at in range(len(chosen) - 1, len(chosen) - 1 - tail, -1) if _is_particle(chosen[at])),
    ]
    for start in starts[:3]:
        for stop in stops[:4]:
            part = chosen[start:stop]
            while part and part[0].cls is Class.GAP:
                part = part[1:]
            while part and part[-1].cls is Class.GAP:
                part = part[:-1]
            yield part


def _is_even(run: list[Atom]) -> bool:
    """Figures among the words stand in few groups, or one by one: a list of codes does neither."""
    if all(atom.family for atom in run if atom.cls not in (Class.LATIN, Class.GAP)) and not any(
        atom.cls is Class.LATIN for atom in run
    ):
        return True
    groups = [len(group) for group in _number(run).split("-")]
    return len(groups) <= 4 or sum(size == 1 for size in groups) * 2 > len(groups)


#: a number is said in no more pieces than this
_MAX_SEGMENTS = 24
#: digits of a telephone number, as `_is_plausible` knows them, and how far off a number word may put the count
_FEWEST_DIGITS, _MOST_DIGITS = 9, 15
_SLACK = 9


def _is_plausible(value: str) -> bool:
    figures = value.replace("-", "")
    return (
        re.fullmatch(
            # with a country code; Japanese mobile, toll-free and fixed; British and French; North American; Chinese;
            # Spanish; Japanese and others with a country code whose plus sign was left out
            r"\+[1-9][0-9]{8,14}|0[5-9]0[1-9][0-9]{7}|0(?:800|120|570)[0-9]{6,7}|0(?![5-9]0)[1-9][0-9]{8}|0[127][0-9]{9}"
            r"|[2-9][0-9]{9}|1[0-9]{10}|[67][0-9]{8}|(?:81|82|44|86)[0-9]{9,11}|01[016][0-9]{7,8}",
            figures,
        )
        is not None
    )


def _is_particle(atom: Atom) -> bool:
    return atom.family == "kana-digits" and atom.end - atom.start == 1


def _number(run: list[Atom]) -> str:
    """The digits a run says, with a dash for every gap between groups."""
    groups: list[str] = []
    group: list[Atom] = []
    for at, atom in enumerate(run):
        if atom.cls is not Class.GAP:
            group.append(atom)
        elif not _holds_together(run, at):
            groups.append(_group(group))
            group = []
    return _regrouped([*groups, _group(group)])


def _holds_together(run: list[Atom], at: int) -> bool:
    """Whether the gap at `at` stands inside a number word: double-four, fifty-five, nine hundred, plus four."""
    before, gap = run[at - 1] if at else None, run[at]
    after = run[at + 1] if at + 1 < len(run) else None
    if after is not None and after.cls is Class.MULTIPLIER and after.family == "digit-words":
        return True
    if before is None or before.cls in (Class.REPEAT, Class.PLUS):
        return before is not None
    return before.cls is Class.TENS and gap.end - gap.start == 1


def _group(group: list[Atom]) -> str:
    """Digits one after the other, or a number word (ろくじゅうさん, fifty-five, 四千百二十七)."""
    said, total, unit, worded, times = "", 0, "", False, 1
    for atom in group:
        if atom.cls is Class.PLUS:
            said += "+"
        elif atom.cls is Class.REPEAT:
            times = int(atom.value)
        elif atom.cls is Class.MULTIPLIER:
            if atom.value == "100" and atom.family == "digit-words":
                said, unit = said + (unit or "1") + "00", ""
                continue
            total += int(unit or 1) * int(atom.value)
            unit, worded = "", True
        elif atom.cls is Class.TENS:
            said += str(total + int(unit)) if worded and unit else unit
            total, unit, worded = int(atom.value), "", True
        elif worded and len(atom.value) <= 2 and not unit and times == 1 and _fits_tens(total, atom.value):
            unit = atom.value
        else:
            said += str(total + int(unit or 0)) if worded else unit
            total, worded, unit = 0, False, atom.value * times
            times = 1
    if worded:
        return said + str(total + int(unit or 0))
    return said + unit


def _fits_tens(total: int, value: str) -> bool:
    return len(value) == 1 or (total in (60, 80) and value.isdigit() and int(value) < 20)


def _regrouped(groups: list[str]) -> str:
    """The groups as they were said; where single digits were, in the shape such numbers are written in."""
    groups = [group for group in groups if group]
    said = "".join(groups)
    singles = sum(len(group.lstrip("+")) == 1 for group in groups)
    if 2 <= len(groups) <= 6 and singles * 2 <= len(groups) and len(groups[0]) > 1:
        return "-".join(groups)
    for length, first, shape in _SHAPES:
        if len(said) == length and said[0] in first:
            cuts = [sum(shape[:at]) for at in range(len(shape) + 1)]
            return "-".join(said[start:end] for start, end in pairwise(cuts))
    return said


#: how many digits, beginning with which, are written in which groups
_SHAPES = (
    (11, "0", (3, 4, 4)),
    (10, "23456789", (3, 3, 4)),
    (11, "1", (1, 3, 3, 4)),
)


def _glued_edits(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Two digit words or more right behind Latin letters: `sato三八`, `rinaぜろなな`."""
    lower = hiragana(lower_same_length(text))
    position = 0
    for found in _LATIN_END.finditer(text):
        if found.end() < position:
            continue
        group: list[Atom] = []
        position = found.end()
        while position < len(text):
            atom = atoms.atom_at(text, lower, position, lexicon.digits, touching=True)
            if atom is None or atom.cls is Class.GAP:
                break
            group.append(atom)
            position = atom.end
        while group and _is_particle(group[-1]):
            group.pop()
        said = _group(group)
        if len(said) >= 2 and not _is_particle(group[0]) and any(atom.family for atom in group):
            families = [atom.family for atom in group if atom.family]
            yield Edit(group[0].start, group[-1].end, said, max(families, key=families.count))


_LATIN_END = re.compile(r"[A-Za-z_.-]+")
_CAPITAL_AT = re.compile(r"(?<=[a-z0-9])(?:AT|[-_ ]AT[-_ ])(?=[a-z0-9-]{2,40}(?:\.|DOT)[a-z]{2,6}(?![A-Za-ce-z]))")
_MORE_DOTS = re.compile("[a-z0-9-]{2,20}DOT[a-z]")
#: somebody is asked to write to what follows
_ASKED_TO_WRITE = re.compile(
    r"e-?mail|(?<![a-z])(?:mail|write|send|contact|reach|inbox|address|drop)(?![a-z])|メール|アドレス|宛|連絡"
)


def _capital_at(text: str) -> Iterator[Edit]:
    """`taroATproton.me`, `taroATprotonDOTme`"""
    if "AT" in text:
        for found in _CAPITAL_AT.finditer(text):
            yield Edit(found.start(), found.end(), "@", "at-word")
            for dot in re.finditer("DOT", text[found.end() : found.end() + 40]):
                yield Edit(found.end() + dot.start(), found.end() + dot.end(), ".", "dot-word")
                if not _MORE_DOTS.match(text, found.end() + dot.end()):
                    break


# ------------------------------------------------------------------ puns on digits

#: the first group in figures (or as said), then kana to be read as figures
_PUN = re.compile(
    r"(?P<head>0[5789]0|0120|ゼロ(?:ハチ|キュー|ナナ|ゴー?)ゼロ|[0〇][救八九七五][0〇])(?P<kana>[-‐ー、,・\s「」『』のはを]{0,3}"
    r"[\u3041-\u30fe\u4e00-\u9fff][\u3041-\u30fe\u4e00-\u9fff「」『』・、‐\s-]{2,22})"
)
_HEADS = str.maketrans({"〇": "0", "救": "9", "八": "8", "九": "9", "七": "7", "五": "5"})
_SAID_HEADS = {
    "ゼロハチゼロ": "080",
    "ゼロキューゼロ": "090",
    "ゼロナナゼロ": "070",
    "ゼロゴゼロ": "050",
    "ゼロゴーゼロ": "050",
}


def _puns(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """090のよいふろ、いいにく: exactly as many figures as the number needs, the shortest reading of the kana."""
    syllables = knowledge.disguise("goroawase")["syllables"]
    for found in _PUN.finditer(text):
        head = _SAID_HEADS.get(found["head"], found["head"]).translate(_HEADS)
        wanted = 6 if head == "0120" else 8
        end, figures = _punned(found["kana"], wanted, syllables)
        if figures:
            tail = f"{figures[:4]}-{figures[4:]}" if wanted == 8 else f"{figures[:3]}-{figures[3:]}"
            yield Edit(found.start(), found.start("kana") + end, f"{head}-{tail}", "goroawase")


def _punned(kana: str, wanted: int, syllables: dict[str, str]) -> tuple[int, str]:
    """Where in `kana` the wanted number of figures is complete, and the figures; empty when it never is."""
    figures, position = "", 0
    while position < len(kana) and len(figures) < wanted:
        if kana[position] in _PUN_GAPS:
            position += 1
            continue
        for length in range(min(5, len(kana) - position), 0, -1):
            read = syllables.get(hiragana(kana[position : position + length]))
            if read is not None and len(figures) + len(read) <= wanted:
                figures += read
                position += length
                break
        else:
            return 0, ""
    return (position, figures) if len(figures) == wanted else (0, "")


_PUN_GAPS = "-‐ー、,・ \u3000\n「」『』のはをっうー"


# ------------------------------------------------------------------ letters


def _letter_edits(text: str, lexicon: Lexicon, spans: list[Span]) -> Iterator[Edit]:
    for run in _runs(text, lexicon.letters, spans):
        for part in _between_words(run):
            words = _without_strangers(part)
            if sum(atom.cls is Class.LETTER for atom in words) >= MIN_LETTERS:
                yield Edit(words[0].start, words[-1].end, _spelled(words), "spelled-letters")


def _between_words(run: list[Atom]) -> Iterator[list[Atom]]:
    """The run without its gaps, cut at whole Latin words: whoever spells an id writes no word of it."""
    part: list[Atom] = []
    for atom in run:
        if atom.cls is Class.GAP:
            continue
        after_sign = bool(part) and part[-1].cls in (Class.AT, Class.WEAK_AT, Class.DOT, Class.WEAK_DOT, Class.SIGN)
        if (
            len(part) >= 2
            and part[-1].cls in (Class.LATIN, Class.ENDING)
            and atom.cls not in (Class.DOT, Class.WEAK_DOT)
        ):
            # a domain is over where no further dot follows
            over = part[-1].cls is Class.ENDING or (
                part[-2].cls in (Class.DOT, Class.WEAK_DOT) and part[-1].value.isalpha()
            )
            if over and atom.cls not in (Class.ENDING, Class.SIGN):
                yield part
                part = []
        if atom.cls is Class.LATIN and len(atom.value) > 1 and atom.value.isalpha() and not after_sign:
            yield part
            part = []
        else:
            part.append(atom)
    yield part


def _without_strangers(words: list[Atom]) -> list[Atom]:
    """The run without words of the sentence around it: ID before it, に or DM behind it."""
    first, last = 0, len(words)
    while first < last and _is_stranger(words[first], None):
        first += 1
    while last > first and _is_stranger(words[last - 1], words[last - 2] if last > first + 1 else None):
        last -= 1
    return words[first:last]


def _is_stranger(atom: Atom, before: Atom | None) -> bool:
    if atom.cls in (Class.AT, Class.WEAK_AT, Class.DOT, Class.WEAK_DOT, Class.SIGN):
        return True
    if before is not None and before.cls in (Class.PROVIDER, Class.ENDING) and atom.cls is Class.DIGIT:
        return True
    if before is not None and before.cls in (Class.AT, Class.WEAK_AT, Class.DOT, Class.WEAK_DOT, Class.SIGN):
        return False
    if atom.cls is Class.LATIN:
        return atom.value.isalpha() or (atom.value.isdigit() and before is None)
    return _is_particle(atom) and not (before is not None and before.cls is Class.MULTIPLIER)


def _spelled(words: list[Atom]) -> str:
    said = ""
    digits: list[Atom] = []
    for at, atom in enumerate(words):
        if atom.cls in (Class.DIGIT, Class.TENS, Class.MULTIPLIER, Class.REPEAT):
            digits.append(atom)
            continue
        said, digits = said + _group(digits), []
        said += _written(words, at)
    return said + _group(digits)


def _written(words: list[Atom], at: int) -> str:
    """What a word stands for between its neighbours."""
    atom = words[at]
    before = words[at - 1].cls if at else None
    after = words[at + 1].cls if at + 1 < len(words) else None
    if atom.cls is Class.PROVIDER:
        lead = (
            ""
            if before in (Class.AT, Class.WEAK_AT) or (before is Class.LATIN and words[at - 1].value.endswith("@"))
            else "@"
        )
        return lead + (atom.value if after in (Class.DOT, Class.WEAK_DOT, Class.ENDING) else atom.whole)
    if atom.cls is Class.ENDING:
        dotted = before in (Class.DOT, Class.WEAK_DOT) or (at > 0 and words[at - 1].value.endswith("."))
        return atom.value if dotted else "." + atom.value
    if atom.cls is Class.GAP:
        return ""
    return atom.value


# ------------------------------------------------------------------ words for signs


def _sign_edits(text: str, knowledge: Knowledge, spans: list[Span]) -> Iterator[Edit]:
    lower = lower_same_length(text)
    for run in _runs(text, knowledge.derived(Lexicon).words, spans):
        words = [atom for atom in run if atom.cls is not Class.GAP]
        if len(words) < 2 or all(atom.cls is Class.LATIN for atom in words):
            continue
        asked = _ASKED_TO_WRITE.search(lower, max(0, run[0].start - 60), run[0].end) is not None
        yield from (edit for edit in _joined(run, knowledge, asked=asked) if edit.text != lower[edit.start : edit.end])


def _joined(run: list[Atom], knowledge: Knowledge, *, asked: bool) -> Iterator[Edit]:
    """The sign words of a run that stand between Latin words, and the gaps beside them."""
    words = [atom for atom in run if atom.cls is not Class.GAP]
    signs = [_is_sign(words, at, knowledge, asked=asked) for at in range(len(words))]
    for at, atom in enumerate(words):
        if not signs[at]:
            continue
        goes_on = at + 1 < len(words) and (
            signs[at + 1] or (words[at + 1].cls is Class.LATIN and atom.cls not in (Class.PROVIDER, Class.ENDING))
        )
        yield Edit(words[at - 1].end, words[at + 1].start if goes_on else atom.end, _written(words, at), atom.family)


def _is_sign(words: list[Atom], at: int, knowledge: Knowledge, *, asked: bool) -> bool:
    atom = words[at]
    if at == 0 or atom.cls is Class.LATIN:
        return False
    before = words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else None
    follows = before.cls is Class.LATIN or before.cls in (
        Class.DOT,
        Class.WEAK_DOT,
        Class.AT,
        Class.WEAK_AT,
        Class.PROVIDER,
        Class.ENDING,
        Class.SIGN,
    )
    if not follows:
        return False
    if atom.cls is Class.PROVIDER:
        # "@gmail" or "taro で ジーメール"; the plain word gmail needs an @ before it
        if before.cls in (Class.AT, Class.WEAK_AT) or before.value.endswith("@"):
            return True
        return not atom.is_plain and any(mark in before.value for mark in "._-0123456789")
    if atom.cls is Class.ENDING:
        return before.cls in (Class.DOT, Class.WEAK_DOT, Class.PROVIDER) or before.value.endswith(".")
    if after is None:
        return False
    if atom.cls is Class.WEAK_AT:
        # "look at example.com" is no address: the user's name or the domain must be spelled like one
        spelled = asked or before.cls is not Class.LATIN or any(mark in before.value for mark in "._-0123456789")
        domain = _is_domain(after, words[at + 2 : at + 4], knowledge)
        return after.cls is Class.PROVIDER or (domain and (spelled or "." not in after.value))
    if atom.cls is Class.WEAK_DOT:
        return after.cls is Class.ENDING or (after.cls is Class.LATIN and _begins_with_ending(after.value, knowledge))
    return after.cls in (Class.LATIN, Class.PROVIDER, Class.ENDING)


def _is_domain(atom: Atom, following: list[Atom], knowledge: Knowledge) -> bool:
    if atom.cls is not Class.LATIN:
        return False
    if "." in atom.value:
        return atom.value.rsplit(".", 1)[1].lower() in knowledge.tlds
    return bool(
        len(following) == 2
        and following[0].cls in (Class.DOT, Class.WEAK_DOT)
        and (following[1].cls is Class.ENDING or _begins_with_ending(following[1].value, knowledge))
    )


def _begins_with_ending(value: str, knowledge: Knowledge) -> bool:
    return re.split(r"[./]", value)[0] in knowledge.tlds


# ------------------------------------------------------------------ runs of atoms


def _runs(text: str, vocabulary: Vocabulary, spans: list[Span]) -> Iterator[list[Atom]]:
    """Stretches of atoms inside `spans` with at most one gap between two of them."""
    lower = lower_same_length(text)
    if vocabulary.folded:
        lower = hiragana(lower)
    for start, end in spans:
        yield from _runs_between(text, lower, vocabulary, start, end)


def _runs_between(text: str, lower: str, vocabulary: Vocabulary, start: int, end: int) -> Iterator[list[Atom]]:
    run: list[Atom] = []
    position = start
    while position < end:
        touching = bool(run) and (run[-1].end == position)
        atom = atoms.atom_at(text, lower, position, vocabulary, touching=touching)
        if atom is not None and (run or atom.cls is not Class.GAP):
            run.append(atom)
            position = atom.end
            continue
        may_gap = run and (run[-1].cls is not Class.GAP or run[-1].value)
        gap = atoms.gap_at(text, position, vocabulary) if may_gap else position
        if gap > position:
            run.append(Atom(position, gap, Class.GAP, "", ""))
            position = gap
            continue
        if run:
            yield _without_last_gaps(run)
            run = []
        position += 1
    if run:
        yield _without_last_gaps(run)


def _without_last_gaps(run: list[Atom]) -> list[Atom]:
    while run[-1].cls is Class.GAP:
        run = run[:-1]
    return run
