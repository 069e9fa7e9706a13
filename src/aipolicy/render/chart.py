"""A line in the terminal, drawn of braille dots."""

from collections.abc import Sequence
from math import floor, log10

_HEIGHT = 8
_TICK, _WIDEST = 10, 90
_BESIDE = 26
"""Cells that the scales take: numbers at the left, the unit behind."""
_STEPS = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


def chart(across: Sequence[float], up: Sequence[float], units: tuple[str, str], width: int | None) -> list[str]:
    """Return lines of at most `width` cells, if that leaves any room, with scales from the first to the last value
    and from zero up; `units` are those across and up.
    """
    import plotille  # a chart is drawn where it is asked for

    figure = plotille.Figure()
    figure.with_colors = False
    figure.width = min(_WIDEST, max(_TICK, ((width or _WIDEST) - _BESIDE) // _TICK * _TICK))
    figure.height = _HEIGHT
    figure.set_x_limits(across[0], across[-1])
    figure.set_y_limits(0, _HEIGHT * _step_above(max(up) / _HEIGHT))
    figure.x_label, figure.y_label = units
    figure.register_label_formatter(float, _label)
    figure.plot(across, up)
    return [line.rstrip(" \u2800") for line in figure.show().splitlines()]


def _label(value: float, chars: int, delta: float, left: bool = False) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.ljust(chars) if left else text.rjust(chars)


def _step_above(least: float) -> float:
    """Return the next round step of a scale above a number."""
    power: float = 10.0 ** floor(log10(least))
    return next(power * digits for digits in _STEPS if power * digits > least)
