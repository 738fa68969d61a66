"""Our two themes, and the colours of the marks for every theme a person may choose."""

from __future__ import annotations

from textual.theme import Theme

DARK = "preseason-dark"
LIGHT = "preseason-light"

_DARK_MARKS = {
    "want": "#9cc48a",
    "dont": "#e08d85",
    "unsure": "#c9b458",
    "intro": "#82b7dc",
    "promise": "#b9a2e0",
    "feedback": "#e0a06f",
    "todo": "#b9c0c9",
}
_LIGHT_MARKS = {
    "want": "#2f6b2a",
    "dont": "#a3312a",
    "unsure": "#7a5c00",
    "intro": "#1f5f8f",
    "promise": "#5f43a0",
    "feedback": "#964b12",
    "todo": "#4a4f57",
}

THEMES = (
    Theme(
        name=DARK,
        primary="#e3b36a",
        secondary="#8fb3c9",
        accent="#e3b36a",
        warning="#e0a06f",
        error="#e08d85",
        success="#9cc48a",
        foreground="#d9dce1",
        background="#14161a",
        surface="#191c21",
        panel="#22262d",
        dark=True,
        variables={
            **_DARK_MARKS,
            "muted": "#8d94a0",
            "faint": "#3a404a",
            "cursor-row": "#2d2a22",
            "block-cursor-background": "#e3b36a",
            "block-cursor-foreground": "#14161a",
            "input-selection-background": "#5a4a2c",
            "footer-background": "#191c21",
            "footer-key-foreground": "#e3b36a",
            "footer-description-foreground": "#8d94a0",
            "border": "#e3b36a",
            "border-blurred": "#3a404a",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#8a5200",
        secondary="#33607a",
        accent="#8a5200",
        warning="#964b12",
        error="#a3312a",
        success="#2f6b2a",
        foreground="#2a2926",
        background="#fbf9f5",
        surface="#f4f1eb",
        panel="#e9e5dc",
        dark=False,
        variables={
            **_LIGHT_MARKS,
            "muted": "#6a665e",
            "faint": "#cfc9bd",
            "cursor-row": "#f0e3cc",
            "block-cursor-background": "#8a5200",
            "block-cursor-foreground": "#fbf9f5",
            "input-selection-background": "#ecd9b6",
            "footer-background": "#f4f1eb",
            "footer-key-foreground": "#8a5200",
            "footer-description-foreground": "#6a665e",
            "border": "#8a5200",
            "border-blurred": "#cfc9bd",
        },
    ),
)


def variables_for(dark: bool) -> dict[str, str]:
    """Our own variables for a theme that does not define them: the marks, muted text, the cursor's row."""
    ours = THEMES[0] if dark else THEMES[1]
    names = (*_DARK_MARKS, "muted", "faint", "cursor-row")
    return {name: ours.variables[name] for name in names}
