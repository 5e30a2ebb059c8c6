"""Where sender and receiver stand with each other, which decides what may be sent."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Engagement(NamedTuple):
    """One engagement on one platform.

    `stage` and `application` take the common ids (`proposal`, `contracted`, `prepaid`, `delivered`,
    `closed`; `none`, `pending`, `approved`, `rejected`) or the platform's own words. Without a stage the
    strictest one counts. The other fields stay unset unless a platform's rules ask for them.
    """

    platform: str
    stage: str | None = None
    application: str = "none"
    role: str | None = None
    plan: str | None = None
    contract: str | None = None
    #: ISO 3166 code of the country whose national telephone numbers are meant
    region: str | None = None
    direction: Literal["outgoing", "incoming"] = "outgoing"
    #: what this one message gives a contact for, where a platform excuses that
    purpose: str | None = None
