"""The addresses of following recommendations up."""

from django.urls import path

from headway.doors.web.recommendations import clusters, drafting, passing, together
from headway.doors.web.recommendations import lists as following_list
from headway.doors.web.recommendations import recommendation as recommendations

urlpatterns = [
    path("recommendations/", following_list.recommendation_list, name="recommendations"),
    path("recommendations/together/", together.together, name="together"),
    path("recommendations/<str:code>/", recommendations.recommendation_page, name="recommendation"),
    path("recommendations/<str:code>/links/", drafting.links, name="recommendation-links"),
    path("pass-on/<slug:kind>/<sealed:key>/", passing.pass_on, name="pass-on"),
    path("assignments/<sealed:key>/end/", passing.end, name="end-assignment"),
    path("assessments/<str:code>/recommendations/draft/", drafting.draft, name="draft-recommendation"),
    path("states/<str:code>/clusters/", clusters.cluster_list, name="clusters"),
    path("clusters/<sealed:key>/", clusters.cluster_page, name="cluster"),
]
