"""Options that several commands share, so that one word means one thing everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import click

from tui.domain.entries import FORMS, MAX_MINUTES

F = TypeVar("F", bound=Callable[..., object])

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON value and nothing else.")
limit = click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help="At most N of them; all, without it."
)
entry = click.argument("entry", metavar="ENTRY")

on = click.option(
    "--on", metavar="DATE", help="The day: 2026-11-05, yesterday, friday, 5 nov. Today, without it."
)
roles = click.option(
    "--role",
    multiple=True,
    metavar="ROLE",
    help="A kind of work it was about, such as In-house counsel. Repeat it for several.",
)
about = click.option(
    "--about", metavar="ENTRY", help="The meeting that a reflection is about: an id, or the start of a uid."
)
title = click.option("--title", metavar="TEXT", help="A title; without one the people are the title.")


def meeting_fields(command: F) -> F:
    """The options of a meeting's header that `log` and `edit` share."""
    for option in reversed(
        (
            click.option(
                "--with",
                "with_",
                multiple=True,
                metavar="NAME",
                help="Whom you met. Repeat it, or put commas between the names; new people are created.",
            ),
            roles,
            on,
            click.option("--at", metavar="TIME", help="The time of day: 15:00, 3pm."),
            click.option("--kind", type=click.Choice(FORMS), help="How you met. Coffee, without it."),
            click.option(
                "--minutes", type=click.IntRange(1, MAX_MINUTES), metavar="N", help="How long it took."
            ),
            title,
            click.option(
                "--pitch",
                type=click.IntRange(min=1),
                metavar="N",
                help="The pitch version they heard.",
            ),
            click.option(
                "--score", type=click.IntRange(1, 5), metavar="1..5", help="How the pitch went, from 1 to 5."
            ),
            click.option("--search", metavar="NAME", help="Its job search. The current one, without it."),
            click.option(
                "--no-thanks", "thanks", flag_value="no", help="Nobody is to be thanked for this meeting."
            ),
        )
    ):
        command = option(command)
    return command


class TextCommand(click.Command):
    """A command whose TEXT may begin with a dash, as a bullet of Markdown does.

    After a TEXT, `--with` and `--role` take every value up to the next option.
    """

    _BULLET = re.compile(r"-[^-\w]|-+[^=\s]*\s")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Sort out what click would take for an option, then parse as usual."""
        valued, several = self._valued()
        wanted = sum(isinstance(one, click.Argument) for one in self.params)
        options: list[str] = []
        texts: list[str] = []
        words = iter(args)
        greedy = ""
        for word in words:
            if word == "--":
                texts.extend(words)
            elif word in valued:
                options.extend((word, *(value for value in (next(words, None),) if value is not None)))
                greedy = word if word in several and len(texts) >= wanted else ""
            elif word.startswith("-") and word != "-" and not self._BULLET.match(word):
                options.append(word)
                greedy = ""
            elif greedy:
                options.extend((greedy, word))
            else:
                texts.append(word)
        return super().parse_args(ctx, [*options, "--", *texts] if texts else options)

    def _valued(self) -> tuple[set[str], set[str]]:
        found = [one for one in self.params if isinstance(one, click.Option) and not one.is_flag]
        return {name for one in found for name in one.opts}, {
            name for one in found if one.multiple for name in one.opts
        }
