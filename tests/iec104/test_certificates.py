"""Reading certificates: names and dates as openssl wrote them, and nothing but ValueError for garbage."""

import ssl
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from certificate_lab import Lab
from hypothesis import given
from hypothesis import strategies as st

from iec104 import certificates


def test_names_and_dates(lab: Lab) -> None:
    (rtu,) = certificates.load(lab.server.cert)
    assert rtu.subject == "CN=RTU 7, O=Utility"
    assert rtu.issuer == "CN=Utility CA"
    assert (rtu.not_before, rtu.not_after) == (
        datetime(2020, 1, 1, tzinfo=UTC),
        datetime(2049, 12, 31, 23, 59, 59, tzinfo=UTC),
    )
    assert str(rtu) == "CN=RTU 7, O=Utility (valid from 2020-01-01 to 2049-12-31)"


def test_the_fingerprint_is_that_of_openssl(lab: Lab) -> None:
    said = subprocess.run(
        ["openssl", "x509", "-in", lab.server.cert, "-noout", "-fingerprint", "-sha256"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.strip().endswith(certificates.load(lab.server.cert)[0].fingerprint)


def test_der_and_several_in_one_file(lab: Lab, tmp_path: Path) -> None:
    pem = Path(lab.server.cert).read_text()
    der = tmp_path / "one.der"
    der.write_bytes(ssl.PEM_cert_to_DER_cert(pem))
    assert certificates.load(der) == certificates.load(lab.server.cert)
    bundle = tmp_path / "two.pem"
    bundle.write_text(pem + Path(lab.client.cert).read_text())
    assert [c.subject[:9] for c in certificates.load(bundle)] == ["CN=RTU 7,", "CN=Laptop"]


def test_dates_in_words(lab: Lab) -> None:
    (old,) = certificates.load(lab.expired.cert)
    (young,) = certificates.load(lab.future.cert)
    now = datetime(2026, 6, 1, 12, 30, tzinfo=UTC)
    assert old.dates(now) == (
        "the certificate of CN=Old Laptop, O=Utility expired on 2023-01-01 00:00 UTC; "
        "this computer's clock shows 2026-06-01 12:30 UTC"
    )
    assert "is valid from 2048-01-01 00:00 UTC on" in young.dates(now)
    assert old.dates(datetime(2022, 1, 1, tzinfo=UTC)) == ""


def test_what_is_no_certificate(lab: Lab, tmp_path: Path) -> None:
    for path in (lab.garbage, lab.noise, lab.server.key, lab.crl):
        with pytest.raises(ValueError, match="holds no certificate"):
            certificates.load(path)
    with pytest.raises(ValueError, match="cannot be read: No such file"):
        certificates.load(tmp_path / "missing.pem")


@given(st.data())
def test_damage_raises_value_errors_only(lab: Lab, data: st.DataObject) -> None:
    der = bytearray(certificates.load(lab.server.cert)[0].der)
    for _ in range(data.draw(st.integers(1, 5))):
        der[data.draw(st.integers(0, len(der) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(der)))
    for damaged in (bytes(der), bytes(der[:cut])):
        try:
            assert certificates.parse(damaged).subject
        except ValueError:
            continue


@given(st.binary(max_size=100))
def test_garbage_raises_value_errors_only(octets: bytes) -> None:
    with pytest.raises(ValueError):
        certificates.parse(octets)
