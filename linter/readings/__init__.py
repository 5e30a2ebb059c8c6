"""The readings of a draft: what a person takes from it once a disguise is undone.

Each step of the chain starts from the reading before it, so that disguises on top of each other come undone:

    typed → folded → decoded → instructed → spoken → closed

A step returns the reading it was given when it has nothing to undo. What stands for what is declared in
`patterns/disguises`; the steps only know how to look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from linter.knowledge import Knowledge
from linter.readings.gates import Gates
from linter.readings.reading import Edit, Reading, Trace

__all__ = ["Edit", "Reading", "Trace", "readings"]

#: Modules of this package, each with a function of the same purpose: `undo(reading, knowledge)`.
CHAIN = ("folded", "decoded", "instructed", "spoken", "closed")
#: What one step uncovers another may have to undo (a word for @ under filler), so these go round once more; in a text
#: longer than any message only around what was undone.
AGAIN = ("decoded", "instructed", "spoken", "closed")


#: What these undo, honest text may have all over: another width, escapes, another notation.
PLAIN = ("folded", "decoded")


def readings(draft: str, knowledge: Knowledge, goes_on: Callable[[int], bool] = lambda _: True) -> Iterator[Reading]:
    """The draft as typed, then every reading of the chain that differs from the one before it.

    Whoever takes a reading may `settle` places in it before asking for the next one. `goes_on` is asked before every
    step, with the number of places in the draft that only a disguise accounts for; it may raise an error when the time
    is over.
    """
    reading = Reading.as_typed(draft)
    yield reading
    gates = knowledge.derived(Gates)
    glance = gates.glance(reading.unsettled())
    #: how many places had been undone before and after each step
    done: dict[str, tuple[int, int]] = {}
    undone = 0
    for steps in (CHAIN, AGAIN):
        changed = False
        for step in steps:
            if step in done:
                changes = _changes(reading, *done[step])
                if not changes.text:
                    return
                if changes is not reading:
                    reading, glance = changes, gates.glance(changes.unsettled())
            # what the sender tells the reader to do may concern what seems clear already
            told = step == "instructed" and bool(reading.settled)
            before = len(reading.traces)
            if gates.opens(step, gates.glance(reading) if told else glance):
                if not goes_on(undone):
                    return
                following: Reading = import_module(f"linter.readings.{step}").undo(reading, knowledge)
                if following is not reading:
                    following.before = len(reading.traces)
                    undone += 0 if step in PLAIN else len(following.traces) - len(reading.traces)
                    reading = following
                    changed = changed or step != "folded"
                    yield reading
                    glance = gates.glance(reading.unsettled())
            done[step] = before, len(reading.traces)
        if not changed:
            return


def _changes(reading: Reading, before: int, after: int) -> Reading:
    """Of a long text what a step, which has read it already, may read otherwise than the first time.

    What the step itself undid may hold more for it; where that is most of the text, it is left at what others undid.
    """
    from linter.readings.pieces import REACH

    near = reading.near(reading.undone_since(before), REACH)
    return near if len(near.text) <= _ROOM else near.near(near.undone_since(after), REACH)


#: more than the changes in any message and what stands around them, in characters
_ROOM = 16_000
