"""The note on the rates at which a page converts."""

from aipolicy.catalogue.rates import source_of
from aipolicy.render.document import Block, Paragraph
from aipolicy.render.voice import Voice


def rates(say: Voice) -> list[Block]:
    """Return at which rates money was converted, and who says so; nothing where nobody asked for it."""
    if not say.currency:
        return []
    if not say.rates:
        return [Paragraph(say.t("Nothing here was converted into {currency}.", currency=say.currency))]
    used = [
        (one, say.t("{one} = {rate}", one=say.amount(1, base), rate=say.amount(one.rate, one.currency)))
        for (base, _), one in sorted(say.rates.items())
    ]
    given = [text for one, text in used if not one.rate_period]
    official = [say.join([say.period(one.rate_period), text], ": ") for one, text in used if one.rate_period]
    sources = map(source_of, dict.fromkeys(one.source for one, _ in used if one.source))
    notes = []
    if given:
        notes.append(
            say.t(
                "About: our conversion at the rate that you gave ({rates}), to the digits of the original.",
                rates=say.join(given),
            )
        )
    if official:
        cited = say.join(f"{source.publisher}, {source.title}, {source.address}" for source in sources)
        notes += [
            say.t(
                "About: our conversion at the official average of the figure's year, or the one nearest in time, to "
                "the digits of the original. {rates}.",
                rates=say.join(official),
            ),
            say.t("Rates: {sources}", sources=cited),
        ]
    return [Paragraph(note) for note in notes]
