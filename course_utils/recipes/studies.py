"""All studies, by the name of their table."""

from course_utils.recipes import one_vector, places, rivals, shifts, signals

STUDIES = {
    study.name: study
    for study in (
        one_vector.STUDY,
        rivals.STUDY,
        shifts.STUDY,
        signals.STUDY,
        places.STUDY,
    )
}
