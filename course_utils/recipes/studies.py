"""All studies, by the name of their table."""

from course_utils.recipes import (
    holes,
    one_vector,
    order_and_number,
    pretraining,
    recall,
    rivals,
    stems,
)

STUDIES = {
    study.name: study
    for study in (
        holes.STUDY,
        one_vector.STUDY,
        order_and_number.STUDY,
        pretraining.STUDY,
        recall.STUDY,
        rivals.STUDY,
        stems.STUDY,
    )
}
