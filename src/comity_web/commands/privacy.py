"""docs/privacy.md: made of the list of personal fields, held against the models.

python -m comity_web.commands.privacy --check    names what differs
python -m comity_web.commands.privacy --update   writes the page
"""

import os
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "privacy.md"


def main(arguments: list[str]) -> int:
    """1 where --check found a field that is not listed, or a page that is not the list's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity_web.config.settings")
    import django

    django.setup()
    from comity_web.followup.personal_fields import faults, privacy_page

    found = faults()
    if "--update" in arguments:
        PAGE.write_text(privacy_page(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != privacy_page():
        found.append("docs/privacy.md is not in step; run python -m comity_web.commands.privacy --update")
    sys.stdout.writelines(f"docs/privacy.md: {line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
