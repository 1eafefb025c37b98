"""What several pictures share: people, houses, trees, suns."""

from math import cos, pi, sin

from .paper import (
    BRICK,
    CLOTHES,
    CREAM,
    DEEP,
    HAIRS,
    INK,
    LEAF,
    SKINS,
    SUN,
    WHITE,
    Sheet,
    shade,
)


def person(sheet: Sheet, x: float, base: float, tall: float, kind: int, arm: float = 0) -> None:
    """Stand a person on a line; `kind` picks colors, `arm` raises an arm (1 right, -1 left)."""
    clothes, skin = CLOTHES[kind % len(CLOTHES)], SKINS[kind * 5 % len(SKINS)]
    hair = HAIRS[(kind * 7 + 1) % len(HAIRS)]
    head, wide = tall * 0.15, tall * 0.19
    shoulder = base - tall * 0.66
    top = shoulder - head * 1.25
    if arm:
        with sheet.cut(clothes, 5) as c:
            c.line(
                [(x + arm * wide * 0.8, shoulder + wide * 0.6)] * 1
                + [(x + arm * wide * 1.5, shoulder - tall * 0.2)],
                tall * 0.095,
            )
        with sheet.cut(skin, 0) as c:
            c.disc(x + arm * wide * 1.56, shoulder - tall * 0.25, tall * 0.055)
    with sheet.cut(hair, 4) as c:
        if kind % 3 == 0:
            c.rect(x - head * 1.12, top - head * 1.1, head * 2.24, head * 2.9, head)
        elif kind % 3 == 1:
            c.disc(x, top - head * 0.2, head * 1.12)
            c.disc(x, top - head * 1.25, head * 0.5)
        else:
            c.disc(x, top - head * 0.22, head * 1.16)
    with sheet.cut(clothes, 7) as c:
        c.rect(x - wide, shoulder, wide * 2, base - shoulder + wide, wide * 0.85)
        c.rect(x - wide, base - wide, wide * 2, wide)
        c.rect(x - wide - 2, base, wide * 2 + 4, wide * 1.5, hole=True)
    with sheet.cut(shade(skin, -0.12), 0) as c:
        c.rect(x - head * 0.4, shoulder - head * 0.5, head * 0.8, head * 0.95, head * 0.4)
    with sheet.cut(skin, 3) as c:
        c.disc(x, top, head * 0.86, head * 0.98)
    with sheet.cut(hair, 0) as c:
        c.slice(x, top - head * 0.25, head * 0.92, 186, 354)


def tree(sheet: Sheet, x: float, base: float, tall: float, color: str = LEAF) -> None:
    """Plant a round tree."""
    with sheet.cut(shade(BRICK, -0.45), 4) as c:
        c.rect(x - tall * 0.035, base - tall * 0.55, tall * 0.07, tall * 0.55)
    with sheet.cut(color, 9) as c:
        for dx, dy, r in (
            (-0.16, -0.52, 0.2),
            (0.17, -0.55, 0.19),
            (0, -0.75, 0.24),
            (0, -0.5, 0.22),
        ):
            c.disc(x + dx * tall, base + dy * tall, r * tall)
    with sheet.cut(shade(color, 0.16), 0) as c:
        c.disc(x - tall * 0.06, base - tall * 0.8, tall * 0.11)


def windows(
    sheet: Sheet,
    x: float,
    y: float,
    columns: int,
    rows: int,
    step: tuple[float, float],
    size: tuple[float, float],
    lit: float = 0.5,
    dark: str = DEEP,
) -> None:
    """Cut rows of windows into a wall; a part of them is lit."""
    places = [(x + i * step[0], y + j * step[1]) for j in range(rows) for i in range(columns)]
    bright = {place for place in places if sheet.chance.random() < lit}
    for color, chosen in ((dark, [p for p in places if p not in bright]), (SUN, sorted(bright))):
        if chosen:
            with sheet.cut(color, 0) as c:
                for wx, wy in chosen:
                    c.rect(wx, wy, *size, 3)


