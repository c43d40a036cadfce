"""The addresses of public versions: where both sides prepare one, and where everyone reads it."""

from django.urls import path

from headway.doors.web.reports import publications, published

urlpatterns = [
    path("reports/<sealed:key>/public-version/", publications.prepare, name="prepare-publication"),
    path("public-versions/<sealed:key>/", publications.publication_page, name="publication"),
    path("public-versions/<sealed:key>/terms/", publications.terms, name="publication-terms"),
    path("public-versions/<sealed:key>/choose/", publications.choose, name="choose-parts"),
    path("public-versions/<sealed:key>/answer/", publications.answer_finding_given, name="answer-finding"),
    path("public-versions/<sealed:key>/agree/", publications.agree, name="agree-publication"),
    path("public-versions/<sealed:key>/publish/", publications.publish_it, name="publish"),
    path("public-versions/<sealed:key>/end/", publications.end, name="end-publication"),
    path("public-versions/<sealed:key>/preview/", publications.preview, name="publication-preview"),
    path("published/", published.published_list, name="published-list"),
    path("published/<sealed:key>/", published.published_page, name="published"),
    path("published/<sealed:key>.<slug:form>", published.published_file, name="published-file"),
]
