"""Texts nobody should send, and keys in no order: what the fuzzer types, pastes and saves."""

from __future__ import annotations

from random import Random

MARK = "4242"
"""A number in every escape sequence below; the app never sends one with it, so that a text which reached the
terminal as itself can be told from what the app draws."""

PIECES: tuple[str, ...] = (
    f"\x1b[{MARK}m",
    f"\x1b[38;5;{MARK}m",
    f"\x1b[{MARK};1H",
    f"\x1b[?{MARK}h",
    f"\x1b]52;c;{MARK}\x07",
    f"\x1b]0;{MARK}\x07",
    f"\x1b]8;;file:///{MARK}\x1b\\x\x1b]8;;\x1b\\",
    f"\x1bP{MARK}\x1b\\",
    f"\x1b_{MARK}\x1b\\",
    f"\x1b]unfinished {MARK}",
    f"\x9b{MARK}m\x9d52;c;{MARK}\x9c\x90{MARK}",
    "\x1b\x1b[\x1b",
    "\u202eevil\u2066x\u200b\u2060\ufeff\U000e0041",
    "\u2028\u2029\x0b\x0c\x85\x00\x07\x08\x7f",
    "z" + "\u0301" * 300,
    "漢字かな" * 12,
    "👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈" * 4,
    "שלום عربى नमस्ते",
    "[@click=app.quit]x[/]",
    "[/oops] [bold [link=file:/etc/passwd]l[/link]",
    "<script>x</script> &amp; javascript:x",
    '"NEAR( * AND "" OR -x -- C++ don\'t',
    "with:ada role: in:nowhere after:notaday -is:open ",
    "'; DROP TABLE entry; --",
    "../../x",
    "%s%n{0}{x.__class__}$HOME `id`",
    "- [+] want #theme\n- [-] don't #theme\n",
    "- [>] Grace, runs a fund, by friday\n- [<] introduce Ada to Bob by 30 feb\n",
    "- [ ] one by tomorrow\n- [x] two\n- [~] too long\n",
    "```\n- [+] no\n```\n> quote\n\n| a | b |\n|---|---|\n| c |\n",
    "## Don't want: Counsel\n- plain\n### Introductions\n- Someone\n",
    "*" * 40 + "_" * 40 + "[" * 40 + "](" * 20,
    "ddd xxx uuu XXX \ryes\nq\n",
    "\t\t  \n\n\n",
    "9999-12-31 0000-00-00 30 feb 31.4. in 99999999999 weeks -1 1e9",
    "٣ ²  ½ 𝟠 Ⅷ",
)

NAMED: tuple[str, ...] = (
    *("\r", "\t", "\x1b[Z", " ", "\x7f", "\x1b[3~"),
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F"),
    *("\x1b[1;5A", "\x1b[1;5B", "\x1b[1;5C", "\x1b[1;5D", "\x1b[1;2A", "\x1b[1;2B", "\x1b[1;2C"),
    *("\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~"),
    *(chr(each) for each in range(1, 27) if chr(each) not in "\x03\x11\x1a\t\r"),
)
"""Keys with a name; not ctrl+c, ctrl+q and ctrl+z, which end or stop what is to be watched."""

LETTERS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789[]/?+-=:,.'\"#!*()<>|~`%&@;_\\{}$^é漢"
"""Keys that are letters; not `q`, which quits."""

SIZES: tuple[tuple[int, int], ...] = (
    *((1, 1), (2, 2), (1, 40), (3, 24), (200, 1), (10, 5), (20, 60), (40, 12), (59, 11), (60, 12)),
    *((80, 24), (100, 30), (120, 40), (160, 50), (200, 60)),
)


def text(random: Random) -> str:
    """A few pieces, in any order, with something plain between."""
    parts = [random.choice(PIECES) for _ in range(random.randint(1, 4))]
    return random.choice(("", " ", "\n", "x")).join(parts)


def key(random: Random) -> str:
    """A key as a terminal sends it; a lone esc is one too."""
    kind = random.random()
    if kind < 0.45:
        return random.choice(LETTERS)
    return random.choice(NAMED) if kind < 0.95 else "\x1b"


def click(random: Random, columns: int, rows: int) -> str:
    """A mouse button down and up, or the wheel, somewhere in the window or just outside."""
    column, row = random.randint(1, columns + 1), random.randint(1, rows + 1)
    if random.random() < 0.3:
        return f"\x1b[<{random.choice((64, 65))};{column};{row}M"
    return f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"


def pasted(words: str) -> str:
    """A bracketed paste; no terminal lets the end of one through inside."""
    return f"\x1b[200~{words.replace(chr(27) + '[201~', '')}\x1b[201~"
