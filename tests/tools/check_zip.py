"""Packages as a stranger's computer sees them: check_zip.py FILE.zip…

Names that survive Windows and mail, nothing hidden or encrypted, sound data, a fixed time, and a manifest that
comes last and tells the truth about every other file.
"""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
PORTABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
RESERVED = re.compile(r"(?i)(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)")
SYMLINK, TYPE = 0o120000, 0o170000
MANIFEST = "manifest.json"


def entry_complaints(entry):
    name = entry.filename
    if not PORTABLE.fullmatch(name) or ".." in name or RESERVED.search(name) or name.endswith("."):
        yield "the name isn't portable"
    if entry.flag_bits & 1:
        yield "encrypted"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield f"compression method {entry.compress_type}"
    if (entry.external_attr >> 16) & TYPE == SYMLINK:
        yield "a symbolic link"
    if entry.date_time != EPOCH:
        yield f"its time is {entry.date_time}"
    if entry.extra:
        yield "it has extra fields, which could hold a time or a user"
    if entry.compress_size and entry.file_size > 1000 * entry.compress_size:
        yield "it expands over a thousandfold"


def envelope_complaints(path, archive):
    raw = path.read_bytes()
    end = raw.rfind(b"PK\x05\x06")
    comment = int.from_bytes(raw[end + 20 : end + 22], "little")
    if not raw.startswith(b"PK\x03\x04"):
        yield "data before the first entry"
    if end + 22 + comment != len(raw):
        yield "data after the end"
    if broken := archive.testzip():
        yield f"{broken} doesn't match its check sum"
    unzip = subprocess.run(["unzip", "-tqq", path], capture_output=True, text=True, check=False)
    if unzip.returncode:
        yield f"unzip: {unzip.stdout}{unzip.stderr}".strip()
    names = [name.casefold() for name in archive.namelist()]
    if len(set(names)) != len(names):
        yield "two entries have one name"


def manifest_complaints(archive):
    names = archive.namelist()
    if names[-1:] != [MANIFEST]:
        yield f"{MANIFEST} isn't the last entry"
        return
    listed = json.loads(archive.read(MANIFEST))["files"]
    if [file["name"] for file in listed] != names[:-1]:
        yield f"{MANIFEST} lists other files than the package has"
        return
    for file in listed:
        held = archive.read(file["name"])
        if (file["size"], file["sha256"]) != (len(held), hashlib.sha256(held).hexdigest()):
            yield f"{file['name']}: {MANIFEST} has another size or SHA-256"


def complaints(path):
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        yield str(error)
        return
    with archive:
        yield from envelope_complaints(path, archive)
        for entry in archive.infolist():
            yield from (f"{entry.filename}: {complaint}" for complaint in entry_complaints(entry))
        yield from manifest_complaints(archive)


def main(paths):
    failed = 0
    for path in map(Path, paths):
        found = list(complaints(path))
        failed += bool(found)
        for complaint in found:
            print(f"{path}: {complaint}")
    print(f"ZIP: {len(paths) - failed} of {len(paths)} packages pass")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
