"""Postal addresses: Japanese ones down to the lot, Western ones with street, number and postal code.

A place is no address: without a lot or house number nobody finds the writer. Many addresses in messages are a
shop's or the subject of the work, so the words around decide how sure the finding is, or excuse it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from linter.findings import Certainty, Channel, Kind
from linter.knowledge import Knowledge
from linter.view import Match, View

_FIGURE = "[0-9０-９]"
_NUMBER = f"(?:{_FIGURE}{{1,5}}|[一二三四五六七八九十]{{1,4}})"
_DASH = "[-－ー−‐‑–—]"
#: 1-19-11, 2丁目4番9号, 123番地
_LOT = (
    f"(?:{_NUMBER}(?:丁目|番地の?|番(?!町))(?:{_NUMBER}(?:番地の?|番|号|{_DASH}|の)?){{0,3}}"
    f"|{_FIGURE}{{1,5}}{_DASH}{_FIGURE}{{1,5}}(?:{_DASH}{_FIGURE}{{1,5}}){{1,2}}(?!{_FIGURE})"
    f"|{_FIGURE}{{1,5}}{_DASH}{_FIGURE}{{1,5}}(?!{_FIGURE}|{_DASH}|[%s]))"
)
_PLACE = r"[^\s、。,，！!？?「」（）()：:;；0-9０-９]"
_CODE = f"(?:〒[ 　]?{_FIGURE}{{3}}{_DASH}?{_FIGURE}{{4}}[ 　\n]{{0,2}})"

_US_ZIP = r"[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?"
_UK_CODE = r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
_CA_CODE = r"[A-Z]{2} [A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]"
_AU_CODE = r"(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) [0-9]{4}"
_WORD = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’.-]{0,20}"
#: what follows the street: flat and town, then the code, over at most one line end
_TOWN = rf"(?:,? ?\n?(?:(?:Apt|Suite|Unit|Flat|Floor|#)\.? ?[A-Z0-9-]{{1,6}},? ?)?(?:{_WORD}[ ,\n]{{1,2}}){{0,4}}"
_TOWN += rf"(?:{_US_ZIP}|{_UK_CODE}|{_CA_CODE}|{_AU_CODE}))"
#: how far words may stand from an address to say whose it is
_AROUND = 60


class _Patterns(NamedTuple):
    japanese: re.Pattern[str]
    western: re.Pattern[str]


def _compiled(knowledge: Knowledge) -> _Patterns:
    words = knowledge.postal
    lot = _LOT % re.escape(words["counters"])
    prefectures, cities = "|".join(words["prefectures"]), "|".join(words["kana_cities"])
    japanese = (
        f"(?P<code>{_CODE})?(?:(?P<prefecture>{prefectures})(?=[^\\n]{{0,12}}[市区町村郡])"
        f"|(?<![一-龥々ァ-ヶー])(?:[一-龥々ァ-ヶー]{{1,5}}[市区町村郡]|{cities})){_PLACE}{{0,25}}?{lot}"
    )
    last, first = "|".join(words["streets"]), "|".join(words["streets_first"])
    western = (
        rf"(?<![A-Za-z0-9#.,-])(?:[0-9]{{1,5}}[A-Za-z]?,? (?:{_WORD} ){{1,4}}(?:{last})\b\.?(?P<code>{_TOWN})?"
        rf"|P\.? ?O\.? Box [0-9]{{1,6}}(?P<box>{_TOWN})?"
        # the continent writes the code before the town: rue …, …straße, calle …
        rf"|(?P<continental>(?:[0-9]{{1,4}}(?: ?bis| ?ter)?,? (?:{first}) (?:(?:de|du|des|la|le|l['’]|d['’]) ?){{0,2}}"
        rf"(?:{_WORD} ?){{1,4}}"
        rf"|(?:{first}) (?:(?:de|da|do|di|del|della|la) ?){{0,2}}(?:{_WORD} ?){{1,3}},? ?[0-9]{{1,4}}"
        rf"|{_WORD}(?:straße|strasse|str\.|weg|allee|platz|gasse) [0-9]{{1,4}}[a-z]?)"
        rf",? ?\n?[0-9]{{4,5}} {_WORD}(?: {_WORD}){{0,2}}))"
    )
    return _Patterns(re.compile(japanese), re.compile(western))


def find(view: View) -> Iterator[Match]:
    """Addresses of the reading; those that are the subject of work are excused."""
    patterns = view.knowledge.derived(_compiled)
    for found in patterns.japanese.finditer(view.text):
        yield from _judge(view, found, coded=bool(found["code"]), whole=bool(found["code"] or found["prefecture"]))
    for found in patterns.western.finditer(view.text):
        coded = bool(found["code"] or found["box"] or found["continental"])
        yield from _judge(view, found, coded=coded, whole=coded)


def _judge(view: View, found: re.Match[str], *, coded: bool, whole: bool) -> Iterator[Match]:
    """The match with its certainty; `whole` addresses can do without a word that says whose they are."""
    start, end = found.start(), found.end()
    while view.text[end - 1] in " .,の-－ー−‐‑–—":
        end -= 1
    if view.is_taken(start, end):
        return
    words = view.knowledge.postal
    first, last = view.passage(start, 1, 0)
    before, after = (
        view.lower[max(first, start - _AROUND) : start],
        view.lower[end : min(max(last, end), end + _AROUND)],
    )
    labelled = any(word in before or word in after for word in words["own_labels"])
    if not whole and not labelled:
        return
    if any(word in before or word in after for word in words["work_words"]):
        view.excuse(Kind.POSTAL, start, end, "work-address")
        return
    if labelled:
        certainty, reason = Certainty.CERTAIN if whole or coded else Certainty.LIKELY, "postal-labelled"
    elif coded and not view.text[max(0, start - _AROUND) : start].rpartition("\n")[2].strip():
        # on a line of its own, as under a name
        certainty, reason = Certainty.LIKELY, "postal-code"
    else:
        certainty, reason = Certainty.POSSIBLE, "postal-shape"
    view.taken.add(start, end)
    value = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", view.text[start:end]))
    yield Match(Kind.POSTAL, Channel.POSTAL, None, value, start, end, certainty, reason)
