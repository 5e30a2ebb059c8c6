"""The knowledge in `patterns/` as the detectors use it."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import patterns
from linter import index
from linter.rulebook import Rulebook, from_table
from linter.text import Lookup

if TYPE_CHECKING:
    from pathlib import Path

Derived = TypeVar("Derived")


class Service(NamedTuple):
    """A service that contacts live on."""

    id: str
    title: str
    channel: str
    #: the shape of an id, a regular expression for the whole of it; empty where ids have no text form
    id_pattern: str
    #: the shape of ids made of digits only; these count with a label alone
    numeric_id: str
    #: people are reached by their telephone number
    phone_id: bool
    #: what, right after the name, speaks of work on the service and not of reaching someone there
    work: tuple[str, ...]
    #: words that look like ids beside the name but are product parts ("discord.js")
    innocent_ids: frozenset[str]
    #: other words that hold one of the names ("生産ライン")
    homonyms: tuple[str, ...]


class LinkRule(NamedTuple):
    """Which links of a host open a contact channel."""

    service: str
    channel: str
    path: str
    certainty: str
    #: contact: opens a channel at once; profile: a public page that may also be a reference;
    #: form: asks for whatever its author wants to know; file: files kept there; portfolio: works shown there;
    #: member: somebody's page on a site that is no chat. The last four are references
    purpose: str


class Name(NamedTuple):
    """A name of a service as it stands in text."""

    text: str
    service: str
    #: names: any case; exact: only as written; weak: too common a word unless an id is tied to it;
    #: nicknames: what the service is called where its name must not be said
    strength: str


class Knowledge:
    """Everything detection knows. What is worked out is only added, never changed, so threads may share it."""

    def __init__(self, table: index.Index) -> None:
        self._table = table
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._rulebooks: dict[str, Rulebook] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._word_sets: dict[str, frozenset[str]] = {}
        self._lookups: dict[str, Lookup] = {}
        self._phrases: dict[str, dict[str, Any]] = {}
        self._derived: dict[Callable[[Knowledge], Any], Any] = {}

    def with_platforms(self, tables: dict[str, dict[str, Any]]) -> Knowledge:
        """The same knowledge with the rulebooks of `tables` (checked, by id) beside or in place of its own."""
        added = index.platforms(tables.values())
        return Knowledge({**self._table, **{key: {**self._table[key], **entries} for key, entries in added.items()}})

    @cached_property
    def services(self) -> dict[str, Service]:
        return {
            identifier: Service(
                identifier,
                entry["title"],
                entry["channel"],
                entry["id"],
                entry["numeric"],
                entry["phone"],
                tuple(entry["work"]),
                frozenset(entry["innocent_ids"]),
                tuple(entry["homonyms"]),
            )
            for identifier, entry in self._table["services"].items()
        }

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return tuple(Name(*entry) for entry in self._table["names"])

    @cached_property
    def _ranked_names(self) -> dict[str, list[tuple[int, str, Name]]]:
        """The names by what they are in lower case, with their rank."""
        ranked: dict[str, list[tuple[int, str, Name]]] = {}
        for rank, name in enumerate(self.names):
            lower = name.text.lower()
            ranked.setdefault(lower, []).append((rank, lower, name))
        return ranked

    @cached_property
    def cues(self) -> Lookup:
        """What every text is looked through for: services' names, what they vary by, and words by which detectors know
        that they may find something; all in lower case."""
        keywords = (word for _, _, keywords, needed in self.name_patterns for word in (*keywords, *needed))
        hints = (*self.words("handles.looks_up"), *self.words("handles.hints"))
        return Lookup((*self._ranked_names, *keywords, *hints, *self.shape_cues, *self.address_cues))

    @cached_property
    def shape_cues(self) -> frozenset[str]:
        """What a text holds in which an id may name its service by its form."""
        return frozenset(keyword for _, _, keywords in self.shapes for keyword in keywords)

    def names_among(self, cues: set[str]) -> list[tuple[str, Name]]:
        """The names among the cues of a text, in lower case and as written, the longest first."""
        ranked = self._ranked_names
        found = [entry for word in ranked.keys() & cues for entry in ranked[word]]
        return [entry[1:] for entry in sorted(found)]

    @cached_property
    def latin_names(self) -> dict[str, str]:
        """Names of services in Latin letters, lower case without spaces, and what to read for them."""
        return {
            name.text.lower().replace(" ", ""): self.services[name.service].title
            for name in self.names
            if name.text.isascii() and name.strength != "weak" and len(name.text) >= 4
        }

    @cached_property
    def names_in_latin(self) -> frozenset[str]:
        """Every name of a service in Latin letters, in lower case without spaces."""
        return frozenset(name.text.lower().replace(" ", "") for name in self.names if name.text.isascii())

    @cached_property
    def masked_names(self) -> dict[str, str]:
        """Names in which a letter may be masked (L○NE, ラ○ン), and what to read for them."""
        katakana = {
            name.text: name.text
            for name in self.names
            if len(name.text) >= 3 and all("\u3041" <= character <= "\u30fc" for character in name.text)
        }
        return {**self.latin_names, **katakana}

    @cached_property
    def name_patterns(self) -> tuple[tuple[Name, str, tuple[str, ...], tuple[str, ...]], ...]:
        """Nicknames that vary (a colour and some word for app): the name, its pattern, two sets of keywords.

        Without a word of each set that has any the pattern cannot match.
        """
        return tuple(
            (Name(title, service, "nicknames"), pattern, tuple(keywords), tuple(filter(None, needed)))
            for service, title, pattern, keywords, needed in self._table["name_patterns"]
        )

    @cached_property
    def hosts(self) -> dict[str, tuple[LinkRule, ...]]:
        return {host: _link_rules(entries) for host, entries in self._table["hosts"].items()}

    @cached_property
    def schemes(self) -> dict[str, tuple[LinkRule, ...]]:
        return {scheme: _link_rules(entries) for scheme, entries in self._table["schemes"].items()}

    @cached_property
    def shapes(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Ids that speak for themselves: service, pattern, the keywords without which it cannot match."""
        return tuple((service, pattern, tuple(keywords)) for service, pattern, keywords in self._table["shapes"])

    @cached_property
    def tlds(self) -> frozenset[str]:
        return frozenset(self._table["domains"]["tlds"].split())

    def words(self, name: str) -> tuple[str, ...]:
        """A word list: `phrases` file and key, or `phones`/`domains` and key, as `file.key`."""
        words = self._words.get(name)
        if words is None:
            file, _, key = name.partition(".")
            table = self.phrases(file) if file in self._table["phrases"] else self._table[file]
            words = self._words[name] = tuple(table[key])
        return words

    def word_set(self, name: str) -> frozenset[str]:
        """The same as a set, for lists that whole words are looked up in."""
        words = self._word_sets.get(name)
        if words is None:
            words = self._word_sets[name] = frozenset(self.words(name))
        return words

    def phrases(self, file: str) -> dict[str, Any]:
        """A whole file of `phrases`."""
        table = self._phrases.get(file)
        if table is None:
            table = self._phrases[file] = json.loads(self._table["phrases"][file])
        return table

    @cached_property
    def called_signs(self) -> dict[str, list[str]]:
        """The signs that go by a name (ひし形: ◆ and ◇), for rules that cannot show them."""
        called: dict[str, list[str]] = {}
        for sign, names in self.disguise("instructed")["called"].items():
            for name in names:
                called.setdefault(name, []).append(sign)
        # … and what is read for a sign elsewhere names it here
        for sign, names in self.disguise("symbol-word")["signs"].items():
            for name in names:
                if len(name) > 1 and sign not in called.setdefault(name, []):
                    called[name].append(sign)
        return called

    @cached_property
    def sign_meanings(self) -> dict[str, str]:
        """What the signs that a rule may give back are called, in lower case."""
        table = self.disguise("instructed")["signs"]
        meanings = {word.lower(): sign for sign, words in table.items() for word in words}
        for sign, words in self.disguise("symbol-word")["signs"].items():
            for word in words:
                meanings.setdefault(word.lower(), sign)
        for family, sign in (("at-word", "@"), ("dot-word", ".")):
            for word in self.disguise(family)["strong"]:
                meanings.setdefault(word.lower(), sign)
        return meanings

    def derived(self, make: Callable[[Knowledge], Derived]) -> Derived:
        """What `make` lays out from this knowledge for its own use, made once."""
        made: Derived | None = self._derived.get(make)
        if made is None:
            made = self._derived[make] = make(self)
        return made

    def disguise(self, family: str) -> dict[str, Any]:
        """What a disguise family's file declares, its examples left out."""
        table: dict[str, Any] = self._table["disguises"][family]
        return table

    @property
    def phones(self) -> dict[str, Any]:
        table: dict[str, Any] = self._table["phones"]
        return table

    @property
    def postal(self) -> dict[str, Any]:
        table: dict[str, Any] = self._table["postal"]
        return table

    @cached_property
    def address_signs(self) -> tuple[str, ...]:
        """Without one of these no text holds a postal address."""
        streets = (f" {street}" for street in (*self.postal["streets"], *self.postal["streets_first"]))
        return (*self.postal["signs"], *self.postal["prefectures"], *streets)

    @cached_property
    def address_cues(self) -> frozenset[str]:
        """The same in lower case."""
        return frozenset(sign.lower() for sign in self.address_signs)

    def lookup(self, name: str) -> Lookup:
        """A word list of `words` for finding which of it a text holds."""
        lookup = self._lookups.get(name)
        if lookup is None:
            lookup = self._lookups[name] = Lookup(self.words(name))
        return lookup

    @property
    def platform_names(self) -> dict[str, list[str]]:
        """By platform id, all that the platform is called: its id, its name in Japanese and English, aliases."""
        names: dict[str, list[str]] = self._table["platform_names"]
        return names

    @cached_property
    def platforms(self) -> dict[str, dict[str, Any]]:
        """The rulebooks as written, by platform id."""
        return {identifier: json.loads(text) for identifier, text in self._table["platforms"].items()}

    def rulebook(self, platform: str) -> Rulebook:
        """The rulebook of a platform, read when first asked for."""
        rulebook = self._rulebooks.get(platform)
        if rulebook is None:
            rulebook = self._rulebooks[platform] = from_table(json.loads(self._table["platforms"][platform]))
        return rulebook

    def pattern(self, source: str) -> re.Pattern[str]:
        """A compiled pattern of a pattern file, compiled when first needed."""
        compiled = self._patterns.get(source)
        if compiled is None:
            # not the regex package: compiling takes it three times as long, and importing it 8 ms
            compiled = self._patterns[source] = re.compile(source, re.IGNORECASE)
        return compiled


def _link_rules(entries: list[dict[str, str]]) -> tuple[LinkRule, ...]:
    return tuple(LinkRule(**entry) for entry in entries)


def folder() -> Path:
    """Where the pattern files of this installation are."""
    from pathlib import Path

    return Path(patterns.__path__[0])


_lock = threading.Lock()
_shipped: Knowledge | None = None


def shipped() -> Knowledge:
    """The knowledge that comes with sendlint, loaded once a process."""
    global _shipped
    if _shipped is None:
        with _lock:
            if _shipped is None:
                _shipped = Knowledge(index.load(_stored_index(), patterns.__path__[0]))
    return _shipped


def stored(*path: str) -> bytes:
    """A file of `patterns/` as it is. Raises `OSError` when there is none."""
    # the package's own loader and not importlib.resources: importing that costs 8 ms at every message
    loader = patterns.__spec__.loader if patterns.__spec__ else None
    return loader.get_data(os.path.join(patterns.__path__[0], *path))  # type: ignore[union-attr, no-any-return]


def _stored_index() -> bytes | None:
    try:
        return stored(index.INDEX_NAME)
    except OSError:
        return None
