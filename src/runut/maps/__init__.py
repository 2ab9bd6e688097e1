"""Maps of areas.

In: a GeoJSON file, and a number for each of its areas. Out: the areas by their codes, or what is
wrong with the file; the areas in classes of their numbers; and, by ``drawn``, the map.
"""

from runut.maps.geojson import Areas, read_areas
from runut.maps.layers import Layer, classes, shades_of

__all__ = ["Areas", "Layer", "classes", "drawn", "read_areas", "shades_of"]
