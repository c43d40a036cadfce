"""What allauth keeps of an address: one to a user, theirs because an invitation reached them there."""

from allauth.account.models import EmailAddress

from headway.foundation.access.models import User


def confirm_address(user: User) -> None:
    """Say that the address of an account is its owner's."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )
