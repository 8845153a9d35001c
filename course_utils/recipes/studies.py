"""All studies, by the name of their table."""

from course_utils.recipes import holes, one_vector, order_and_number, rivals, stems

PARTS = one_vector, rivals, order_and_number, stems, holes
STUDIES = {part.STUDY.name: part.STUDY for part in PARTS}
