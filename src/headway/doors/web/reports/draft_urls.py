"""The addresses of drafts that were sent for comments, of the files that came back, and of the comments in them."""

from django.urls import path

from headway.doors.web.reports import draft_text, drafts

urlpatterns = [
    path("assessments/<str:code>/drafts/", drafts.draft_list, name="drafts"),
    path("assessments/<str:code>/drafts/send/", drafts.send, name="send-draft"),
    path("assessments/<str:code>/drafts/take-in/", drafts.take_in, name="take-in-comments"),
    path("drafts/<sealed:key>/", drafts.draft_page, name="draft"),
    path("drafts/<sealed:key>/comments.docx", drafts.draft_table_file, name="draft-table-file"),
    path("drafts/<sealed:key>/text/", draft_text.draft_text, name="draft-text"),
    path("drafts/<sealed:key>/comment/", draft_text.comment, name="write-comment"),
    path("drafts/<sealed:key>/paragraphs/", drafts.concordance_page, name="concordance"),
    path("returns/<sealed:key>/", drafts.return_page, name="return"),
    path("returns/<sealed:key>/accept/", drafts.take_over, name="accept-return"),
    path("returns/<sealed:key>/withdraw/", drafts.withdraw_return, name="withdraw-return"),
    path("returns/<sealed:key>/pass-on/", drafts.pass_return_on, name="pass-return-on"),
    path("comments/<sealed:key>/decide/", drafts.decide_comment, name="decide-comment"),
]
