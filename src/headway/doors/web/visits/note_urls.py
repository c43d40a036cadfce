"""The addresses of notes."""

from django.urls import path

from headway.doors.web.visits import meeting_notes, notes_of_a_source

urlpatterns = [
    path("assessments/<str:code>/notes/new/", meeting_notes.new, name="new-notes"),
    path("sources/<sealed:key>/notes/", notes_of_a_source.notes_of, name="notes-of"),
    path("notes/<sealed:key>/", meeting_notes.notes, name="notes"),
    path("notes/<sealed:key>/accept-all/", meeting_notes.accept_all, name="accept-all-notes"),
    path("notes/<sealed:key>/letter/", meeting_notes.letter, name="notes-letter"),
    path("notes/<sealed:key>/lines/<int:line>/", meeting_notes.decide, name="decide-note"),
]
