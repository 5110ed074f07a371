"""Any report that the form can print: Hypothesis strategies for truths and quirks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.forms.printing import LABELS, head_values
from tests.forms.truth import Person, Quirks, Round, Strategy, Truth
from tests.forms.vocabulary import AGENCIES, FORM_LIKE_LINES, SUBJECTS, TRICKY_LINES
from tests.forms.writer import places

_SHORT = ("id", "fiscal_year", "start_date", "end_date", "budget_allocated", "budget_spent", "coordinator")
_DAYS = st.dates(date(2010, 1, 1), date(2050, 12, 31))
_BAHT = st.decimals(0, 10**11, places=2) | st.integers(0, 10**11).map(Decimal)
_PERCENT = st.decimals(0, 100, places=2)
_VERDICT = st.none() | st.booleans()
_STEPS = st.sampled_from([*(step for subject in SUBJECTS for step in subject.steps), *TRICKY_LINES, *FORM_LIKE_LINES])
_PLACES = st.sampled_from(["เขตสมมุติ", "ชุมชนริมคลองสมมุติ - หมู่บ้านทดลอง", "พื้นที่ทดลอง 1"])
_NAMES = st.sampled_from(["นายสมมุติ ทดลอง", "นางสาวตัวอย่าง ไม่มีจริง", "น.ส.สมมุติ ลองพิมพ์"])
_PEOPLE = st.builds(Person, _NAMES, st.none() | st.sampled_from(["1234", "0-2000-0000 ต่อ 12", "5884,5885"]))
_SOME_STRATEGY = st.builds(
    Strategy,
    *(
        st.none() | st.sampled_from([str(getattr(subject.strategy, part)) for subject in SUBJECTS])
        for part in ("theme", "sub_theme", "goal", "indicator")
    ),
)


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Give any project that the form can print without ambiguity, with up to eight rounds."""
    subject, place = draw(st.sampled_from(SUBJECTS)), draw(_PLACES)
    code, (agency, _) = draw(st.sampled_from(sorted(AGENCIES.items())))
    fiscal_year = draw(st.integers(2555, 2590))
    days = sorted(draw(st.lists(_DAYS, max_size=8, unique=True)))
    return Truth(
        id=f"{code}-{draw(st.integers(1, 99999))}",
        title=subject.title.format(place=place),
        fiscal_year=fiscal_year,
        start_date=draw(st.none() | _DAYS),
        end_date=draw(st.none() | _DAYS),
        budget_allocated=draw(st.none() | _BAHT),
        budget_spent=draw(st.none() | _BAHT),
        agency=draw(
            st.sampled_from([(), (agency,), (agency, subject.section), (agency, subject.section, "กลุ่มงานที่ 1")])
        ),
        responsible_officer=draw(st.none() | _PEOPLE),
        coordinator=draw(st.none() | _PEOPLE),
        rationale=tuple(line.format(place=place) for line in draw(st.sampled_from([(), subject.rationale]))),
        objectives=draw(st.sampled_from([(), subject.objectives[:1], subject.objectives])),
        targets=draw(st.sampled_from([(), subject.targets[:1], subject.targets])),
        strategy=draw(_SOME_STRATEGY),
        rounds=tuple(draw(_round(day, number)) for number, day in enumerate(days, 1)),
    )


@st.composite
def _round(draw: st.DrawFn, day: date, number: int) -> Round:
    narrative = draw(st.lists(_STEPS, max_size=5))
    return Round(
        day,
        number,
        tuple(narrative),
        draw(_PERCENT),
        draw(_BAHT),
        draw(_VERDICT),
        draw(_VERDICT),
    )


@st.composite
def quirks_for(draw: st.DrawFn, truth: Truth) -> Quirks:
    """Give any way to print a project that leaves no doubt what its record is."""
    order = draw(st.permutations(sorted(LABELS)))
    positions = range(1, len(truth.rounds) + 1)
    told = [position for position in positions if truth.rounds[position - 1].narrative]
    # Of two labels above a value, nobody knows whose it is.
    below = draw(st.frozensets(st.sampled_from(_SHORT), max_size=3))
    quirks = Quirks(
        thai_digits=draw(st.booleans()),
        thousands=draw(st.booleans()),
        common_era_rounds=draw(st.booleans()),
        padded_dates=draw(st.booleans()),
        header_dates=draw(st.sampled_from(["iso-time", "iso", "d/m/yyyy"])),
        before_colon=draw(st.sampled_from([None, "", " ", ".", "... ", "  "])),
        after_colon=draw(st.sampled_from([" ", "", "  "])),
        tight_labels=draw(st.booleans()),
        order=tuple(order),
        absent_as="no-label" if below else draw(st.sampled_from(["no-label", "empty", "dash"])),
        phone_mark=draw(st.sampled_from([" โทร.", "โทร.", " โทร. "])),
        blank_lines=draw(st.integers(0, 2)),
        below=below,
        item_mark=draw(st.sampled_from(["{}. ", "{}.", "{}) ", "({}) "])),
        numbered_sections=draw(st.booleans()),
        after_heading=draw(st.sampled_from(["", ".", " :"])),
        number_single_item=draw(st.booleans()),
        wrap_items=draw(st.booleans()),
        label_space=draw(st.booleans()),
        labels=tuple(draw(st.dictionaries(st.sampled_from(positions), st.none() | st.just("7"))).items())
        if positions
        else (),
        narrative_below=draw(st.booleans()),
        figures_inline=draw(st.booleans()),
        heading_rows=draw(st.sampled_from([0, 0, 1, 2])),
        equals=draw(st.sampled_from([" = ", "=", " : "])),
        unit=draw(st.sampled_from([" บาท", "บาท", " บาทถ้วน", ".- บาท"])),
        spaced_not=draw(st.booleans()),
        rows_of_figures=draw(st.booleans()),
        percent_colon=draw(st.booleans()),
        page_breaks=draw(st.frozensets(st.sampled_from(places(truth)), max_size=4)),
        damaged_dashes=draw(st.booleans()),
        nbsp=draw(st.booleans()),
        zero_width=draw(st.booleans()),
        unseen=draw(st.sampled_from(["", "\N{ZERO WIDTH NON-JOINER}", "\N{SOFT HYPHEN}", "\N{LEFT-TO-RIGHT MARK}"])),
        decomposed=draw(st.booleans()),
        sara_am=draw(st.sampled_from(["whole", "split", "split-before-tone"])),
        newline=draw(st.sampled_from(["\n", "\r\n"])),
    )
    trouble = draw(st.sampled_from(["none", "slip", "figures-first", "note", "missing", "again"]))
    if trouble == "slip" and positions:
        return replace(quirks, slip_at=draw(st.sampled_from(positions)))
    if trouble == "figures-first" and positions:
        return replace(quirks, figures_first=draw(st.frozensets(st.sampled_from(positions))))
    if trouble == "note" and told:
        return replace(quirks, notes=((draw(st.sampled_from(told)), "หมายเหตุท้ายรายงาน - พิมพ์เพิ่ม"),))
    if trouble == "again":
        given = [key for key in _SHORT if head_values(truth, quirks)[key].strip(" -") and key not in quirks.below]
        again = ((draw(st.sampled_from(given or ["title"])), "อย่างอื่น 5"),)
        return replace(quirks, again=again, before_colon=" ", after_colon=" ")  # a web page keeps single spaces alone
    if trouble == "missing":
        unprinted = st.sampled_from([*LABELS, "rationale", "objectives", "targets", "certification"])
        return replace(quirks, missing=draw(st.frozensets(unprinted, max_size=3)))
    return quirks
