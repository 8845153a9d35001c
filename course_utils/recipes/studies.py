"""All studies, by the name of their table."""

from course_utils.recipes import agreement, one_vector, rivals, tuning, variants

PARTS = agreement, one_vector, rivals, tuning, variants
STUDIES = {part.STUDY.name: part.STUDY for part in PARTS}
