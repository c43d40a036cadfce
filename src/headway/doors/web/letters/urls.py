"""The addresses of correspondence."""

from django.urls import path

from headway.doors.web.letters import entries as letter_entries
from headway.doors.web.letters import of_a_source
from headway.doors.web.letters import register as letters
from headway.doors.web.letters import writing as letter_writing

urlpatterns = [
    path("states/<str:code>/letters/", letters.register, name="letters"),
    path("states/<str:code>/letters/new/", letters.new, name="new-letter"),
    path("states/<str:code>/letters/write/", letter_writing.write, name="write-letters"),
    path("sources/<sealed:key>/letter/", of_a_source.letter_of, name="letter-of"),
    path("letters/<sealed:key>/", letters.letter, name="letter"),
    path("letters/<sealed:key>/change/", letters.change, name="change-letter"),
    path("letters/<sealed:key>/text/", letters.text, name="letter-text"),
    path("letters/<sealed:key>/machine/", letters.machine, name="read-by-machine"),
    path("letters/<sealed:key>/confirm/", letters.confirm, name="confirm-text"),
    path("letters/<sealed:key>/sent/", letters.sent, name="letter-sent"),
    path("letters/<sealed:key>/pages/<int:number>/", letters.page, name="letter-page"),
    path("letters/<sealed:key>/enter/<slug:what>/", letter_entries.enter, name="enter"),
]
