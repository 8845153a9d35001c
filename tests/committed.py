"""The notebooks of the course, as they are committed."""

from course_utils.paths import NOTEBOOKS

COMMITTED = sorted(NOTEBOOKS.glob("*.ipynb"))
