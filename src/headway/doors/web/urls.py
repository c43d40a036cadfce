"""The addresses of the pages. People see codes like XOR-2009-12; never a primary key of a public row."""

from django.urls import URLPattern

app_name = "web"
urlpatterns: list[URLPattern] = []
