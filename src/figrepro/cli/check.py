"""`figrepro check`: everything that a CI must know."""

from figrepro.batch import compare_figures
from figrepro.cli.options import (
    DataOption,
    JsonOption,
    SomeIds,
    data_and_ids,
    status_of_comparisons,
)
from figrepro.cli.output import say, tell_problems, write_data


def check(ids: SomeIds = None, data: DataOption = None, as_json: JsonOption = False) -> int:
    """Check figures: specs and data are valid, drawings match their references."""
    from figrepro.render.isolation import own_the_process

    found, chosen = data_and_ids(data, ids)
    own_the_process()
    outcomes = []
    for outcome in compare_figures(found, chosen):
        outcomes.append(outcome)
        if not as_json and outcome.status != "error":
            from figrepro.cli.compared import print_comparison

            print_comparison(outcome)
        tell_problems(outcome.warnings, as_warning=True, of=outcome.id)
        tell_problems(outcome.problems)
    if as_json:
        from figrepro.results.document import compared_row, to_document, to_json

        write_data(to_json(to_document([compared_row(one) for one in outcomes])))
    else:
        matching = sum(outcome.status == "match" for outcome in outcomes)
        say(f"{matching} of {len(outcomes)} figures match")
    return status_of_comparisons(outcomes)
