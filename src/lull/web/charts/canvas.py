"""A sheet of SVG: shapes are added one after another, every value is escaped, and no style is written inline.

Looks come from classes in ``chart.css``, so that light, dark and print need no second drawing.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from markupsafe import Markup, escape

from lull.web.translation import ENGLISH, IN_ENGLISH, SPOKEN, speak, speaking

Value = str | float
Point = tuple[float, float]


class Canvas:
    """An SVG drawing of a fixed size in user units, which are CSS pixels at its natural width."""

    def __init__(
        self, width: float, height: float, *, label: str, name: str, data: Mapping[str, str] | None = None
    ) -> None:
        """Start a drawing; ``label`` is for screen readers, ``name`` its class, ``data`` for a script."""
        self._parts: list[str] = []
        told = "".join(f' data-{escape(key)}="{escape(value)}"' for key, value in (data or {}).items())
        self._open = (
            f'<svg class="chart {escape(name)}" viewBox="0 0 {_number(width)} {_number(height)}" '
            f'width="{_number(width)}" height="{_number(height)}"{told} '
            f'role="img" aria-label="{escape(speak(label))}">'
        )

    def to_markup(self) -> Markup:
        """Return the finished drawing."""
        return Markup(self._open + "".join(self._parts) + "</svg>")  # noqa: S704 - every part was escaped when it was added

    def rect(self, x: float, y: float, width: float, height: float, kind: str, *, radius: float = 0) -> None:
        """Add a rectangle; one without width is not drawn."""
        if width > 0 and height > 0:
            self._add("rect", {"x": x, "y": y, "width": width, "height": height, "rx": radius}, kind)

    def circle(self, x: float, y: float, radius: float, kind: str) -> None:
        """Add a circle."""
        self._add("circle", {"cx": x, "cy": y, "r": radius}, kind)

    def line(self, start: Point, end: Point, kind: str) -> None:
        """Add a straight line."""
        self._add("line", {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}, kind)

    def curve(self, points: Iterable[Point], kind: str, *, closed: bool = False) -> None:
        """Add a line through points, or the area they enclose."""
        steps = " L".join(f"{_number(x)} {_number(y)}" for x, y in points)
        if steps:
            self._add("path", {"d": f"M{steps}{'Z' if closed else ''}"}, kind)

    def shape(self, path: str, kind: str) -> None:
        """Add a path written out."""
        self._add("path", {"d": path}, kind)

    def text(
        self, x: float, y: float, words: str, kind: str, *, anchor: str = "start", turned: bool = False
    ) -> None:
        """Add words; ``turned`` ones read upwards. What stands before a ``|`` is written strong."""
        place: dict[str, Value] = (
            {"transform": f"translate({_number(x)} {_number(y)}) rotate(-90)"} if turned else {"x": x, "y": y}
        )
        self._add("text", {**place, "text-anchor": anchor}, kind, speak(words))

    @contextmanager
    def in_english(self) -> Iterator[None]:
        """Group what is about medicine: a drawing in another language says that it is English (H36)."""
        if SPOKEN.get().code == ENGLISH:
            yield
            return
        self._parts.append(f'<g lang="{ENGLISH}">')
        with speaking(IN_ENGLISH):
            yield
        self._parts.append("</g>")

    @contextmanager
    def group(
        self, kind: str, *, clip: str | None = None, turned: tuple[float, Point] | None = None
    ) -> Iterator[None]:
        """Group what is added inside, optionally cut to a named area.

        ``turned``: clockwise by so many degrees about a point.
        """
        cut = f' clip-path="url(#{escape(clip)})"' if clip else ""
        if turned is not None:
            about = " ".join(_number(value) for value in (turned[0], *turned[1]))
            cut += f' transform="rotate({about})"'
        self._parts.append(f'<g class="{escape(kind)}"{cut}>')
        yield
        self._parts.append("</g>")

    def area(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Name an area that groups can be cut to."""
        self._parts.append(f'<clipPath id="{escape(name)}">')
        self._add("rect", {"x": x, "y": y, "width": max(0.0, width), "height": height}, "")
        self._parts.append("</clipPath>")

    def hatching(self, name: str, kind: str, *, gap: float = 8) -> None:
        """Name a slanted hatching that shapes can be filled with through their class."""
        self._parts.append(
            f'<pattern id="{escape(name)}" width="{_number(gap)}" height="{_number(gap)}" '
            'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        )
        self.line((0, 0), (0, gap), kind)
        self._parts.append("</pattern>")

    def filled(self, x: float, y: float, width: float, height: float, *, fill: str, kind: str) -> None:
        """Add a rectangle filled with a named hatching or gradient."""
        if width > 0 and height > 0:
            self._add(
                "rect", {"x": x, "y": y, "width": width, "height": height, "fill": f"url(#{fill})"}, kind
            )

    def fading(self, name: str, stops: Iterable[tuple[float, float]], kind: str) -> None:
        """Name a gradient from top to bottom: pairs of offset and opacity, coloured by its class."""
        self._parts.append(f'<linearGradient id="{escape(name)}" x1="0" y1="0" x2="0" y2="1">')
        for offset, opacity in stops:
            self._add("stop", {"offset": offset, "stop-opacity": opacity}, kind)
        self._parts.append("</linearGradient>")

    def _add(self, tag: str, values: dict[str, Value], kind: str, words: str | None = None) -> None:
        """Append one element."""
        written = "".join(f' {name}="{_value(value)}"' for name, value in values.items())
        classed = f' class="{escape(kind)}"' if kind else ""
        if words is None:
            self._parts.append(f"<{tag}{classed}{written}/>")
            return
        strong, bar, rest = words.partition("|")
        inner = f'<tspan class="strong">{escape(strong)}</tspan> {escape(rest)}' if bar else escape(words)
        self._parts.append(f"<{tag}{classed}{written}>{inner}</{tag}>")


def _value(value: Value) -> str:
    """Write an attribute's value."""
    return _number(value) if isinstance(value, int | float) else str(escape(value))


def _number(value: float) -> str:
    """Write a number with a tenth of a pixel, which no eye can tell from more."""
    return f"{value:.1f}".removesuffix(".0")
