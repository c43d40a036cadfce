"""`python -m languages`: bring the message files up to date and compile them.

`python -m languages wrap FILE…`: wrap the plain words of templates, and tell which are left to be wrapped by hand.
`python -m languages left`: tell which files say something in English only, and what.
"""

import os
import sys
import tempfile
from pathlib import Path

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.site.settings")
    os.environ.setdefault("HEADWAY_DATA", tempfile.mkdtemp())
    django.setup()
    from languages import counting, files, templates

    if sys.argv[1:2] == ["wrap"]:
        for name in sys.argv[2:]:
            file = Path(name)
            file.write_text(templates.wrap(file.read_text(encoding="utf-8")), encoding="utf-8")
            for left in templates.sayings(file.read_text(encoding="utf-8")):
                print(f"{name}: by hand: {left.text}")
        return
    if sys.argv[1:2] == ["left"]:
        for name, words in counting.in_english_only().items():
            print(name, *words, sep="\n    ")
        return
    files.update()
    for language in files.LANGUAGES:
        rows = [message for area in (files.WORDS, *files.AREAS) for message in files.read(area, language) if message.id]
        print(f"{language}: {sum(map(files.is_translated, rows))} of {len(rows)} messages")


main()
