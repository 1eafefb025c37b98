"""From latitude and longitude to a place on the map of the United States.

The projection is d3-geo's `geoAlbersUsa().scale(1300).translate([487.5, 305])`, in which us-atlas
draws its states: three conic equal-area (Albers) projections, of which two set Alaska and Hawaii
below the Southwest. Formulas: Snyder, Map Projections: A Working Manual (USGS 1395), pages 98 to
103.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import cos, isfinite, pi, radians, sin, sqrt

WIDTH, HEIGHT = 975, 610
SCALE = 1300
MIDDLE = (WIDTH / 2, HEIGHT / 2)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Albers:
    """A conic equal-area projection into one part of the sheet.

    Angles are in degrees; `meridian` is straight up, `parallels` keep their true length, and the
    point `center` (east of the meridian, north) falls on `at`. `frame` is what is drawn: left,
    top, right, bottom.
    """

    meridian: float
    parallels: tuple[float, float]
    center: tuple[float, float]
    scale: float
    at: tuple[float, float]
    frame: Box

    @cached_property
    def cone(self) -> tuple[float, float]:
        """The cone's constants n and C."""
        south, north = (sin(radians(parallel)) for parallel in self.parallels)
        n = (south + north) / 2
        return n, 1 + south * (2 * n - south)

    def plane(self, east: float, north: float) -> tuple[float, float]:
        """Return the place on the cone, in earth radii, of two angles in radians."""
        n, c = self.cone
        radius = sqrt(max(c - 2 * n * sin(north), 0)) / n
        return radius * sin(n * east), sqrt(c) / n - radius * cos(n * east)

    def project(self, latitude: float, longitude: float) -> tuple[float, float] | None:
        """Return x and y on the sheet, or None outside the frame."""
        east = (radians(longitude - self.meridian) + pi) % (2 * pi) - pi
        x, y = self.plane(east, radians(latitude))
        x0, y0 = self.plane(radians(self.center[0]), radians(self.center[1]))
        x, y = self.at[0] + self.scale * (x - x0), self.at[1] - self.scale * (y - y0)
        left, top, right, bottom = self.frame
        return (x, y) if left <= x <= right and top <= y <= bottom else None


def part(
    meridian: float,
    parallels: tuple[float, float],
    center: tuple[float, float],
    size: float,
    shift: tuple[float, float],
    frame: Box,
) -> Albers:
    """Return one part of the sheet; shift and frame are in units of the scale from the middle."""
    x, y = MIDDLE
    left, top, right, bottom = (edge * SCALE for edge in frame)
    return Albers(
        meridian,
        parallels,
        center,
        SCALE * size,
        (x + shift[0] * SCALE, y + shift[1] * SCALE),
        (x + left, y + top, x + right, y + bottom),
    )


MAINLAND = part(-96, (29.5, 45.5), (-0.6, 38.7), 1, (0, 0), (-0.455, -0.238, 0.455, 0.238))
ALASKA = part(-154, (55, 65), (-2, 58.5), 0.35, (-0.307, 0.201), (-0.425, 0.12, -0.214, 0.234))
HAWAII = part(-157, (8, 18), (-3, 19.9), 1, (-0.205, 0.212), (-0.214, 0.166, -0.115, 0.234))


def project(latitude: float, longitude: float) -> tuple[float, float] | None:
    """Return x and y (0 to 975, 0 to 610) of a place in degrees, or None off the map.

    Places near the border, such as Toronto, are on the sheet; `shapes.state_at` tells which are
    in a state.
    """
    if not (isfinite(latitude) and isfinite(longitude)):
        return None
    return next(_places(latitude, longitude), None)


def _places(latitude: float, longitude: float) -> Iterator[tuple[float, float]]:
    for sheet in (MAINLAND, ALASKA, HAWAII):
        if place := sheet.project(latitude, longitude):
            yield place
