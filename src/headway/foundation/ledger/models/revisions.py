"""Revisions, the payloads they commit to, and the chains of changesets that hold them."""

from django.db import models

from headway.foundation.core.ids import new_id
from headway.foundation.ledger.guard import Guarded, GuardedQuerySet


class Installation(Guarded):
    """This installation's own name in the chains it writes; one row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    objects = GuardedQuerySet.as_manager()


class Chain(Guarded):
    """The newest changeset of one compartment here: locked last by every act."""

    compartment = models.CharField(max_length=3, unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")

    objects = GuardedQuerySet.as_manager()


class Changeset(Guarded):
    """The revisions of one act in one compartment, chained to the one before.

    `at` is when the act is said to have happened; `recorded_at` is this installation's clock.
    `actor` is a snapshot as canonical text, not a foreign key: it outlives the account. The hash commits to the salted
    digest of `reason`, so that a reason which repeats something expunged can go with it; in links made before that was
    so, `reason_digest` is empty and the hash commits to the reason itself.
    """

    id = models.BigAutoField(primary_key=True)
    installation = models.UUIDField()
    compartment = models.CharField(max_length=3, blank=True)
    seq = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    act = models.UUIDField(db_index=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = models.TextField()
    door = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    reason_nonce = models.BinaryField(max_length=16, null=True)
    reason_digest = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["installation", "compartment", "seq"], name="one_link_per_seq")]


class Revision(Guarded):
    """One state of one record. `parents` is a canonical list of hashes, empty for the first.

    The access columns repeat the payload's, because who may see a revision is judged per revision.
    `expunges` is the hash of the revision that this one, a tombstone, puts an end to.
    """

    hash = models.CharField(max_length=64, primary_key=True)
    record = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    schema = models.PositiveSmallIntegerField()
    parents = models.TextField()
    payload_digest = models.CharField(max_length=64)
    changeset = models.ForeignKey(Changeset, on_delete=models.PROTECT, related_name="revisions")
    compartment = models.CharField(max_length=3, blank=True)
    audience = models.CharField(max_length=10, blank=True)
    holder = models.UUIDField(null=True)
    circle = models.UUIDField(null=True)
    expunges = models.CharField(max_length=64, blank=True, db_index=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("changeset_id", "hash")


class Payload(Guarded):
    """The canonical text a revision commits to and its salt; expunging destroys this row and nothing else does."""

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    nonce = models.BinaryField(max_length=16)
    text = models.TextField()

    objects = GuardedQuerySet.as_manager()
