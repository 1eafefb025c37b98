"""Cut paper: colored layers laid on a sheet, each with its shadow, printed with grain.

Places are in units of a sheet of 1600 x 1000. Masks are drawn at twice the size and reduced, so
that edges are smooth.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
FINER = 2

PAPER, CREAM, WHITE = "#fbf3e2", "#fdeecb", "#fffaf0"
INK, NIGHT, DEEP = "#13231e", "#0d2f38", "#08352c"
GREEN, LEAF, SAGE, MINT = "#0b5545", "#3a8a6a", "#a3cbb2", "#d9ebe0"
SEA, SKY, MIST = "#1f6f7a", "#bcdfdc", "#e3efe6"
SUN, GOLD, ORANGE = "#f7b733", "#e89a1d", "#ee8434"
BRICK, CORAL, BLUSH = "#b23f22", "#e2704a", "#f6c6a4"
PLUM, ROSE = "#6d2e46", "#d98a7b"
SKINS = ("#8d5a3b", "#c98d62", "#5e3a28", "#e3b48c", "#a96f48", "#70452f")
HAIRS = ("#2a1b16", "#1b1a1f", "#4b2d1d", "#8b8378", "#2f2420", "#5b3a20")
CLOTHES = (GREEN, BRICK, SUN, SEA, CORAL, LEAF, PLUM, ORANGE)

Points = Sequence[tuple[float, float]]


def shade(color: str, part: float) -> str:
    """Return a color darkened (part below 0) or lightened (above 0) by a part of the way."""
    goal = 255 if part > 0 else 0
    channels = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(c + (goal - c) * abs(part)):02x}" for c in channels)


class Cut:
    """A pair of scissors: shapes of one layer. With `hole` a shape is cut out of it again."""

    def __init__(self, pen: ImageDraw.ImageDraw, scale: float) -> None:
        self.pen, self.scale = pen, scale

    def _fit(self, points: Points) -> list[tuple[float, float]]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def poly(self, points: Points, *, hole: bool = False) -> None:
        """Cut a polygon."""
        self.pen.polygon(self._fit(points), fill=0 if hole else 255)

    def rect(
        self, x: float, y: float, w: float, h: float, r: float = 0, *, hole: bool = False
    ) -> None:
        """Cut a rectangle from its upper left corner, with round corners of radius r."""
        box = self._fit([(x, y), (x + w, y + h)])
        radius = min(r, w / 2, h / 2) * self.scale
        self.pen.rounded_rectangle(box, radius, fill=0 if hole else 255)

    def disc(self, x: float, y: float, r: float, ry: float = 0, *, hole: bool = False) -> None:
        """Cut a circle, or an ellipse with a second radius, around its middle."""
        ry = ry or r
        self.pen.ellipse(self._fit([(x - r, y - ry), (x + r, y + ry)]), fill=0 if hole else 255)

    def slice(self, x: float, y: float, r: float, start: float, end: float) -> None:
        """Cut a piece of a circle between two angles in degrees, clockwise from the right."""
        self.pen.pieslice(self._fit([(x - r, y - r), (x + r, y + r)]), start, end, fill=255)

    def line(self, points: Points, w: float, *, hole: bool = False) -> None:
        """Cut a strip with round ends."""
        fitted = self._fit(points)
        fill, width = 0 if hole else 255, max(1, round(w * self.scale))
        self.pen.line(fitted, fill=fill, width=width, joint="curve")
        for x, y in fitted:
            r = width / 2
            self.pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    def curve(self, a: tuple, b: tuple, c: tuple, w: float) -> None:
        """Cut a strip along a bow from a to c, drawn towards b."""
        self.line(bow(a, b, c), w)

    def arch(self, x: float, y: float, w: float, h: float, *, hole: bool = False) -> None:
        """Cut a window with a round head, from its upper left corner."""
        self.rect(x, y + w / 2, w, h - w / 2, hole=hole)
        self.disc(x + w / 2, y + w / 2, w / 2, hole=hole)

    def leaf(self, x: float, y: float, length: float, angle: float, fat: float = 0.32) -> None:
        """Cut a leaf that grows from a point in a direction (degrees, 0 to the right, 90 up)."""
        dx, dy = cos(angle * pi / 180), -sin(angle * pi / 180)
        tip = (x + dx * length, y + dy * length)
        side = (-dy * length * fat * 2, dx * length * fat * 2)
        middle = (x + dx * length * 0.45, y + dy * length * 0.45)
        one = bow((x, y), (middle[0] + side[0], middle[1] + side[1]), tip)
        two = bow(tip, (middle[0] - side[0], middle[1] - side[1]), (x, y))
        self.poly(one + two)

    def hills(self, y: float, rise: float, seed: int, waves: float = 2.0) -> None:
        """Cut rolling ground below about y."""
        chance = Random(seed)  # noqa: S311 - the same hills every time, no secret
        a, b, c = (chance.uniform(0, 2 * pi) for _ in range(3))
        top = []
        for x in range(-20, WIDTH + 41, 20):
            t = x / WIDTH * 2 * pi * waves
            lift = sin(t * 0.5 + a) * 0.6 + sin(t + b) * 0.3 + sin(t * 1.9 + c) * 0.1
            top.append((x, y - rise * lift))
        self.poly([*top, (WIDTH + 40, HEIGHT + 40), (-40, HEIGHT + 40)])


def bow(a: tuple, b: tuple, c: tuple, parts: int = 28) -> list[tuple[float, float]]:
    """Return points along a quadratic curve."""
    steps = [i / parts for i in range(parts + 1)]
    return [
        (
            (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * b[0] + t * t * c[0],
            (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * b[1] + t * t * c[1],
        )
        for t in steps
    ]


class Sheet:
    """A picture in the making. `size` is in pixels; what does not fit is cut off evenly."""

    def __init__(self, name: str, size: tuple[int, int], ground: str = PAPER) -> None:
        self.size = size
        self.chance = Random(name)  # noqa: S311 - the same picture every time, no secret
        self.zoom = max(size[0] / WIDTH, size[1] / HEIGHT)
        self.full = (round(WIDTH * self.zoom), round(HEIGHT * self.zoom))
        self.image = Image.new("RGB", self.full, ground)

    @contextmanager
    def cut(self, color: str, lift: float = 9, opacity: float = 1) -> Iterator[Cut]:
        """Lay a layer: give the scissors, then paste what they cut, `lift` above the rest."""
        mask = Image.new("L", (self.full[0] * FINER, self.full[1] * FINER), 0)
        yield Cut(ImageDraw.Draw(mask), self.zoom * FINER)
        if not (box := mask.getbbox()):
            return
        # Only the part around the shapes is worked on, in whole steps of the shadow's coarse grid.
        edge = round(lift * self.zoom * 5) + 8
        left, top = (max(0, (side // FINER - edge) // 8 * 8) for side in box[:2])
        right, bottom = (
            min(full, (side // FINER + edge) // 8 * 8 + 8)
            for side, full in zip(box[2:], self.full, strict=True)
        )
        mask = mask.crop((left * FINER, top * FINER, right * FINER, bottom * FINER)).reduce(FINER)
        if opacity < 1:
            mask = mask.point(lambda value: round(value * opacity))
        if lift:
            small = mask.reduce(4).filter(ImageFilter.GaussianBlur(lift * self.zoom / 4))
            shadow = small.resize(mask.size, Image.Resampling.BILINEAR)
            offset = round(lift * 0.7 * self.zoom)
            corner = (left + round(offset * 0.4), top + offset)
            self.image.paste(INK, corner, shadow.point(lambda value: round(value * 0.34)))
        self.image.paste(color, (left, top), mask)

    def fade(self, top: str, bottom: str) -> None:
        """Fill the ground from one color above to another below."""
        ramp = Image.linear_gradient("L").resize(self.full)
        both = [Image.new("RGB", self.full, color) for color in (bottom, top)]
        self.image = Image.composite(both[0], both[1], ramp)

    def glow(self, x: float, y: float, r: float, color: str, strength: float = 0.7) -> None:
        """Let light fall around a point."""
        side = max(2, round(2 * r * self.zoom))
        light = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda v: max(0, (v - 74) / 181) ** 1.5 * 255 * strength
        )
        mask = Image.new("L", self.full, 0)
        corner = (round((x - r) * self.zoom), round((y - r) * self.zoom))
        mask.paste(light.resize((side, side)), corner)
        self.image.paste(color, mask=mask)

    def jpeg(self) -> bytes:
        """Print the sheet with grain, cut it to size and return JPEG bytes."""
        left, top = ((full - want) // 2 for full, want in zip(self.full, self.size, strict=True))
        image = self.image.crop((left, top, left + self.size[0], top + self.size[1]))
        fine = self._noise(1).point(lambda v: 128 + (v - 128) * 0.11)
        soft = self._noise(3).filter(ImageFilter.GaussianBlur(1))
        soft = soft.point(lambda v: 128 + (v - 128) * 0.16)
        for noise in (fine, soft):
            image = ImageChops.overlay(image, Image.merge("RGB", (noise,) * 3))
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=85, optimize=True, progressive=True)
        return stream.getvalue()

    def _noise(self, coarse: int) -> Image.Image:
        width, height = (side // coarse + 1 for side in self.size)
        noise = Image.frombytes("L", (width, height), self.chance.randbytes(width * height))
        return (
            noise.resize(self.size, Image.Resampling.BILINEAR)
            if coarse > 1
            else noise.crop((0, 0, *self.size))
        )
