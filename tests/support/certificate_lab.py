"""Certificates made for a test with the `openssl` command: two authorities, good and bad leaves, a revocation list."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

CONFIG = """
[ca]
default_ca = lab
[lab]
database = index.txt
serial = serial
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_crl_days = 30
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
organizationName = optional
"""
PASSPHRASE = "geheim"


@dataclass(frozen=True)
class Leaf:
    """A certificate file and its key file."""

    cert: str
    key: str


class Authority:
    """One CA in a folder of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "ca.cnf").write_text(CONFIG)
        (folder / "index.txt").write_text("")
        (folder / "serial").write_text("1000\n")
        self._run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key",
                  "-out", "ca.pem", "-subj", f"/CN={name}", "-days", "3650")  # fmt: skip
        self.cert = str(folder / "ca.pem")

    def issue(
        self,
        name: str,
        *,
        start: str = "20200101000000Z",
        end: str = "20491231235959Z",
        address: str = "",
        key: str = "",
    ) -> Leaf:
        """Issue a certificate; dates as YYYYMMDDHHMMSSZ, `address` as subject alternative name, `key` a passphrase."""
        stem = name.lower().replace(" ", "_")
        secret = ["-passout", f"pass:{key}"] if key else ["-nodes"]
        extra = ["-addext", f"subjectAltName=IP:{address}"] if address else []
        self._run("req", "-newkey", "rsa:2048", *secret, "-keyout", f"{stem}.key", "-out", f"{stem}.csr",
                  "-subj", f"/CN={name}/O=Utility", *extra)  # fmt: skip
        self._run("ca", "-batch", "-config", "ca.cnf", "-in", f"{stem}.csr", "-out", f"{stem}.pem", "-notext",
                  "-startdate", start, "-enddate", end)  # fmt: skip
        return Leaf(str(self.folder / f"{stem}.pem"), str(self.folder / f"{stem}.key"))

    def revoke(self, leaf: Leaf) -> str:
        """Revoke a certificate; gives the path of the revocation list."""
        self._run("ca", "-config", "ca.cnf", "-revoke", leaf.cert)
        self._run("ca", "-config", "ca.cnf", "-gencrl", "-out", "crl.pem")
        return str(self.folder / "crl.pem")

    def _run(self, *arguments: str) -> None:
        done = subprocess.run(
            ["openssl", *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr


class Lab:
    """What the tests need."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("openssl") is None:
            pytest.skip("the openssl command is not installed: apt-get install openssl")
        self.folder = folder
        self.authority = Authority(folder / "ca", "Utility CA")
        self.stranger = Authority(folder / "other", "Other CA")
        self.server = self.authority.issue("RTU 7", address="127.0.0.1")
        self.client = self.authority.issue("Laptop")
        self.expired = self.authority.issue("Old Laptop", end="20230101000000Z")
        self.future = self.authority.issue("Young Laptop", start="20480101000000Z")
        self.foreign = self.stranger.issue("Foreign Laptop")
        self.revoked = self.authority.issue("Lost Laptop")
        self.locked = self.authority.issue("Locked Laptop", key=PASSPHRASE)
        self.crl = self.authority.revoke(self.revoked)
        self.garbage = str(folder / "garbage.pem")
        Path(self.garbage).write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
        self.noise = str(folder / "noise.der")
        Path(self.noise).write_bytes(bytes(range(256)))
