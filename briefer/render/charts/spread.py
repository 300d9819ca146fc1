"""Placing things along a line near where they belong, in their order and without touching."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """Middles as near to `wanted` as may be (least squares), in the order given, `gap` apart at least.

    Isotonic regression by pooling neighbours that would overlap (Ayer et al. 1955) on the middles less the room that
    those before need.
    """
    before: list[float] = []
    for n, size in enumerate(sizes):
        before.append(0.0 if not n else before[-1] + (sizes[n - 1] + size) / 2 + gap)
    pools: list[tuple[float, int]] = []
    for want, room in zip(wanted, before, strict=True):
        mean, count = want - room, 1
        while pools and pools[-1][0] > mean:
            other, many = pools.pop()
            mean, count = (mean * count + other * many) / (count + many), count + many
        pools.append((mean, count))
    levels = [mean for mean, count in pools for _ in range(count)]
    return [level + room for level, room in zip(levels, before, strict=True)]
