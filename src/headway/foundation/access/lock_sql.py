"""Row-level security for PostgreSQL, generated from the one table of who may see what (`policy.POLICY`).

What is open to an actor is worked out once in a transaction, by `headway_openings`, as a list of keys; a row is seen if
one of the keys that it answers to is among them. A key says audience, link, what is linked, and compartment ("*" is
every one):

    shared:c:0198…:XOR      a shared row of XOR whose circle is 0198…

Where a seat is narrower than a compartment, its keys go on with what the row must be besides: `/r:` the row itself,
`/h:` its holder, `/c:` its circle.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from django.apps import apps

from headway.foundation.access.models import CaseRecord
from headway.foundation.access.policy import POLICY, Line, Link, Reach
from headway.foundation.ledger.models import Payload, Revision

FUNCTION = "headway_openings(text, uuid, date)"
TOLD = "(SELECT coalesce(current_setting('{}', true), ''))"
SYSTEM = TOLD.format("headway.work") + " <> ''"
KEYS = TOLD.format("headway.openings")
LIST = f"(SELECT string_to_array({KEYS}, ' '))"
NARROWED = f"(SELECT strpos({KEYS}, '/') > 0)"
"""Each a subquery of its own, so that it is worked out once a statement and not for every row."""
IN_FORCE = "{0}.since <= today AND ({0}.until IS NULL OR {0}.until > today)"
OF_THE_BODY = " JOIN actors_organisation o ON o.body_id = s.body"
ENTRY = " JOIN access_circleentry e ON e.organisation_id = {} AND " + IN_FORCE.format("e")
GRANTED = ' JOIN access_grant g ON (g.organisation_id = s.organisation OR g."user" = person) AND ' + IN_FORCE.format(
    "g"
)

LINKS: dict[Link, tuple[str, str, str]] = {
    Link.HOLDER: ("h", "", "s.organisation"),
    Link.HOLDERS_BODY: ("h", OF_THE_BODY, "o.id"),
    Link.FILE: ("f", "", "''"),
    Link.CIRCLE: ("c", ENTRY.format("s.organisation"), "e.circle_id"),
    Link.CIRCLES_BODY: ("c", OF_THE_BODY + ENTRY.format("o.id"), "e.circle_id"),
    Link.GRANT: ("r", GRANTED, "g.target"),
    Link.CIRCLE_GRANT: ("c", GRANTED, "g.target"),
}
"""Each link of the table: the letter of the row's column, what a seat is joined to, and the value it opens."""

REACHES: dict[Reach, str] = {
    Reach.ROW: "SELECT seat.*, '/r:' || scope AS within FROM seat WHERE scope IS NOT NULL",
    Reach.HOLDER: "SELECT seat.*, '/h:' || scope FROM seat WHERE scope IS NOT NULL",
    Reach.CIRCLE: "SELECT seat.*, '/c:' || scope FROM seat WHERE scope IS NOT NULL",
    Reach.CIRCLES_SCOPE: "SELECT seat.*, '/c:' || c.id FROM seat JOIN access_circle c ON c.scope = seat.scope",
}


def functions() -> str:
    """The function that works out what is open to an actor: seats as JSON, the user, the day."""
    ways = "\n      UNION ALL ".join(_opened_by(line) for line in POLICY if line.link is not Link.NOTHING)
    reaches = "\n        UNION ALL ".join(
        ["SELECT seat.*, '' AS within FROM seat WHERE scope IS NULL", *REACHES.values()]
    )
    return f"""
CREATE OR REPLACE FUNCTION headway_openings(seats text, person uuid, today date) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
BEGIN
  IF seats = '[]' THEN
    RETURN '';
  END IF;
  RETURN (
    WITH seat AS (
      SELECT * FROM jsonb_to_recordset(seats::jsonb)
        AS given (role text, side text, organisation uuid, body text, compartment text, scope uuid)
    ), s AS (
        {reaches}
    )
    SELECT coalesce(string_agg(DISTINCT opened, ' '), '') FROM (
      {ways}
    ) AS every (opened)
  );
END
$$;
"""


