"""All studies, by the name of their table."""

from course_utils.recipes import one_vector, rivals, widths

STUDIES = {study.name: study for study in (one_vector.STUDY, rivals.STUDY, widths.STUDY)}
