"""A printed sheet of codes: sealed until it has been shown, which is once; from then on hashes are all that is kept.

allauth keeps the seed that its codes come from, so its class gives way to ours. No setting and no method of its
adapter chooses it: `Authenticator.wrap` and its flows name the class themselves.
"""

import re
from time import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth, flows
from django.db import transaction

from headway.foundation.access.sheets import hashes_of, left_without


class Sheet(auth.RecoveryCodes):
    """A sheet that signs in once it has been shown, with each code once."""

    shown: tuple[str, ...] = ()

    @transaction.atomic
    def mark_as_viewed(self) -> None:
        """Take the codes out of what is kept; this page is the last to know them."""
        self._lock()
        if "seed" in self.instance.data:
            self.shown = tuple(self.generate_codes())
            self._keep(hashes_of(self.shown))

    def get_unused_codes(self) -> list[str]:
        """The codes where they are being shown; otherwise as many blanks as are left."""
        kept = self.instance.data
        return list(self.shown or self.generate_codes()) if "seed" in kept or self.shown else [""] * len(kept["hashes"])

    @transaction.atomic
    def validate_code(self, code: str) -> bool:
        """Whether the sheet has this code; it has it no longer."""
        self._lock()
        left = left_without(re.sub(r"\D", "", code), self.instance.data.get("hashes", []))
        if left is None:
            return False
        self._keep(left)
        return True

    def _lock(self) -> None:
        self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)

    def _keep(self, hashes: list[str]) -> None:
        self.instance.data = {"hashes": hashes, "viewed_at": self.instance.data.get("viewed_at") or time()}
        self.instance.save(update_fields=["data"])


def use_sheets() -> None:
    """Have allauth make and read sheets of this kind; called once, when the site starts."""
    auth.RecoveryCodes = flows.RecoveryCodes = Sheet  # type: ignore[misc, attr-defined]