def _opened_by(line: Line) -> str:
    letter, joined, value = LINKS[line.link]
    roles = ", ".join(_quoted(role) for role in sorted(line.roles))
    conditions = [f"s.role IN ({roles})"]
    if line.side is not None:
        conditions.append(f"s.side = {_quoted(line.side)}")
    if line.in_file:
        conditions.append("s.compartment <> ''")
    audiences = ", ".join(_quoted(audience) for audience in line.audiences)
    return (
        f"SELECT a || ':{letter}:' || {value} || ':' || coalesce(nullif(s.compartment, ''), '*') || s.within"
        f" FROM s{joined} CROSS JOIN unnest(ARRAY[{audiences}]) a WHERE {' AND '.join(conditions)}"
    )


def condition(*, row: str = "id", holder: str = "holder_id") -> str:
    """The condition under which the actor who was told sees a row; the columns' names can be given."""
    columns = {"f": "''", "h": holder, "c": "circle", "r": row}
    public = sorted({audience for line in POLICY if line.link is Link.NOTHING for audience in line.audiences})
    keys, checks = [], []
    for letter, column in columns.items():
        audiences = sorted({a for line in POLICY if LINKS.get(line.link, "-")[0] == letter for a in line.audiences})
        for compartment in ("compartment", "'*'"):
            key = f"audience || ':{letter}:' || {column} || ':' || {compartment}"
            keys.append(key)
            checks.append(
                f"(audience IN ({_list(audiences)}) AND {key} IN (SELECT unnest(string_to_array({KEYS}, ' '))))"
            )
    narrowed = (
        f"({NARROWED} AND EXISTS (SELECT 1 FROM unnest(ARRAY[{', '.join(keys)}]) k"
        f" CROSS JOIN unnest(ARRAY['/r:' || {row}, '/h:' || {holder}, '/c:' || circle]) w"
        f" WHERE k || w = ANY ({LIST}::text[])))"
    )
    return "\n  OR ".join([SYSTEM, f"audience IN ({_list(public)})", *checks, narrowed])


def _list(words: Iterable[str]) -> str:
    return ", ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    return "'" + str(word).replace("'", "''") + "'"


def case_models() -> list[type[CaseRecord]]:
    """Every kind of case row."""
    return sorted((m for m in apps.get_models() if issubclass(m, CaseRecord)), key=lambda m: m._meta.db_table)


def conditions() -> Iterator[tuple[str, str]]:
    """Each table that is locked, and the condition under which its rows are seen."""
    for model in case_models():
        yield model._meta.db_table, condition()
        for field in model._meta.many_to_many:
            yield field.m2m_db_table(), _with_its_row(model._meta.db_table, field.m2m_column_name())
    yield Revision._meta.db_table, condition(row="record", holder="holder")
    yield Payload._meta.db_table, _with_its_row(Revision._meta.db_table, "revision_id", "hash")


def _with_its_row(table: str, column: str, key: str = "id") -> str:
    """Seen with the row that it belongs to."""
    return f"{SYSTEM}\n  OR EXISTS (SELECT 1 FROM {table} owner WHERE owner.{key} = {column})"


def policies() -> str:
    """The policies of every locked table, for whoever owns them to set."""
    return "\n".join(_policies_of(table, seen) for table, seen in conditions())


def _policies_of(table: str, seen: str) -> str:
    """Who sees a row may hold it until an act ends (`SELECT … FOR UPDATE`); only the ledger changes it."""
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS headway_read ON {table};
DROP POLICY IF EXISTS headway_add ON {table};
DROP POLICY IF EXISTS headway_change ON {table};
DROP POLICY IF EXISTS headway_remove ON {table};
CREATE POLICY headway_read ON {table} FOR SELECT USING ({seen});
CREATE POLICY headway_add ON {table} FOR INSERT WITH CHECK ({SYSTEM});
CREATE POLICY headway_change ON {table} FOR UPDATE USING ({seen}) WITH CHECK ({SYSTEM});
CREATE POLICY headway_remove ON {table} FOR DELETE USING ({SYSTEM});"""


def fingerprint() -> str:
    """A digest of everything that this version of Headway wants the database to hold."""
    return sha256((functions() + policies()).encode()).hexdigest()
