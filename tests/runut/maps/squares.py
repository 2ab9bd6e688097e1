"""A small map of squares."""

import json


def ring(west: float, south: float, size: float = 1) -> list[list[float]]:
    """A square that runs to the left, its first corner again at the end."""
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code: object, *rings: list, kind: str = "Polygon", **more) -> dict:
    coordinates = [[one] for one in rings] if kind == "MultiPolygon" else list(rings)
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry, **more}


def collection(*features: dict, **more) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()
