"""A made project, and what is gathered of it, once for all tests of the report."""

import pytest

from tests.report.made import with_everything
from workbench.project import Project
from workbench.report.gathered import Gathered
from workbench.report.value import Report
from workbench.report.whole import report


@pytest.fixture(scope="package")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Ten articles, three readers, and something for every section."""
    return with_everything(tmp_path_factory.mktemp("report") / "study", copies=2)


@pytest.fixture(scope="package")
def gathered(project: Project) -> Gathered:
    """What it says."""
    return Gathered(project, "2026-11-23", draws=200)


@pytest.fixture(scope="package")
def told(gathered: Gathered) -> Report:
    """Its report."""
    return report(gathered)
