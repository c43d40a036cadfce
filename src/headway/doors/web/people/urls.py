"""The addresses of people's own pages."""

from django.urls import path

from headway.doors.web.people import administration, invited, members, own, reminders

urlpatterns = [
    path("account/", own.account_page, name="account"),
    path("account/here/", own.still_here, name="still-here"),
    path("account/sessions/others/end/", own.end_other_sessions, name="end-other-sessions"),
    path("account/sessions/<int:pk>/end/", own.end_session, name="end-session"),
    path("account/tokens/new/", own.new_token, name="new-token"),
    path("account/tokens/<sealed:key>/end/", own.end_token, name="end-token"),
    path("account/reminders/", reminders.by_mail, name="reminders"),
    path("account/calendar/new/", reminders.new_calendar, name="new-calendar"),
    path("account/calendar/end/", reminders.end_calendar, name="end-calendar"),
    path("calendar/<str:secret>.ics", reminders.calendar, name="calendar"),
    path("begin/<str:secret>/", invited.begin_page, name="begin"),
    path("invitation/<str:secret>/", invited.invitation_page, name="invitation"),
    path("people/", members.people_list, name="people"),
    path("people/invite/", members.invite_page, name="invite"),
    path("people/invitations/<sealed:key>/end/", members.take_back, name="end-invitation"),
    path("people/memberships/<sealed:key>/end/", members.end, name="end-membership"),
    path("people/security-log/", administration.security_log, name="security-log"),
    path("people/<sealed:key>/", administration.person_page, name="person"),
    path("people/<sealed:key>/close/", administration.close, name="close-account"),
    path("people/<sealed:key>/new-password/", administration.new_password_link, name="new-password-link"),
    path("people/<sealed:key>/second-factor/", administration.forget_factors, name="forget-factors"),
    path("people/<sealed:key>/tokens/<sealed:token>/end/", administration.end_token, name="end-their-token"),
]
