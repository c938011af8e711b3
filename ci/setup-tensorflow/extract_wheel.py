"""Extracts the members of a wheel that match patterns: extract_wheel.py WHEEL FOLDER PATTERN...

Reading a member checks its CRC-32. Prints how many files were written. Exit code 3: the wheel is damaged.
"""
import fnmatch
import sys
import zipfile
import zlib

wheel, folder, *patterns = sys.argv[1:]
try:
    with zipfile.ZipFile(wheel) as archive:
        members = [
            name
            for name in archive.namelist()
            if any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
        ]
        for name in members:
            archive.extract(name, folder)
except (zipfile.BadZipFile, zlib.error, EOFError) as error:
    print(error, file=sys.stderr)
    sys.exit(3)
print(len(members))
