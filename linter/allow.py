"""The allow-list: contacts that the user has a reason to send, and single drafts that were let pass."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from linter.engagement import Engagement
from linter.errors import UsageError
from linter.findings import Finding, Kind

KINDS = ("address", "domain", "number", "handle", "pattern", "draft")
_FIELDS = (*KINDS, "service", "reason")
#: seconds a user's own pattern may take on one finding
_PATIENCE = 0.1
#: digits of a draft's hash; more than anybody could try out
_HASH_DIGITS = 32


class AllowError(UsageError):
    """An entry that cannot be used."""


class Allowance(NamedTuple):
    """One entry: a contact's address, domain, number, handle or pattern, or the hash of one draft.

    `service` narrows a handle to one service's. `place` says where the entry stands.
    """

    kind: str
    value: str
    reason: str = ""
    service: str | None = None
    place: str = ""

    @classmethod
    def parse(cls, table: Mapping[str, Any], place: str = "") -> Allowance:
        """The entry that `table` describes. Raises `AllowError` saying what is wrong with it."""
        for field, value in table.items():
            if field not in _FIELDS:
                raise AllowError("allow-unknown", field=field, known=", ".join(_FIELDS))
            if not isinstance(value, str) or not value.strip():
                raise AllowError("allow-text", field=field)
        kinds = [field for field in table if field in KINDS]
        if len(kinds) != 1 or ("service" in table and kinds != ["handle"]):
            raise AllowError("allow-one", known=", ".join(KINDS))
        kind = kinds[0]
        return cls(kind, _normal(kind, table[kind]), table.get("reason", ""), table.get("service"), place)


class AllowList:
    """The entries in order; the first that fits a finding lets it pass."""

    def __init__(self, entries: Iterable[Allowance] = ()) -> None:
        self.entries = tuple(entries)
        self._drafts = {entry.value: entry for entry in self.entries if entry.kind == "draft"}
        self._contacts = [entry for entry in self.entries if entry.kind != "draft"]

    def for_draft(self, draft: str, engagement: Engagement) -> Allowance | None:
        """The entry for this very draft in this very engagement."""
        return self._drafts.get(draft_hash(draft, engagement)) if self._drafts else None

    def for_finding(self, finding: Finding, region: str) -> Allowance | None:
        """The entry that covers `finding`; national numbers in entries are those of `region`."""
        return next((entry for entry in self._contacts if _covers(entry, finding, region)), None)


def draft_hash(draft: str, engagement: Engagement) -> str:
    """What `draft` is known by in an engagement, in common ids: any change of either makes another one."""
    import hashlib

    # only what is set, so that what engagements learn to tell one day changes nothing for those without it
    fields = (f"{name}={value}" for name, value in engagement._asdict().items() if value is not None)
    parts = (*fields, draft)
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:_HASH_DIGITS]


def _normal(kind: str, given: str) -> str:
    value = unicodedata.normalize("NFKC", given).strip() if kind != "pattern" else given
    if kind == "address":
        value = value.lower()
        if value.count("@") != 1 or value.startswith("@") or value.endswith("@"):
            raise AllowError("allow-address", value=given)
    elif kind == "domain":
        value = value.lower().removeprefix("@").strip(".")
        if "." not in value or any(sign in value for sign in "/@: "):
            raise AllowError("allow-domain", value=given)
    elif kind == "number":
        if sum(character.isdigit() for character in value) < 5 or value.strip("+0123456789-() ."):
            raise AllowError("allow-number", value=given)
    elif kind == "handle":
        value = value.removeprefix("@").casefold()
    elif kind == "draft":
        value = value.lower()
        if len(value) != _HASH_DIGITS or value.strip("0123456789abcdef"):
            raise AllowError("allow-draft")
    else:
        import regex

        try:
            regex.compile(value)
        except regex.error as error:
            raise AllowError("allow-pattern", value=given, problem=str(error)) from error
    return value


def _covers(entry: Allowance, finding: Finding, region: str) -> bool:
    if entry.kind == "address":
        return finding.kind is Kind.EMAIL and finding.value == entry.value
    if entry.kind == "domain":
        host = finding.host or (finding.value.rpartition("@")[2] if finding.kind is Kind.EMAIL else "")
        return host == entry.value or host.endswith("." + entry.value)
    if entry.kind == "number":
        return finding.kind is Kind.PHONE and finding.value == _e164(entry.value, region)
    if entry.kind == "handle":
        return (
            finding.kind is Kind.HANDLE
            and finding.value.casefold() == entry.value
            and entry.service in (None, finding.service)
        )
    import regex

    try:
        return regex.fullmatch(entry.value, finding.value, timeout=_PATIENCE) is not None
    except TimeoutError:
        # a pattern that never ends allows nothing
        return False


def _e164(number: str, region: str) -> str | None:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
