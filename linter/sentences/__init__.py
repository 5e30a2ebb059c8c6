"""What a sentence does: whether it asks for a contact, proposes to meet, or deals around the platform.

A sentence is read in three steps. `lexicon.py` marks what it speaks of (a service, an address, a wish, a refusal),
on the tokens of spaCy; `frames.py` looks for these marks in the order in which a proposal is put; `reader.py` asks what
takes the proposal back: a refusal, a rule that is quoted, a piece of work. The words and the orders are declared in
`patterns/phrases/`. spaCy costs a second, so `gate.py` chooses the sentences without it.
"""
