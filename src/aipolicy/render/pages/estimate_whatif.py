"""What the page of `estimate` says where one figure is varied, or a reform is asked about."""

from collections.abc import Iterator

from aipolicy.estimator.curve import Bite, Vary
from aipolicy.estimator.result import ChangedLine, Estimate, PlaceEstimate, Reform
from aipolicy.messages import noted
from aipolicy.model.firm import unit_of
from aipolicy.model.term import CURRENCIES
from aipolicy.render.chart import chart
from aipolicy.render.document import Block, Drawing, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.estimate_lines import money
from aipolicy.render.voice import Voice

_MOST_DRAWN = 6
_MILLION = 10**6


def curves(estimate: Estimate, vary: Vary, say: Voice, width: int | None) -> Iterator[Block]:
    """Yield how the sums of each place follow the varied figure: at its ends, where ceilings bite, and as a chart."""
    unit = unit_of(vary.base) or estimate.firm.currency
    first, last = (say.amount(value, unit) for value in (vary.first, vary.last))
    base = say.label("base", vary.base)
    text = say.t("{base} from {first} to {last}; sums with where the firm may fit.", base=base, first=first, last=last)
    yield Paragraph(text)
    moving = [one for one in estimate.places if len({point.possible for point in one.curve}) > 1]
    ends = (say.t("At {value}", value=value) for value in (first, last))
    heads = [say.t("Place"), *ends, say.t("Ceilings reached at {base} of", base=base)]
    if moving:
        yield Table(heads, [_ends(one, unit, say) for one in moving], [3, 3, 3, 6])
    if still := [say.name(one.place) for one in estimate.places if one not in moving]:
        yield Paragraph(say.t("The same throughout: {places}", places=say.listed(still)))
    is_money = unit in CURRENCIES
    scaled = noted("Up: {currency}, million; across: {base}, {unit}, million")
    plain = noted("Up: {currency}, million; across: {base}")
    for one in moving[:_MOST_DRAWN]:
        yield Heading(say.name(one.place), 3)
        yield Paragraph(say.t(scaled if is_money else plain, currency=one.currency, base=base, unit=unit))
        across = [float(point.value) / (_MILLION if is_money else 1) for point in one.curve]
        up = [point.possible / _MILLION for point in one.curve]
        yield Drawing(chart(across, up, (unit, one.currency), width))


def _ends(one: PlaceEstimate, unit: str, say: Voice) -> Row:
    ends = (money(end.possible, one.currency, None, say) for end in (one.curve[0], one.curve[-1]))
    bites = Items([_bite(bite, unit, say) for bite in one.bites])
    return Row([say.name(one.place), *ends, bites if one.bites else "-"])


def _bite(bite: Bite, unit: str, say: Voice) -> Item:
    return say.item(say.amount(bite.value, unit), say.own(bite.measure_title))


def reforms(estimate: Estimate, say: Voice) -> Iterator[Block]:
    """Yield what a reform changes for the firm: the sums before and after of each place, and the lines that differ."""
    changed = [(one, one.reform) for one in estimate.places if one.reform and _differs(one, one.reform)]
    same = [say.name(one.place) for one in estimate.places if one not in (place for place, _ in changed)]
    if not changed:
        yield Paragraph(say.t("The reform changes nothing for this firm."))
        return
    heads = [say.t("Place"), say.t("Sum"), say.t("Before"), say.t("After"), say.t("Difference")]
    rows = []
    for one, reform in changed:
        name = say.name(one.place)
        rows.append(_compared(name, say.t("Where it fits, as far as checked"), reform.before.sure, one.sure, one, say))
        rows.append(_compared("", say.t("With where it may fit"), reform.before.possible, one.possible, one, say))
    yield Table(heads, rows)
    for one, reform in changed:
        if reform.lines:
            yield Heading(say.name(one.place))
            yield Items([_changed(line, say) for line in reform.lines])
    if same:
        yield Paragraph(say.t("The same as before: {places}", places=say.listed(same)))


def _differs(one: PlaceEstimate, reform: Reform) -> bool:
    return bool(reform.lines) or (one.sure, one.possible) != (reform.before.sure, reform.before.possible)


def _compared(name: str, what: str, before: int, after: int, one: PlaceEstimate, say: Voice) -> Row:
    sign = "+" if after > before else ""
    difference = sign + say.amount(after - before, one.currency) if after != before else "-"
    sums = [money(amount, one.currency, None, say) for amount in (before, after)]
    return Row([name, what, *sums, difference])


def _changed(line: ChangedLine, say: Voice) -> Item:
    title = say.with_details(say.join([say.own(line.measure_title), line.term], ", "), say.prose(line.tier))
    possible = _step(line.possible_before, line.possible, line, say)
    surely = say.t("surely {step}", step=_step(line.sure_before, line.sure, line, say))
    is_same = (line.sure_before, line.sure) == (line.possible_before, line.possible)
    return say.item(title, possible if is_same else say.join([possible, surely]))


def _step(before: int, after: int, line: ChangedLine, say: Voice) -> str:
    sums = [money(amount, line.currency, None, say) for amount in (before, after)]
    return say.t("{before}, then {after}", before=sums[0], after=sums[1])
