"""What the figures of the report rest on."""

from workbench.report.gathered import Gathered
from workbench.report.value import Points, Section

_WORKS = (
    "Artstein, R. and Poesio, M. (2008). Inter-coder agreement for computational linguistics. Computational "
    "Linguistics 34(4), 555–596.",
    "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), "
    "37–46.",
    "Conover, W. J. (1999). Practical Nonparametric Statistics, 3rd edition. Wiley. (Interval of a median.)",
    "Efron, B. (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7(1), 1–26.",
    "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76(5), 378–382.",
    "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British "
    "Journal of Mathematical and Statistical Psychology 61(1), 29–48.",
    "Hayes, A. F. and Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data. "
    "Communication Methods and Measures 1(1), 77–89.",
    "Hripcsak, G. and Rothschild, A. S. (2005). Agreement, the F-measure, and reliability in information retrieval. "
    "Journal of the American Medical Informatics Association 12(3), 296–298.",
    "Hughes, J. (2022). Toward improved inference for Krippendorff's alpha agreement coefficient. arXiv 2210.13265.",
    "Krippendorff, K. (2019). Content Analysis: An Introduction to Its Methodology, 4th edition. Sage.",
    "Lacy, S. and Riffe, D. (1996). Sampling error and selecting intercoder reliability samples for nominal content "
    "categories. Journalism and Mass Communication Quarterly 73(4), 963–973.",
    "Lombard, M., Snyder-Duch, J. and Bracken, C. C. (2002). Content analysis in mass communication: assessment and "
    "reporting of intercoder reliability. Human Communication Research 28(4), 587–604.",
    "Schroeder, H., Roy, D. and Kabbara, J. (2025). arXiv 2507.15821. (What suggestions do to subjective labels.)",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the "
    "American Statistical Association 22(158), 209–212.",
)


def literature(_: Gathered) -> Section:
    """The list."""
    return Section("References", (Points(_WORKS),))
