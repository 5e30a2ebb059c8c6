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
#: What one step uncovers another may have to undo (a word for @ under filler), so these go round once more.
AGAIN = ("decoded", "instructed", "spoken", "closed")


def readings(draft: str, knowledge: Knowledge, tick: Callable[[], object] = lambda: None) -> Iterator[Reading]:
    """The draft as typed, then every reading of the chain that differs from the one before it.

    Whoever takes a reading may `settle` places in it before asking for the next one. `tick` is called before every
    step, to raise an error when the time is over.
    """
    reading = Reading.as_typed(draft)
    yield reading
    gates = knowledge.derived(Gates)
    glance = gates.glance(reading.unsettled())
    for steps in (CHAIN, AGAIN):
        changed = False
        for step in steps:
            # what the sender tells the reader to do may concern what seems clear already
            told = step == "instructed" and bool(reading.settled)
            if not gates.opens(step, gates.glance(reading) if told else glance):
                continue
            tick()
            following: Reading = import_module(f"linter.readings.{step}").undo(reading, knowledge)
            if following is not reading:
                following.before = reading.traces
                reading = following
                changed = changed or step != "folded"
                yield reading
                glance = gates.glance(reading.unsettled())
        if not changed:
            return
