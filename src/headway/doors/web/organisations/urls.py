"""The addresses of organisations: the list, one's page, its names and line, who is in office, handing over."""

from django.urls import path

from headway.doors.web.organisations import handovers, told
from headway.doors.web.organisations import keeping as keeping_organisations
from headway.doors.web.organisations import pages as actors

urlpatterns = [
    path("organisations/", actors.organisation_list, name="organisations"),
    path("organisations/alike/", actors.duplicates_page, name="duplicates"),
    path("organisations/<sealed:key>/", actors.organisation_page, name="organisation"),
    path("organisations/<sealed:key>/name/", keeping_organisations.rename_page, name="rename-organisation"),
    path("organisations/<sealed:key>/became/", keeping_organisations.succession_page, name="new-succession"),
    path("organisations/<sealed:key>/mandate/", keeping_organisations.mandate_page, name="new-mandate"),
    path("organisations/<sealed:key>/in-office/", keeping_organisations.office_page, name="new-office"),
    path("organisations/<sealed:key>/same/", keeping_organisations.decide_duplicate, name="decide-duplicate"),
    path("organisations/<sealed:key>/handover/", handovers.handover_page, name="handover"),
    path("organisations/<sealed:key>/handover.<str:form>", handovers.handover_file, name="handover-file"),
    path("organisations/<sealed:key>/hand-over/", handovers.hand_over_page, name="hand-over"),
    path("successions/<sealed:key>/undo/", keeping_organisations.undo_succession_act, name="undo-succession"),
    path("duplicates/<sealed:key>/apart/", keeping_organisations.take_apart_act, name="take-apart"),
    path("in-office/<sealed:key>/end/", keeping_organisations.end_office_act, name="end-office"),
    path("states/<str:code>/told/", told.told_page, name="told"),
    path("states/<str:code>/told.<str:form>", told.told_file, name="told-file"),
    path("states/<str:code>/organisations/new/", keeping_organisations.new_page, name="new-organisation"),
]
