"""What each article of a drawn sample stands for, so that its figures are those of all that it was drawn from."""

from collections.abc import Mapping, Sequence

from workbench.drawn import Sample
from workbench.trouble import Trouble


def weights(sample: Sample, strata: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Article id → the inverse of its chance to be drawn, N/n of its stratum (Horvitz and Thompson 1952).

    `strata` are the articles that there are now, by the name of their stratum. Raises Trouble where the strata are no
    longer those that were drawn from: of an article that moved from one to another nobody knows the chance.
    """
    of = {id_: name for name, ids in strata.items() for id_ in ids}
    if not sample.stratify:
        (stratum,) = sample.strata
        return dict.fromkeys(sample.articles, stratum.articles / stratum.size)
    chance = {stratum.name: stratum for stratum in sample.strata}
    found = {id_: of[id_] for id_ in sample.articles if of.get(id_) in chance}
    for name, stratum in chance.items():
        here = sum(each == name for each in found.values())
        if here != stratum.size:
            raise Trouble(
                f"the sample {sample.id!r} has {stratum.size} articles of {sample.stratify} {name!r}, and {here} of "
                "them are so now; put back outlets and dates as they were when it was drawn, or give weights by hand"
            )
    return {id_: chance[name].articles / chance[name].size for id_, name in found.items()}