def house(sheet: Sheet, x: float, base: float, w: float, h: float, color: str, roof: str) -> None:
    """Build a small gabled house with door and windows."""
    with sheet.cut(color, 8) as c:
        c.rect(x, base - h, w, h)
        c.poly([(x, base - h + 1), (x + w / 2, base - h - w * 0.42), (x + w, base - h + 1)])
    with sheet.cut(roof, 6) as c:
        c.line(
            [
                (x - w * 0.08, base - h + w * 0.03),
                (x + w / 2, base - h - w * 0.44),
                (x + w * 1.08, base - h + w * 0.03),
            ],
            w * 0.08,
        )
    with sheet.cut(shade(roof, -0.25), 0) as c:
        c.arch(x + w * 0.4, base - h * 0.5, w * 0.22, h * 0.5)
    windows(sheet, x + w * 0.12, base - h * 0.72, 2, 1, (w * 0.58, 0), (w * 0.18, h * 0.24), 0.8)


def sun(sheet: Sheet, x: float, y: float, r: float, color: str = SUN) -> None:
    """Hang a sun with its light."""
    sheet.glow(x, y, r * 4.2, CREAM, 0.9)
    with sheet.cut(shade(color, 0.45), 0, 0.6) as c:
        c.disc(x, y, r * 1.35)
    with sheet.cut(color, 8) as c:
        c.disc(x, y, r)


def seat_ring(
    sheet: Sheet, x: float, y: float, r: float, count: int, size: float, turn: float = 0
) -> None:
    """Seat people around a point, seen from above: shoulders and hair."""
    for i in range(count):
        angle = 2 * pi * i / count + turn
        px, py = x + r * cos(angle), y + r * sin(angle) * 0.98
        side = (-sin(angle), cos(angle))
        with sheet.cut(CLOTHES[i % len(CLOTHES)], 10) as c:
            reach = size * 0.95
            c.line(
                [
                    (px - side[0] * reach, py - side[1] * reach),
                    (px + side[0] * reach, py + side[1] * reach),
                ],
                size * 1.05,
            )
        with sheet.cut(SKINS[i * 5 % len(SKINS)], 0) as c:
            for hand in (-0.75, 0.75):
                c.disc(
                    px - cos(angle) * size * 0.95 + side[0] * size * hand,
                    py - sin(angle) * size * 0.95 + side[1] * size * hand,
                    size * 0.27,
                )
        with sheet.cut(HAIRS[(i * 7 + 1) % len(HAIRS)], 8) as c:
            c.disc(px, py, size * 0.62)
            if i % 3 == 1:
                c.disc(px + cos(angle) * size * 0.6, py + sin(angle) * size * 0.6, size * 0.3)


def book(sheet: Sheet, x: float, y: float, w: float, color: str) -> None:
    """Lay an open book around a point."""
    h = w * 0.36
    with sheet.cut(color, 22) as c:
        c.rect(x - w / 2 - 22, y - h + 26, w + 44, h * 2 - 10, 22)
    for side in (-1, 1):
        edge = bow_page(x, y, w, h, side)
        with sheet.cut(shade(WHITE, -0.08), 6) as c:
            c.poly([(px + side * 10, py + 12) for px, py in edge])
        with sheet.cut(WHITE if side < 0 else shade(WHITE, -0.03), 6) as c:
            c.poly(edge)
    with sheet.cut(INK, 0, 0.10) as c:
        c.rect(x - 9, y - h + 20, 18, h * 2 - 40, 9)


def bow_page(x: float, y: float, w: float, h: float, side: int) -> list[tuple[float, float]]:
    """Return the outline of a page that bends up from the fold."""
    out = x + side * w / 2
    top = [(x + (out - x) * t, y - h + 26 - sin(t * pi) * 34) for t in (i / 20 for i in range(21))]
    low = [(px, py + h * 2 - 26) for px, py in reversed(top)]
    return top + low


def bubble(sheet: Sheet, x: float, y: float, w: float, h: float, color: str, tail: int) -> None:
    """Float a speech bubble whose tail points to the left (-1) or right (1)."""
    with sheet.cut(color, 14) as c:
        c.rect(x, y, w, h, h * 0.42)
        foot = x + w * (0.28 if tail < 0 else 0.72)
        c.poly([(foot - 34, y + h - 12), (foot + 34, y + h - 12), (foot + tail * 62, y + h + 74)])
