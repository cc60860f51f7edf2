"""A zip is complete or not there."""

import errno
import hashlib
import resource
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldscope.zipped import Zipped


@pytest.fixture
def small_disk() -> Iterator[int]:
    """No file can have more octets than this: what a full disk does, for one process."""
    if sys.platform == "win32":
        pytest.skip("there are no limits for files on Windows")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield 100_000
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def noise(count: int) -> bytes:
    return b"".join(hashlib.sha256(str(n).encode()).digest() for n in range(count // 32))


def test_contents_and_streams_with_their_checksums(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with Zipped(path) as made:
        made.add("one.txt", b"1")
        made.add("two/three.bin", lambda file: [file.write(bytes([n])) for n in range(200)])
        assert not path.exists()
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["one.txt", "two/three.bin"]
        for entry in made.entries:
            content = archive.read(entry.name)
            assert (entry.octets, entry.sha256) == (len(content), hashlib.sha256(content).hexdigest())
            assert archive.getinfo(entry.name).date_time[0] >= 2026
    assert [found.name for found in tmp_path.iterdir()] == ["a.zip"]


def test_what_was_there_stays_when_something_goes_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"before")

    def fail(file: object) -> None:
        raise RuntimeError("no")

    def write() -> None:
        with Zipped(path) as made:
            made.add("one.txt", b"1")
            made.add("two.txt", fail)

    with pytest.raises(RuntimeError, match="no"):
        write()
    assert path.read_bytes() == b"before"
    assert [found.name for found in tmp_path.iterdir()] == ["a.zip"]


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[int] = []
    with Zipped(tmp_path / "a.zip", told.append) as made:
        made.add("a", lambda file: [file.write(bytes(1 << 18)) for _ in range(12)])
        made.add("b", bytes(1 << 20))
    assert told == [1 << 20, 2 << 20, 3 << 20, 4 << 20]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), Zipped(tmp_path / "gone" / "a.zip"):
        pass


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, small_disk: int) -> None:
    with pytest.raises(OSError, match="large") as caught, Zipped(tmp_path / "a.zip") as made:
        made.add("noise.bin", lambda file: [file.write(noise(small_disk)) for _ in range(3)])
    assert caught.value.errno == errno.EFBIG
    assert list(tmp_path.iterdir()) == []
