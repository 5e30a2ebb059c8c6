"""The draft as it may be sent: what is forbidden taken out, what the rulebook says to write instead put in.

A contact is taken out where it stands, a proposal with its sentence. Everything else of the draft stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from linter.findings import Channel, Kind
from linter.layout import Layout
from linter.messages import LANGUAGES, say
from linter.report import Judged, Report
from linter.rulebook import Severity

#: kinds that are a whole sentence, and not words in one
_PROPOSALS = (Kind.SOLICITATION, Kind.MEETING, Kind.PAYMENT)
#: as much as stands between the pieces of one contact to keep them apart
_FILLER = 2
#: how often the outcome is judged again; from a round on, contacts are taken out with their sentences or lines
_ROUNDS = 8
_BY_SENTENCE, _BY_LINE = 3, 6


_OPENING, _CLOSING = tuple("（(［[「『【〔<＜"), tuple("）)］]」』】〕>＞")
_AT = ("@", "＠")


class _Cut(NamedTuple):
    """A stretch to take out; `whole` if it is whole sentences, which leave no gap behind."""

    start: int
    end: int
    whole: bool
    #: from here on only, where something follows that the clauses before it may lead up to
    last_clause: int


class _Said:
    """What the rounds have put in so far."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        #: rules under which a contact was answered, which says what a proposal's answer would
        self.contact_rules: set[str] = set()


def fixed(draft: str, report: Report, language: str, again: Callable[[str], Report]) -> str:
    """`draft` without what `report` calls an error, judged `again` until nothing is; `language` is the draft's.

    A draft without an error comes back as it is.
    """
    lang = language if language in LANGUAGES else "en"
    text = draft
    said = _Said()
    for number in range(_ROUNDS):
        errors = [judged for judged in report.findings if judged.severity is Severity.ERROR]
        if not errors:
            return text
        text = _Round(text, errors, report, lang, number, said).text()
        if not text.strip():
            break
        report = again(text)
    return say("fix.nothing-left", lang)


class _Round:
    """One pass over a draft: every error of its report taken out."""

    def __init__(self, draft: str, errors: list[Judged], report: Report, lang: str, number: int, said: _Said) -> None:
        self._draft = draft
        self._errors = errors
        self._report = report
        self._lang = lang
        self._number = number
        self._said = said
        said.contact_rules |= {judged.rule_id for judged in errors if judged.finding.kind not in _PROPOSALS}
        self._layout = Layout(draft)
        self._cuts = _merged(cut for judged in errors for cut in self._taken(judged))

    def text(self) -> str:
        pieces: list[str] = []
        inserts = self._inserts()
        at = 0
        for cut in self._cuts:
            start, end, text = cut.start, cut.end, inserts.pop(cut.start, "")
            if not cut.whole:
                text = self._gap(start, end)
            elif text or self._draft.startswith(tuple(self._said.texts), end):
                start = cut.last_clause
            else:
                start, end = self._tidy(start, end)
            pieces += [*self._between(at, start, inserts), text]
            at = max(at, end)
        return "".join([*pieces, *self._between(at, len(self._draft), inserts)])

    def _gap(self, start: int, end: int) -> str:
        gap = say("fix.gap", self._lang)
        bracketed = self._draft.endswith(_OPENING, 0, start) and self._draft.startswith(_CLOSING, end)
        return gap[1:-1] if bracketed else gap

    def _between(self, start: int, end: int, inserts: dict[int, str]) -> Iterator[str]:
        """The draft from `start` to `end` with what is put in there."""
        for place in sorted(place for place in inserts if start <= place <= end):
            yield self._draft[start:place] + inserts.pop(place)
            start = place
        yield self._draft[start:end]

    def _taken(self, judged: Judged) -> Iterator[_Cut]:
        finding = judged.finding
        if self._number >= _BY_LINE:
            start, end = self._layout.lines_around(finding.start, finding.end)
            yield _Cut(start, end, True, start)
        elif finding.kind in _PROPOSALS:
            start, end = self._layout.around(finding.start, finding.end)
            # a Japanese sentence tells its reasons first, and may come to another end
            clause = self._layout.clause(start, finding.start) if self._lang == "ja" and self._is_early else start
            yield _Cut(start, end, True, clause)
        elif not self._is_early:
            for part in finding.parts:
                start, end = self._layout.around(*part)
                yield _Cut(start, end, True, start)
        else:
            for start, end in _clusters(finding.parts):
                # the sign is no part of an id, and says nothing without it
                start -= self._draft.endswith(_AT, 0, start)
                yield _Cut(start, end, False, start)

    @property
    def _is_early(self) -> bool:
        return self._number < _BY_SENTENCE

    def _inserts(self) -> dict[int, str]:
        """What to put in, by its place: in place of a whole sentence, else behind the sentence with the gap."""
        inserts: dict[int, str] = {}
        for text, places in self._wanted().items():
            cuts = [cut for cut in self._cuts for start, end in places if cut.start < end and start < cut.end]
            whole = [cut.start for cut in cuts if cut.whole and cut.start not in inserts]
            if whole:
                inserts[whole[-1]] = text
                continue
            ends = [self._layout.around(cut.start, cut.end)[1] for cut in cuts]
            closed = [end for end in ends if self._layout.is_closed(end)]
            end = (closed or ends)[-1]
            inserts[end] = inserts.get(end, "") + self._joint(end) + text
        return inserts

    def _wanted(self) -> dict[str, list[tuple[int, int]]]:
        """The sentences of the rulebook for these errors, and where the errors are."""
        found: dict[str, list[tuple[int, int]]] = {}
        for judged in self._errors:
            finding = judged.finding
            text = judged.rule.replacement(finding, self._report.engagement).get(self._lang, "")
            if text and text not in self._draft and not self._is_said(judged):
                found.setdefault(text, []).append((finding.start, finding.end))
        self._said.texts |= found.keys()
        return found

    def _is_said(self, judged: Judged) -> bool:
        """Whether what was said of a contact answers this proposal too."""
        finding = judged.finding
        if finding.kind not in (Kind.SOLICITATION, Kind.MEETING):
            return False
        # of calls and meetings there may be more to say, unless the gap of a contact alone looks like one
        other = self._number == 0 and finding.channel in (Channel.VIDEO, Channel.IN_PERSON)
        return judged.rule_id in self._said.contact_rules and not other

    def _joint(self, end: int) -> str:
        if self._layout.is_closed(end):
            return "" if self._lang == "ja" else " "
        return self._layout.line_end()

    def _tidy(self, start: int, end: int) -> tuple[int, int]:
        """The stretch with the space that would be left over, and with the line if nothing else is on it."""
        first, last = self._layout.lines_around(start, end)
        before, after = self._draft[first:start], self._draft[end:last]
        if not before.strip() and not after.strip():
            return first, last + len(self._layout.line_end(last))
        if not before.strip():
            return start, end + len(after) - len(after.lstrip())
        return first + len(before.rstrip()), end


def _clusters(parts: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """The parts with what is between them taken along where that is filler."""
    start, end = parts[0]
    for following in parts[1:]:
        if following[0] - end > _FILLER:
            yield start, end
            start = following[0]
        end = following[1]
    yield start, end


def _merged(cuts: Iterable[_Cut]) -> list[_Cut]:
    merged: list[_Cut] = []
    for cut in sorted(cuts):
        if merged and cut.start < merged[-1].end:
            last = merged[-1]
            merged[-1] = _Cut(
                last.start,
                max(last.end, cut.end),
                last.whole or cut.whole,
                min(last.last_clause, cut.last_clause),
            )
        else:
            merged.append(cut)
    return merged
