"""All studies, by the name of their table."""

from course_utils.recipes import (
    addition,
    agreement,
    carbon,
    gated_signals,
    holes,
    lags,
    one_vector,
    order_and_number,
    places,
    preference,
    pretraining,
    recall,
    rivals,
    shifts,
    signals,
    smallest_gpt,
    stems,
    syllables,
    tuning,
    variants,
    widths,
)

STUDIES = {
    study.name: study
    for study in (
        addition.STUDY,
        agreement.STUDY,
        carbon.STUDY,
        gated_signals.STUDY,
        holes.STUDY,
        lags.COUNTING,
        lags.LONG_LAGS,
        one_vector.STUDY,
        order_and_number.STUDY,
        places.STUDY,
        preference.STUDY,
        pretraining.STUDY,
        recall.STUDY,
        rivals.STUDY,
        shifts.STUDY,
        signals.STUDY,
        smallest_gpt.STUDY,
        stems.STUDY,
        syllables.STUDY,
        tuning.STUDY,
        variants.STUDY,
        widths.STUDY,
    )
}
