"""A short run of bench/fuzz.py: mutated catalogues end with an answer or with their faults."""

from bench.fuzz import run


def test_mutated_catalogues_end_with_0_or_3() -> None:
    outcomes = [run(seed) for seed in range(150)]
    assert [outcome.told for outcome in outcomes if outcome.told] == []
    codes = {code for outcome in outcomes for code in outcome.codes}
    assert codes == {0, 3}  # both: mutations that are all refused, or all sound, try nothing
