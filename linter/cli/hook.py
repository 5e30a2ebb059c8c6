"""`sendlint hook`: the places that messages are sent from."""

from __future__ import annotations

import click

from linter.cli import CLEAN, FOUND, Context, chosen, options
from linter.cli.streams import standard_input, write, write_error, write_json
from linter.messages import say
from linter.rulebook import Severity


class _Hooks(click.Group):
    context_class = Context


def command(lang: str) -> click.Command:
    group = options.group(_Hooks, "hook", lang, say("help.hook", lang))
    for made in (_install(lang), _status(lang), _uninstall(lang), _run(lang)):
        group.add_command(made)
    return group


def _install(lang: str) -> click.Command:
    @options.command("install", lang, say("help.hook-install", lang))
    @click.argument("browsers", nargs=-1, metavar=f"[{say('help.value-browser', lang)}]...")
    @options.language(lang)
    def install(browsers: tuple[str, ...]) -> int:
        from linter.browser import install as installation
        from linter.browser.places import this_system

        system = this_system()
        for browser, folder in installation.install(system, browsers):
            steps = "firefox" if browser.firefox else "chromium"
            pages = {"chrome": "chrome://extensions", "edge": "edge://extensions", "brave": "brave://extensions"}
            page = pages.get(browser.id, "chrome://extensions")
            write(click.style(say("hook.installed", lang, browser=browser.name), bold=True))
            write(say(f"hook.steps-{steps}", lang, page=page, folder=str(folder)))
            for path in system.sandboxes(browser):
                write(say("hook.problem.sandboxed", lang, browser=browser.name, path=str(path)))
        return CLEAN

    return install


def _status(lang: str) -> click.Command:
    @options.command("status", lang, say("help.hook-status", lang))
    @options.language(lang)
    def status() -> int:
        from linter.browser import doctor
        from linter.browser.places import this_system

        conditions = doctor.examine(this_system())
        if not conditions:
            write(say("hook.no-browsers", lang))
        for browser, known, problems in conditions:
            state = "problem" if problems else "fine" if known else "unknown"
            write(say(f"hook.state-{state}", lang, browser=browser.name, id=browser.id))
            for problem in problems:
                write("  " + say(f"hook.problem.{problem.code}", lang, **problem.values))
        return FOUND if any(condition.problems for condition in conditions) else CLEAN

    return status


def _uninstall(lang: str) -> click.Command:
    @options.command("uninstall", lang, say("help.hook-uninstall", lang))
    @options.language(lang)
    def uninstall() -> int:
        from linter.browser import install as installation
        from linter.browser.places import this_system

        removed = installation.uninstall(this_system())
        write(say("hook.removed" if removed else "hook.nothing-removed", lang))
        for path in removed:
            write(f"  {path}")
        return CLEAN

    return uninstall


def _run(lang: str) -> click.Command:
    @options.command("run", lang, say("help.hook-run", lang))
    @click.option(
        "--protocol", type=click.Choice(["claude-code", "json"]), required=True, help=say("help.protocol", lang)
    )
    @click.option(
        "--field", "fields", multiple=True, metavar=say("help.value-name", lang), help=say("help.field", lang)
    )
    @options.engagement(lang)
    @options.thread(lang)
    @options.fail_on(lang)
    @options.language(lang)
    def run(
        protocol: str,
        fields: tuple[str, ...],
        platform: str | None,
        stage: str | None,
        application: str | None,
        cases: tuple[str, ...],
        region: str | None,
        rulebook: tuple[str, ...],
        thread: str | None,
        fail_on: str | None,
    ) -> int:
        from linter.hooks import agents

        known = options.knowledge(rulebook)
        given = {
            "platform": platform, "stage": stage, "application": application, "cases": cases, "region": region,
            "thread": thread, "fail_on": fail_on,
        }  # fmt: skip
        found = chosen.settings((), given)
        engagement, least = chosen.engagement(found, given, known), Severity(found.get("fail-on").value)
        allow = found.allow_list(lang)
        data = standard_input().read()
        if protocol == "json":
            from linter.hooks.protocol import Checker, encode

            answer = Checker(lang, knowledge=known, default=engagement, allow=allow).answer_to(data)
            write_json(encode(answer).decode("ascii"))
            return agents.answer_code(answer, least)
        reason = agents.refusal(agents.tool_texts(data, fields), engagement, known, allow, lang, least)
        if reason is None:
            return agents.PASSED
        write_error(reason)
        return agents.REFUSED

    return run
