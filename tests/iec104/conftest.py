import pytest
from certificate_lab import Lab


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """Certificates, made once per run."""
    return Lab(tmp_path_factory.mktemp("certificates"))
