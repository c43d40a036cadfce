"""Evidence as a Django app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "headway.casework.evidence"
    label = "evidence"
    verbose_name = "Evidence"

    def ready(self) -> None:
        from headway.casework.evidence import leaving  # needs the app registry
        from headway.foundation.access.leaving import check_before_leaving, find_basis_with
        from headway.foundation.ledger.changes import check_before_writing

        find_basis_with(leaving.published_basis)
        check_before_leaving(leaving.may_evidence_leave)
        check_before_writing(leaving.keep_small_figures)
