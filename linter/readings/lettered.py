"""Letters for the figures of a telephone number: those that look alike, and those on a telephone's keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.numbers import is_whole_number
from linter.readings.reading import Edit, Reading

_LOOKS = str.maketrans("OoQDIil|!ZzEASsGbTBgqP", "0000111112234556678999")
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")

#: groups of figures, and of letters that look like some
_LOOKING = re.compile(
    r"(?<![A-Za-z0-9-])(?=[^ ]{0,9}[A-Za-z|])[0-9OoIl|ZSB]{2,5}(?:(?P<gap>[-. ‐–])[0-9OoIl|ZSB]{2,5})"
    r"(?:(?P=gap)[0-9OoIl|ZSB]{2,5}){1,3}(?![A-Za-z0-9-])"
)
#: … where the message says that they do, any that may
_LOOKING_IF_TOLD = re.compile(
    _LOOKING.pattern.replace("[0-9OoIl|ZSB]", "[0-9OoQDIil|!ZzEASsGbTBgqP]")
    # all in one
    + "|(?<![A-Za-z0-9-])(?=[0-9]{0,10}[A-Za-z|!])[0-9OoQDIil|!ZzEASsGbTBgqP]{10,11}(?![A-Za-z0-9-])"
)
#: 415-555-01GO, 080-CATS-FISH
_KEYED = re.compile(
    r"(?<![A-Za-z0-9-])(?:[0-9]{3}[- ][0-9A-Z]{3}[- ][0-9A-Z]{2}[- ]?[0-9A-Z]{2}"
    r"|0[5789]0[- ][0-9A-Z]{4}[- ][0-9A-Z]{4})"
    r"(?![A-Za-z0-9-])"
)
#: so many real figures tell that the letters among them are some too; fewer where the message says so
_FIGURES, _FIGURES_IF_TOLD = 5, 3


def look_alikes(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`6l7-555-OllO` in figures, where the groups have the shape of a number."""
    text = reading.text
    told = any(word in text.lower() for word in knowledge.disguise("leet")["looks"])
    for found in (_LOOKING_IF_TOLD if told else _LOOKING).finditer(text):
        figures = sum(map(str.isdigit, found[0]))
        number = found[0].translate(_LOOKS)
        letters = any(map(str.isalpha, found[0])) or "|" in found[0] or "!" in found[0]
        if (
            letters
            and figures >= (_FIGURES_IF_TOLD if told else _FIGURES)
            and (_has_shape(number, knowledge) or (told and is_whole_number(number)))
        ):
            yield Edit(found.start(), found.end(), number, "leet")


def keyed(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`415-555-01GO` as it is dialled, where the message speaks of the keys."""
    if not speaks_of_keys(reading.text, knowledge):
        return
    for found in _KEYED.finditer(reading.text):
        number = found[0].translate(_KEYS)
        if number != found[0] and _has_shape(number, knowledge):
            yield Edit(found.start(), found.end(), number, "leet")


def speaks_of_keys(text: str, knowledge: Knowledge) -> bool:
    """Whether the message speaks of a telephone's keys."""
    return any(word in text.lower() for word in knowledge.disguise("leet")["keys"])


def _has_shape(number: str, knowledge: Knowledge) -> bool:
    groups = [len(group) for group in re.split("[^0-9]", number)]
    digits = re.sub("[^0-9]", "", number)
    plans = (knowledge.phones["regions"][region] for region in ("JP", "US", "GB", "FR"))
    # the last two groups of a number on keys may be written apart
    shapes = (groups, [*groups[:-2], sum(groups[-2:])])
    return any(
        len(digits) in plan["lengths"]
        and digits.startswith(tuple(plan["starts"]))
        and any(shape in plan["groups"] for shape in shapes)
        for plan in plans
    )
