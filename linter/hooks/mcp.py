"""sendlint as a server of the Model Context Protocol: tools that an agent may call before it sends something.

A tool is advice, and a model may not ask for it; `sendlint hook run` holds the send itself.
"""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from pydantic import Field

from linter import __version__
from linter.errors import SendlintError
from linter.hooks.protocol import Checker
from linter.knowledge import shipped

_INSTRUCTIONS = """\
Checks messages that freelancers and clients send each other on crowdsourcing platforms (Lancers, CrowdWorks …) before
they are sent: contact details in them, and whether the platform's rules allow these at this stage. Call check_draft
with every message before sending it. Send nothing whose verdict is `block` or `unknown`; ask the user about `warn`."""

Text = Annotated[str, Field(description="the whole message, as it would be sent")]
Platform = Annotated[str, Field(description=f"the platform: {', '.join(shipped().platforms)}")]
Thread = Annotated[str | None, Field(description="the thread's name or address; its stage is remembered")]
Stage = Annotated[
    str | None,
    Field(
        description="proposal, contracted, prepaid, delivered, closed or the platform's own word; else the strictest"
    ),
]
Application = Annotated[
    str | None,
    Field(description="the platform's permission: none, pending, approved, rejected or the platform's own word"),
]
Incoming = Annotated[bool, Field(description="the other side wrote it")]
Rule = Annotated[str, Field(description="a rule as findings name it, such as lancers/no-contact-before-prepayment")]


def server(lang: str) -> MCPServer:
    """The server with its tools; explanations are in `lang` unless a call asks for another language."""
    made = MCPServer("sendlint", version=__version__, instructions=_INSTRUCTIONS)
    checker = Checker(lang)

    def ask(**request: Any) -> dict[str, Any]:
        try:
            return checker.answer({"lang": lang, **request})
        except SendlintError as error:
            return checker.refusal(error, request)

    @made.tool()
    def check_draft(
        text: Text,
        platform: Platform,
        thread: Thread = None,
        stage: Stage = None,
        application: Application = None,
        incoming: Incoming = False,
    ) -> dict[str, Any]:
        """Check a message before it is sent: verdict (ok, warn, block, unknown), and each finding with its rule."""
        engagement = {"platform": platform, "thread": thread, "stage": stage, "application": application}
        return ask(text=text, incoming=incoming, **engagement)

    @made.tool()
    def fix_draft(
        text: Text, platform: Platform, thread: Thread = None, stage: Stage = None, application: Application = None
    ) -> dict[str, Any]:
        """The message as it may be sent: `fixed` has what is forbidden taken out and a polite sentence put in.

        `fixed` is null where nothing had to be taken out, or the message could not be judged (verdict unknown).
        """
        engagement = {"platform": platform, "thread": thread, "stage": stage, "application": application}
        answer = ask(text=text, fix=True, **engagement)
        return {"verdict": answer["verdict"], "message": answer["message"], "fixed": answer.get("fixed")}

    @made.tool()
    def explain_rule(rule: Rule) -> dict[str, Any]:
        """Why a rule exists, what it says, what a breach may cost, what to do instead, and by what source."""
        return ask(op="explain", rule=rule)

    return made
