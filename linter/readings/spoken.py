"""Contacts as they are said aloud become the characters that are meant.

Three passes over the text, each started only by a cheap sign that it may find something: runs of digit words
(`ゼロキューゼロ…`, `oh double seven…`), runs of letter names (`エム・アイ・ケー…`, `foxtrot india…`), and words for
@, the dot and other signs between Latin words.
"""

from __future__ import annotations

from linter.knowledge import Knowledge
from linter.readings.digits import digits_said, glued_edits, pieces_said, words_apart
from linter.readings.gates import Gates
from linter.readings.hosts import spelled_links
from linter.readings.letters import hyphened_letters, letter_edits
from linter.readings.lexicon import Lexicon
from linter.readings.listed import listed_figures
from linter.readings.puns import id_puns, puns
from linter.readings.reading import Reading
from linter.readings.signs import capital_at, listed_signs, sign_edits
from linter.readings.spoken_gate import SpokenGate


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Digits, then letters, then signs; each pass reads what the one before it made."""
    gates, gate = knowledge.derived(Gates), knowledge.derived(SpokenGate)
    glance = gates.glance(reading)
    pieces = gate.comes_in_pieces(glance)
    spelled = reading.rewrite("spoken", hyphened_letters(reading.text))
    if spelled is not reading:
        reading, glance = spelled, gates.glance(spelled)
    lower, latin = glance.lower, glance.latin
    if gates.spelled_link(glance):
        reading = reading.rewrite("spoken", spelled_links(reading.text, knowledge))
    if latin and gate.glued_words(reading):
        apart = reading.rewrite("spoken", words_apart(reading.text))
        if apart is not reading:
            reading, glance = apart, gates.glance(apart)
            lower, latin = glance.lower, glance.latin
    if spans := gate.digits(reading.text, latin, pieces=False):
        turned = any(word in lower for word in knowledge.disguise("reversed")["told"])
        reading = digits_said(reading, knowledge.derived(Lexicon), spans, turned=turned)
    if gates.listed(glance):
        reading = reading.rewrite("spoken", listed_figures(reading.text, knowledge))
    if gates.pun(gates.glance(reading)):
        reading = reading.rewrite("spoken", puns(reading.text, knowledge))
    if gates.id_pun(reading.text):
        reading = reading.rewrite("spoken", id_puns(reading.text, knowledge))
    if pieces and (spans := gate.digits(reading.text, latin, pieces=True)):
        reading = pieces_said(reading, knowledge.derived(Lexicon), spans)
    if latin and gate.glued_digits(gates.glance(reading)):
        reading = reading.rewrite("spoken", glued_edits(reading.text, knowledge.derived(Lexicon)))
    if spans := gate.letters(gates.glance(reading), latin):
        reading = reading.rewrite("spoken", letter_edits(reading.text, knowledge.derived(Lexicon), spans))
    reading = reading.rewrite("spoken", capital_at(reading.text))
    if latin and gates.listed_sign(reading.text):
        reading = reading.rewrite("spoken", listed_signs(reading.text, knowledge))
    if latin and (spans := gate.signs(gates.glance(reading), latin)):
        reading = reading.rewrite("spoken", sign_edits(reading.text, knowledge, spans))
    return reading
