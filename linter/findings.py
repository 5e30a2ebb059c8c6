"""What detection finds: contacts and proposals, before any platform's rules are asked."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a finding is."""

    EMAIL = "email"
    PHONE = "phone"
    HANDLE = "handle"
    LINK = "link"
    POSTAL = "postal"
    SOLICITATION = "solicitation"
    MEETING = "meeting"
    PAYMENT = "payment"
    #: a link to files kept elsewhere
    FILE = "file"
    #: a link to a page that is filled in
    FORM = "form"
    #: a link to the writer's page on another site
    PROFILE = "profile"
    #: a link to the writer's own pages or works
    PORTFOLIO = "portfolio"
    #: any other link that leads out of the platform
    SITE = "site"
    #: a word that a platform's own filter reacts to
    WORD = "word"


#: what is ordinary talk in itself and matters only where a platform's rules name it
REFERENCES = frozenset({Kind.POSTAL, Kind.FILE, Kind.FORM, Kind.PROFILE, Kind.PORTFOLIO, Kind.SITE})


#: the kinds that no address makes: what the sentence asks for or offers
PROPOSALS = frozenset({Kind.SOLICITATION, Kind.MEETING, Kind.PAYMENT})


class Channel(StrEnum):
    """What rulebooks speak of: the way by which sender and receiver would reach each other."""

    MAIL = "mail"
    PHONE = "phone"
    CHAT = "chat"
    VIDEO = "video"
    IN_PERSON = "in-person"
    POSTAL = "postal"
    PAYMENT = "payment"
    PORTFOLIO = "portfolio"
    FORM = "form"
    FILE = "file"


class Certainty(StrEnum):
    """How sure detection is; never a number that nobody measured."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Finding(NamedTuple):
    """A contact or a proposal at its place in the draft.

    `start` and `end` are code points of the draft as typed and span all `parts`; `text` is what stands
    there and `value` what a reader would take from it (e-mail in lower case, telephone number in E.164,
    handle without `@`, link as a reader would repair it). `reason` is a key of `linter.messages`.
    """

    kind: Kind
    channel: Channel
    service: str | None
    value: str
    certainty: Certainty
    reason: str
    text: str
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    disguises: tuple[str, ...] = ()
    #: the host of a link or an address, for rulebooks that excuse their own
    host: str | None = None


class Excuse(NamedTuple):
    """A place that looked like a contact, and the named reason why it is not one."""

    kind: Kind
    text: str
    start: int
    end: int
    reason: str
