"""What a sentence does: whether it asks for a contact, proposes to meet, or deals around the platform.

A sentence is read in four steps. `lexicon.py` marks what it speaks of (a service, an address, a wish, a refusal),
on the tokens of spaCy; `frames.py` looks for these marks in the order in which a proposal is put; `reader.py` asks what
takes the proposal back: a refusal, a rule that is quoted, a piece of work; `purpose.py` puts all this, with the letters
and words themselves (`features.py`), before trained weights (`weights.py`) and a categoriser over words
(`categoriser.py`), which decide together. The words and the orders are declared in `patterns/phrases/`, the messages to
train from are in `patterns/talk/`. spaCy costs a second, so `gate.py` and `guess.py` choose the sentences without it.
"""
