"""The tools for agents, asked by the protocol's own client."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

SENDLINT = str(Path(sys.executable).with_name("sendlint"))
FORBIDDEN = "お世話になっております。\nメールは hanako@kikaku.jp までお願いします。"


def _ask(data: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[set[str], list[dict[str, Any]]]:
    """The names of the tools, and what each call is answered."""
    environment = {**os.environ, "SENDLINT_DATA_DIR": str(data)}
    server = StdioServerParameters(command=SENDLINT, args=["--lang", "ja", "mcp"], env=environment)

    async def talk() -> tuple[set[str], list[dict[str, Any]]]:
        async with Client(stdio_client(server)) as client:
            tools = await client.list_tools()
            answers = [(await client.call_tool(name, arguments)).structured_content for name, arguments in calls]
            return {tool.name for tool in tools.tools}, [answer or {} for answer in answers]

    return asyncio.run(talk())


def test_tools(tmp_path: Path) -> None:
    names, (checked, prepaid, fixed, explained, wrong) = _ask(
        tmp_path,
        ("check_draft", {"text": FORBIDDEN, "platform": "lancers"}),
        ("check_draft", {"text": FORBIDDEN, "platform": "lancers", "stage": "仮払い済み"}),
        ("fix_draft", {"text": FORBIDDEN, "platform": "lancers"}),
        ("explain_rule", {"rule": "lancers/no-contact-before-prepayment"}),
        ("check_draft", {"text": FORBIDDEN, "platform": "nowhere"}),
    )
    assert names == {"check_draft", "fix_draft", "explain_rule"}
    assert checked["verdict"] == "block"
    assert checked["findings"][0]["value"] == "hanako@kikaku.jp"
    assert prepaid["verdict"] == "ok"
    assert fixed["fixed"].startswith("お世話になっております。")
    assert "hanako" not in fixed["fixed"]
    assert explained["outcome"] == "forbidden"
    assert explained["source"].startswith("https://")
    assert (wrong["verdict"], wrong["error"]["code"]) == ("unknown", "unknown-platform")
