"""`figrepro check`: everything that a CI must know."""

from figrepro.batch import compare_figures
from figrepro.cli.documents import document_of_failure, write_document
from figrepro.cli.options import (
    DataOption,
    JsonOption,
    SomeIds,
    data_and_ids,
    status_of_comparisons,
)
from figrepro.cli.output import say, tell_problems


def check(ids: SomeIds = None, data: DataOption = None, as_json: JsonOption = False) -> int:
    """Check that figures are valid and match their references."""
    from figrepro.render.isolation import own_the_process

    with document_of_failure(as_json):
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
        from figrepro.results.document import compared_row

        write_document(compared_row(one) for one in outcomes)
    else:
        matching = sum(outcome.status == "match" for outcome in outcomes)
        say(f"{matching} of {len(outcomes)} figures match")
    return status_of_comparisons(outcomes)
