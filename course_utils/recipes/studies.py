"""All studies, by the name of their table."""

from course_utils.recipes import one_vector, pretraining, recall, rivals, smallest_gpt

PARTS = one_vector, rivals, recall, pretraining, smallest_gpt
STUDIES = {part.STUDY.name: part.STUDY for part in PARTS}
