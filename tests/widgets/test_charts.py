"""Charts: round ticks, scales both ways, contours that lie where the function says."""

import json
import math
import subprocess

import pytest

from course_utils.widgets.join import HERE


def evaluated(file: str, names: str, expression: str):
    script = f'import {{ {names} }} from "{(HERE / "core" / file).as_uri()}";\n'
    script += f"console.log(JSON.stringify({expression}));"
    node = ["node", "--input-type=module"]
    done = subprocess.run(node, input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


GRID = "Array.from({{ length: 41 * 31 }}, (_, k) => [k % 41, Math.floor(k / 41)])"
DISTANCE = GRID + ".map(([i, j]) => Math.hypot(i - 20, j - 15))"
CIRCLE = "rings(41, 31, " + DISTANCE + ", {})"


@pytest.mark.parametrize("radius", [3.2, 7.5, 13.7])
def test_a_contour_of_the_distance_is_a_circle_and_closed(radius):
    rings = evaluated("contour.js", "rings", CIRCLE.format(radius))
    outer = max(rings, key=len)  # the corners of the grid are farther than the level, all around
    inner = min(rings, key=lambda ring: max(math.dist(point, (20, 15)) for point in ring))
    assert len(rings) == 2 and len(inner) >= 20 and inner[0] == inner[-1] and outer[0] == outer[-1]
    assert all(abs(math.dist(point, (20, 15)) - radius) < 0.1 for point in inner)


def test_control_where_the_function_is_nowhere_so_high_there_is_no_contour():
    assert evaluated("contour.js", "rings", CIRCLE.format(99)) == []


def test_ticks_are_round_and_a_scale_goes_both_ways():
    linear = "scale([0, 0.83], [10, 110])"
    assert evaluated("chart.js", "scale", f"{linear}.ticks(4)") == [0, 0.2, 0.4, 0.6, 0.8]
    assert evaluated("chart.js", "scale", f"{linear}.invert({linear}(0.3))") == pytest.approx(0.3)
    log = "scale([0.001, 100], [0, 50], true)"
    ticks = evaluated("chart.js", "scale", f"{log}.ticks(9)")
    assert ticks == pytest.approx([0.001, 0.01, 0.1, 1, 10, 100])
    assert evaluated("chart.js", "scale", f"{log}(0.1)") == pytest.approx(20)
