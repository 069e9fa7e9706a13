"""The note on the catalogues that lie one over the other."""

from collections.abc import Mapping

from aipolicy.render.document import Block, Paragraph
from aipolicy.render.voice import Voice


def layers(versions: Mapping[str, str | None], say: Voice) -> list[Block]:
    """Return from which catalogues, given with their versions, a page is made; nothing for one alone."""
    if len(versions) == 1:
        return []
    names = say.listed(say.with_details(name, version) for name, version in versions.items())
    return [Paragraph(say.t("Catalogues, each laid over those before it: {names}", names=names))]
