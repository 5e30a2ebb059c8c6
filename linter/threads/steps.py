"""What happens to an engagement, in the events people think in, and which of them cannot happen when."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from linter.engagement import Engagement
from linter.errors import ApprovalError, Text, UsageError
from linter.messages import LANGUAGES
from linter.rulebook import STAGES, Named, Rulebook


class Step(StrEnum):
    """An event in the life of an engagement."""

    CONTRACTED = "contracted"
    PAID = "paid"
    DELIVERED = "delivered"
    CLOSED = "closed"
    APPLIED = "applied"
    APPROVED = "approved"
    REJECTED = "rejected"
    REVOKED = "revoked"

    @property
    def stage(self) -> str | None:
        """The stage that it leads to; None for what happens to the application."""
        return _STAGES.get(self)


_STAGES = {
    Step.CONTRACTED: "contracted",
    Step.PAID: "prepaid",
    Step.DELIVERED: "delivered",
    Step.CLOSED: "closed",
}
#: the status of the application that an event leads to; an approval that is withdrawn is a refusal
_STATUSES = {
    Step.APPLIED: "pending",
    Step.APPROVED: "approved",
    Step.REJECTED: "rejected",
    Step.REVOKED: "rejected",
}


def take(step: Step, engagement: Engagement, rulebook: Rulebook) -> Engagement:
    """The engagement (in common ids) after `step`. Raises `UsageError` with the reason why it cannot happen.

    Steps may be left out, as people forget to tell them; a step that was told already changes nothing.
    """
    if step.stage is not None:
        return engagement._replace(stage=_stage_after(step, step.stage, engagement, rulebook))
    return engagement._replace(application=_status_after(step, engagement, rulebook))


def _stage_after(step: Step, wanted: str, engagement: Engagement, rulebook: Rulebook) -> str:
    now = engagement.stage
    if wanted not in {stage.id for stage in rulebook.stages}:
        raise _impossible("step-no-stage", step, platform=rulebook.name, known=_listed(rulebook.stages))
    if now is not None and STAGES.index(wanted) < STAGES.index(now):
        # the work goes on with another milestone, which is paid and delivered in its turn
        if now == "delivered" and step is Step.PAID:
            return wanted
        raise _impossible("step-past", step, stage=next(stage.name for stage in rulebook.stages if stage.id == now))
    return wanted


def _status_after(step: Step, engagement: Engagement, rulebook: Rulebook) -> str:
    wanted, now = _STATUSES[step], engagement.application
    if not rulebook.statuses:
        raise _impossible("step-no-application", step, platform=rulebook.name)
    if wanted not in {status.id for status in rulebook.statuses}:
        raise _impossible("step-no-status", step, platform=rulebook.name, known=_listed(rulebook.statuses))
    if step is Step.REVOKED and now not in ("approved", "rejected"):
        raise _impossible("step-nothing-to-revoke", step)
    if step is Step.REJECTED and now == "approved":
        raise _impossible("step-approved-already", step)
    if step is Step.APPLIED and now == "approved":
        raise _impossible("step-needless", step)
    return wanted


def check_approval(before: Engagement, after: Engagement, rulebook: Rulebook, stands: bool | None) -> Engagement:
    """`after`, with the approval kept or dropped where a platform leaves open whether it outlasts the contract.

    Raises `ApprovalError` where that must be asked and `stands` does not answer it.
    """
    open_question = (
        rulebook.reconfirm
        and before.stage in (None, "proposal")
        and after.stage not in (None, "proposal")
        and before.application == after.application == "approved"
    )
    if not open_question:
        return after
    if stands is None:
        raise ApprovalError(rulebook.reconfirm)
    return after if stands else after._replace(application="none")


def _listed(choices: tuple[Named, ...]) -> dict[str, str]:
    return {lang: ", ".join(f"{choice.id} ({choice.name[lang]})" for choice in choices) for lang in LANGUAGES}


def _impossible(code: str, step: Step, **values: str | Mapping[str, str]) -> UsageError:
    return UsageError(code, step=Text(f"step.{step}"), **values)
