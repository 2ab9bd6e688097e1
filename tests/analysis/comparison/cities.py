"""The cities that are compared in these tests."""

from fractions import Fraction

from analysis.comparison.line import Point

# The ten cities that the project ships, of 2010: population, poor, employed, unemployed.
TEN = {
    "bandar-lampung": (881_801, 128_600, 374_664, 50_727),
    "metro": (145_471, 20_100, 62_301, 8_871),
    "palembang": (1_455_284, 218_600, 577_122, 93_713),
    "bandung": (2_394_873, 118_600, 948_124, 131_353),
    "surabaya": (2_765_487, 195_700, 1_245_542, 91_390),
    "semarang": (1_555_984, 79_700, 724_687, 71_499),
    "makassar": (1_338_663, 78_700, 507_962, 78_216),
    "medan": (2_097_610, 212_300, 886_815, 133_811),
    "yogyakarta": (388_627, 37_800, 191_139, 15_294),
    "padang": (833_562, 52_800, 304_790, 52_416),
}


def peers_of(cities):
    found = {}
    for city, (population, poor, employed, unemployed) in cities.items():
        counts = {
            "population": population, "poor": poor, "employed": employed, "unemployed": unemployed
        }  # fmt: skip
        rates = {
            "poverty_rate": str(Fraction(100 * poor, population)),
            "unemployed_share": str(Fraction(100 * unemployed, employed + unemployed)),
        }
        found[city] = {
            "name": {"id": f"Kota {city}", "en": city},
            "bps_code": "1871",
            "counts": {name: str(value) for name, value in counts.items()},
            "rates": rates,
        }
    return found


PEERS = peers_of(TEN)


def drawn(pairs):
    return [Point(str(i), Fraction(x), Fraction(y)) for i, (x, y) in enumerate(pairs)]


def by_rates(pairs):
    """Cities with these rates of unemployment and poverty, in whole per cent."""
    return {
        "2010": peers_of({f"c{i}": (100, y, 100 - x, x) for i, (x, y) in enumerate(pairs)}),
    }
