"""The note on the rates at which a page converts."""

from decimal import Decimal

from aipolicy.catalogue.rates import source_of
from aipolicy.model.reader import Reader
from aipolicy.render.document import Block, Paragraph
from aipolicy.render.voice import Voice


def rates(say: Voice, reader: Reader) -> list[Block]:
    """Return at which rates money was converted, and who says so; nothing where none was."""
    if not reader.currency:
        return []
    if not say.rates:
        return [Paragraph(say.t("Nothing here was converted into {currency}.", currency=reader.currency))]
    used = sorted(say.rates.items())
    texts = [
        say.t(
            "{period}: {base} 1 = {currency} {rate}",
            period=say.period(period),
            base=base,
            **_numbers(one.rate, say, reader),
        )
        if period
        else say.t("given by you: {base} 1 = {currency} {rate}", base=base, **_numbers(one.rate, say, reader))
        for (base, period), one in used
    ]
    sources = dict.fromkeys(one.source for _, one in used if one.source)
    cited = [f"{source.publisher}, {source.title}, {source.address}" for source in map(source_of, sources)]
    note = say.t(
        "About: our conversion, at the official average of the figure's year or the one nearest in time, to the digits "
        "of the original. {rates}.",
        rates=say.join(texts),
    )
    return [Paragraph(note), *([Paragraph(say.t("Rates: {sources}", sources=say.join(cited)))] if cited else [])]


def _numbers(rate: Decimal, say: Voice, reader: Reader) -> dict[str, str]:
    return {"rate": say.number(rate), "currency": reader.currency or ""}
