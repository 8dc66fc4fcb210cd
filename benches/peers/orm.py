"""The peer in Django: a model over the table of people, a query that the mapper writes, and the score in Python for who comes back."""

import functools
import heapq
import operator
import time

import django
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from psycopg.conninfo import conninfo_to_dict

from database import LISTS, SINGLE
from orm_score import Scorer
from score_sql import BOARDS

NAME = "Django, rows filtered by the database, scored in Python"


def connect(address):
    """Points Django to the server."""
    told = conninfo_to_dict(address)
    database = {"ENGINE": "django.db.backends.postgresql", "NAME": told["dbname"], "USER": told["user"], "HOST": told["host"], "PORT": told["port"]}
    if settings.configured:
        connection.settings_dict.update(database)
    else:
        settings.configure(DATABASES={"default": database}, USE_TZ=True)
        django.setup()


@functools.cache
def person_model():
    """The table of people as a model."""
    kinds = {"smallint": models.SmallIntegerField, "integer": models.IntegerField, "bigint": models.BigIntegerField}
    fields = {name: kinds[kind]() for name, kind in SINGLE.items()}
    fields |= {name: ArrayField(kinds[kind.removesuffix("[]")]()) for name, kind in LISTS.items()}
    meta = type("Meta", (), {"app_label": "peers", "managed": False, "db_table": "people"})
    return type("Person", (models.Model,), {"__module__": __name__, "id": models.IntegerField(primary_key=True), "Meta": meta, **fields})


def within_reach(person, statement, kilometres):
    """Whoever may pass the gates that the mapper can express: masks of bits, and for each range a box around the workplace."""
    needs = statement.tables.needs
    found = person.objects.annotate(met=models.F("gates").bitand(needs)).filter(met=needs)
    if not statement.insists_on_distance():
        return found
    _, y, z = statement.vacancy["workplace"]
    boxes = [models.Q(reach_km=km, z__range=(z - km * 1_000, z + km * 1_000), y__range=(y - km * 1_000, y + km * 1_000)) for km in kilometres]
    boxes.append(models.Q(reach_km=-1))
    if statement.vacancy["board_and_lodging"]:
        boards = found.annotate(boards=models.F("flags").bitand(BOARDS)).filter(boards=BOARDS, reach_km__gte=0)
        return found.filter(functools.reduce(operator.or_, boxes) | models.Q(pk__in=boards.values("pk")))
    return found.filter(functools.reduce(operator.or_, boxes))


def best(person, statement, scorer, kilometres, listed):
    """Rows and points of the best, best first."""
    scored = ((scorer.points(one), one.ascertained, -one.id) for one in within_reach(person, statement, kilometres))
    first = heapq.nlargest(listed, (one for one in scored if one[0] is not None))
    return [(-row, points) for points, _, row in first]


def measure(address, peer, asked, rounds):
    """Times and lists that differ, on an index of range and latitude; the statement is planned within the time, as the mapper does."""
    connect(address)
    person = person_model()
    peer.connection.execute("CREATE INDEX by_reach ON people (reach_km, z)")
    peer.connection.execute("VACUUM (ANALYZE) people")
    times, different = [], []
    for number in asked:
        statement = peer.statements[number]
        scorer, least = Scorer(statement.tables), float("inf")
        for _ in range(rounds):
            began = time.perf_counter()
            found = best(person, statement, scorer, peer.kilometres, peer.population.listed)
            least = min(least, (time.perf_counter() - began) * 1_000)
        times.append(least)
        if peer.population.differs(number, found):
            different.append(number)
    connection.close()
    peer.connection.execute("DROP INDEX by_reach")
    return {"name": NAME, "ms": times, "asked": list(asked), "different": different}
