"""Every figure: a function that takes the bench and gives rows. In the order of their importance."""

from figures.browser import browser
from figures.build_times import build_times
from figures.bystanders import bystanders
from figures.cold_start import cold_start
from figures.create_person import create_person
from figures.customer_import import customer_import
from figures.decision import decision
from figures.disturbance import disturbance
from figures.fairness import fairness
from figures.first_visit import first_visit
from figures.fixed_answer import fixed_answer
from figures.log_growth import log_growth
from figures.page_of_people import page_of_people
from figures.scrolled_table import scrolled_table

FIGURES = {
    "page": page_of_people,
    "create": create_person,
    "fixed": fixed_answer,
    "why": decision,
    "disturbance": disturbance,
    "crowd": bystanders,
    "fairness": fairness,
    "import": customer_import,
    "start": cold_start,
    "visit": first_visit,
    "table": scrolled_table,
    "browser": browser,
    "wal": log_growth,
    "builds": build_times,
}
# Minutes each: measured when they are named, or with --long and --builds.
LONG = {"wal": "long", "builds": "builds"}
