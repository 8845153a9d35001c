"""All studies, by the name of their table."""

from course_utils.recipes import lags, one_vector, rivals

STUDIES = {
    study.name: study for study in (one_vector.STUDY, rivals.STUDY, lags.LONG_LAGS, lags.COUNTING)
}
