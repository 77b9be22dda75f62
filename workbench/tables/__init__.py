"""The labelled set as pandas tables: a row for each record, the same columns and dtypes also without any row.

Every table carries in `attrs` what a chart has to say about it: `n_articles` and `n_annotators` (those with
annotations; `adjudicated` is none), `n_adjudicated` (articles between whose readings somebody has decided and is done:
of them the rows of `adjudicated` count, of others those of readers), `codebook` (its version), `excluded` (records
whose words are no longer at their place: they stay in the table, marked `detached`, and are not for counting) and
`disputed` (records that two sessions left in two ways: the one that counts is in the table, marked). The tables of
`Tables` also carry what of the logs is in no table: `damaged`, lines that could not be read, and `missing`, places
where actions are gone.
"""

from workbench.tables.labelled import Tables
from workbench.tables.making import actions, articles, copies, mentions, namings, stances

__all__ = ["Tables", "actions", "articles", "copies", "mentions", "namings", "stances"]
