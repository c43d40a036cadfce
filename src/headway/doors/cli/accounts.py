"""`headway people`: whoever runs the machine invites, lists, ends and helps back in, across both sides."""

from datetime import datetime
from uuid import UUID

import click
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.urls import reverse

from headway.doors.cli.options import data_option, fail, me, now, prepare
from headway.foundation.access.accounts import close_account, end_membership, memberships_of, open_account
from headway.foundation.access.invitations import invite as invite_somebody
from headway.foundation.access.models import AccountEvent, Invitation, Membership, User
from headway.foundation.access.oversight import place_for
from headway.foundation.access.seats import assessments, circles, scope_in_words
from headway.foundation.access.security_log import note
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Role
from headway.foundation.core.verdicts import NotAllowed

DAY = click.DateTime(["%Y-%m-%d"])
HERE = "http://localhost:8000"
site_option = click.option(
    "--site", default=HERE, show_default=True, help="The address under which people open the site."
)


@click.group()
def people() -> None:
    """Who may come in: invite, list, end memberships, close accounts, help back in."""


@people.command()
@click.argument("email")
@click.option("--name", required=True, help="How others see them.")
@click.option("--office", default="", help="What they hold.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--organisation", required=True, help="Its name or acronym, as listed.")
@click.option(
    "--file", "compartment", default="", metavar="CODE", help="The State whose file they work on; else every one."
)
@click.option("--only", default="", metavar="NAME", help="Only this assessment, visit (its circle) or organisation.")
@click.option("--since", type=DAY, help="The day from which the seat is theirs; else from accepting.")
@click.option("--until", type=DAY, help="The first day on which it is no longer theirs.")
@site_option
@data_option
def invite(
    email: str,
    name: str,
    office: str,
    role: str,
    organisation: str,
    compartment: str,
    only: str,
    since: datetime | None,
    until: datetime | None,
    site: str,
) -> None:
    """Print a link that makes EMAIL a member; it works once, for a week."""
    prepare()
    place = place_for(
        Role(role),
        _organisation(organisation),
        compartment,
        scope=_scope(only) if only else None,
        since=since.date() if since else None,
        until=until.date() if until else None,
    )
    try:
        sent = invite_somebody(email, name, place, office=office, actor=me("the command line"), at=now())
    except NotAllowed as refusal:
        raise fail(refusal) from None
    click.echo(site.rstrip("/") + reverse("web:invitation", args=[sent.secret]))
    click.echo(f"For {sent.invitation.email} alone; works once, until {sent.invitation.expires_at:%Y-%m-%d %H:%M} UTC.")


@people.command("list")
@data_option
def list_people() -> None:
    """Print who holds which seat, and who is asked in."""
    prepare()
    today = now().date()
    rows = (
        Membership.objects.in_force(today).select_related("user", "organisation").order_by("user__name", "since", "id")
    )
    for row in rows:
        only = f", {scope_in_words(row.scope, me('the command line'))} alone" if row.scope else ""
        closed = "" if row.user.is_active else "  (account closed)"
        click.echo(f"{row.user.email}  {row.role}  {row.organisation}  {row.compartment or 'every file'}{only}{closed}")
    for asked in Invitation.objects.open(now()).select_related("organisation"):
        click.echo(f"{asked.email}  {asked.role}  {asked.organisation}  invited, expires {asked.expires_at:%Y-%m-%d}")


@people.command()
@click.argument("email")
@click.option("--role", default="", help="Only this one; else all that are in force.")
@data_option
def end(email: str, role: str) -> None:
    """End the memberships of EMAIL as of today."""
    prepare()
    at = now()
    rows = [row for row in memberships_of(_user(email)) if row.until is None or row.until > at.date()]
    chosen = [row for row in rows if not role or row.role == role]
    if not chosen:
        raise fail(f"{email} has no such membership in force.")
    for row in chosen:
        try:
            end_membership(row, actor=me("the command line"), at=at)
        except NotAllowed as refusal:
            raise fail(refusal) from None
        click.echo(f"{email} is {row.role} of {row.organisation} no longer.")


@people.command()
@click.argument("email")
@click.option("--again", is_flag=True, help="Open it again.")
@data_option
def close(email: str, again: bool) -> None:
    """Close the account of EMAIL, or open it again."""
    prepare()
    act = open_account if again else close_account
    act(_user(email), actor=me("the command line"), at=now())
    click.echo(f"The account of {email} is {'open again' if again else 'closed'}.")


@people.command()
@click.argument("email")
@click.option("--forget-factors", is_flag=True, help="Forget their second factors, too.")
@site_option
@data_option
def password(email: str, forget_factors: bool, site: str) -> None:
    """Print a link to a new password for EMAIL; it works once, for a day."""
    prepare()
    user, operator = _user(email), me("the command line")
    if forget_factors:
        Authenticator.objects.filter(user=user).delete()
        note(AccountEvent.FACTOR_REMOVED, at=now(), user=user, by=operator, detail="all of them")
    secret = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    note(AccountEvent.RESET_LINK, at=now(), user=user, by=operator)
    click.echo(site.rstrip("/") + reverse("account_reset_password_from_key", kwargs=secret))


def _user(email: str) -> User:
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        raise fail(f"Nobody here has the address {email}.")
    return user


def _scope(words: str) -> UUID:
    """The one assessment, visit or organisation of that name."""
    operator = me("the command line")
    cases = [row.pk for row in assessments(operator) if str(row).upper() == words.upper()]
    visits = [row.pk for row in circles(operator).filter(name__iexact=words)]
    found = cases or visits or [_organisation(words).pk]
    if len(found) > 1:
        raise fail(f"Several are called {words}: invite on the site, where each can be chosen.")
    return found[0]


def _organisation(words: str) -> Organisation:
    named = Organisation.objects.select_related("state", "body")
    found = list(named.filter(name__iexact=words) or named.filter(acronym__iexact=words))
    if len(found) != 1:
        raise fail(f"{'Several organisations are' if found else 'No organisation is'} called {words}.")
    return found[0]
