"""The writer's own rule is carried out: ☆を@に, 猫を抜いて, NOSPAM, 逆から読んで, 4はa.

A rule is looked for in the words of the message; what it changes are only the words that may hold a contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.carried_out import carried_out
from linter.readings.domains import same_sign
from linter.readings.reading import Edit, Reading
from linter.readings.remarks import remarks
from linter.readings.sifted import self_told, sifted
from linter.readings.stated import pictured, removals, replacements
from linter.readings.thinned import thinned, thinning_words
from linter.readings.told import by_turns, listed_pieces, with_sign_between, words_in_a_row
from linter.text import lower_same_length

_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{2,64}@[A-Za-z0-9.-]{2,80}")
#: a run without white space, punctuation and ordinary Japanese letters
_REVERSIBLE = re.compile(
    r"(?<![0-9])[0-9]{3,5}(?:[ \u3000-][0-9]{3,5}){2}(?![0-9])|"
    r"(?![:：])[^\s、。,，「」()（）\[\]【】\u3041-\u30fb\u4e00-\u9fff]{5,120}"
    r"|[〇零一二三四五六七八九壱弐参・、 \-－‐ー]{9,20}"
)
#: `80 の前に0、続けて…`: the zero comes first
_ZERO_BEFORE = re.compile(r"(?<![0-9-])([0-9]{2,3})\s?の前に\s?(?:[0零]|ゼロ)[、,，]?\s?")


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Carry out the rules of the message, if it states any."""
    table = knowledge.disguise("instructed")
    verbs = table["verbs"]
    reading = reading.rewrite("instructed", same_sign(reading, knowledge))
    lower = reading.lower
    if any(word in lower for word in verbs["junk"]) or any(word in lower for word in verbs["capitals"]):
        reading = reading.rewrite("instructed", _junk(reading.text, verbs), told=True)
        lower = reading.lower
    reading = reading.rewrite(
        "instructed",
        (Edit(m.start(), m.end(), f"0{m[1]}-", "instructed") for m in _ZERO_BEFORE.finditer(reading.text)),
    )
    lower = reading.lower
    called = knowledge.called_signs
    reading = reading.rewrite("instructed", with_sign_between(reading.text, table["signs"]), told=True)
    reading = reading.rewrite("instructed", by_turns(reading.text))
    reading = reading.rewrite("instructed", words_in_a_row(reading.text, table["signs"]))
    if "\n" in reading.text and any(word in lower for word in knowledge.disguise("split")["joins"]):
        reading = reading.rewrite("instructed", listed_pieces(reading.text))
    lower = reading.lower
    reading = reading.rewrite("instructed", self_told(reading), told=True)
    plain = reading.rewrite("instructed", sifted(reading, knowledge), told=True)
    lower = lower_same_length(plain.text)
    rules = [
        # what was to be taken out is gone
        *(removals(plain.text, lower, verbs, called, knowledge) if plain is reading else ()),
        *replacements(plain.text, lower, table, called, knowledge),
    ]
    reading = plain
    rules += pictured(reading.text, lower, {rule.said for rule in rules})
    if rules:
        followed = reading.rewrite("instructed", carried_out(reading.text, rules), told=True)
        if followed is not reading:
            # a code may have been hidden behind the rule
            from linter.readings import decoded

            reading = decoded.undo(followed, knowledge)
    if any(map(lower_same_length(reading.text).__contains__, knowledge.derived(thinning_words))):
        reading = thinned(reading, knowledge)
    if any(map(lower.__contains__, verbs["remarks"])):
        reading = reading.rewrite("instructed", remarks(reading, knowledge), told=True)
    # once turned is enough: a second round would turn it back
    turned = any(trace.family == "reversed" for trace in reading.traces)
    if not turned and any(word in lower for word in knowledge.disguise("reversed")["told"]):
        reading = reading.rewrite("instructed", _reversed(reading.text, knowledge), told=True)
    return reading


def _junk(text: str, verbs: dict[str, list[str]]) -> Iterator[Edit]:
    """NOSPAM, REMOVETHIS and other shouting inside an address."""
    lower = lower_same_length(text)
    told = any(word in lower for word in verbs["capitals"])
    for address in _ADDRESS.finditer(text):
        for shout in re.finditer(r"[A-Z]{3,24}", address[0]):
            word = shout[0].lower()
            if told or any(junk.replace("-", "") in word for junk in verbs["junk"]):
                start = address.start() + shout.start()
                yield Edit(start, address.start() + shout.end(), "", "instructed")


def _reversed(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Words that make an address, a link, a number or an id only from behind."""
    for word in _REVERSIBLE.finditer(text):
        turned = word[0][::-1]
        digits = re.sub("[^0-9]", "", turned)
        if _ends_a_domain(word[0], knowledge) and not _ends_a_domain(turned, knowledge):
            # right as it stands
            continue
        if _is_code_word(turned) and (
            turned.rsplit(".", 1)[-1].lower() in knowledge.tlds
            or re.fullmatch(r"0[0-9]{9,10}|[2-9][0-9]{9}", digits)
            or re.search("[零〇].?[五七八九零〇].?[零〇]", turned[:5])
            or re.search("[_.]|[a-z][0-9]|[0-9][a-z]", turned, re.IGNORECASE)
            # a word of letters only, where the message says right there that it is to be read
            or (
                re.fullmatch("[a-z]{6,24}", turned)
                and _TO_BE_READ.search(text, max(0, word.start() - 16), word.start())
            )
        ):
            yield Edit(word.start(), word.end(), turned, "reversed")


_TO_BE_READ = re.compile(
    r"(?:(?<![a-z])(?:spell|type|read|enter|search|search for|find|add|look up"
    r"|write|say|reverse|flip|turn|is|it's|i'm|as)\s"
    r"|[:：→「『\"“]\s?"
    r"|(?:ID|id|名前|アカウント|垢)?[はが]\s?)[「『\"“]?$"
)


def _ends_a_domain(word: str, knowledge: Knowledge) -> bool:
    return "." in word and word.rsplit(".", 1)[1].lower() in knowledge.tlds


def _is_code_word(word: str) -> bool:
    return len(re.sub("[^A-Za-z0-9〇零一二三四五六七八九]", "", word)) >= 5
