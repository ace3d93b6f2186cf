"""Every move a product or a publication can make, and every one it cannot."""

import unicodedata
from itertools import product as pairs

import pytest

from app.errors import IllegalMove
from app.models.product import PRODUCT_MOVES, PRODUCT_WORDS, Product
from app.models.product import ProductState as P
from app.models.publication import (
    PUBLICATION_MOVES,
    PUBLICATION_WORDS,
    Publication,
)
from app.models.publication import PublicationState as S

# Written out once more on purpose: a table that is changed by a slip of the hand fails here.
PRODUCTS = {
    (P.DRAFT, P.DRAFT),
    (P.DRAFT, P.IN_REVIEW),
    (P.IN_REVIEW, P.DRAFT),
    (P.IN_REVIEW, P.APPROVED),
    (P.IN_REVIEW, P.RETURNED),
    (P.RETURNED, P.DRAFT),
    (P.RETURNED, P.IN_REVIEW),
    (P.APPROVED, P.DRAFT),
}
PUBLICATIONS = {
    (S.SCHEDULED, S.SENDING),
    (S.SCHEDULED, S.MISSED),
    (S.SCHEDULED, S.WITHDRAWN),
    (S.SCHEDULED, S.PUBLISHED),
    (S.SENDING, S.PUBLISHED),
    (S.SENDING, S.SCHEDULED),
    (S.SENDING, S.FAILED),
    (S.SENDING, S.UNCERTAIN),
    (S.UNCERTAIN, S.PUBLISHED),
    (S.UNCERTAIN, S.SCHEDULED),
    (S.UNCERTAIN, S.FAILED),
    (S.UNCERTAIN, S.WITHDRAWN),
    (S.FAILED, S.SCHEDULED),
    (S.FAILED, S.WITHDRAWN),
    (S.MISSED, S.SCHEDULED),
    (S.MISSED, S.WITHDRAWN),
    (S.PUBLISHED, S.TAKEN_DOWN),
    (S.PUBLISHED, S.VOIDED),
    (S.PUBLISHED, S.SCHEDULED),
    (S.TAKEN_DOWN, S.VOIDED),
}


@pytest.mark.parametrize(("now", "to"), list(pairs(P, P)))
def test_a_product_moves_only_along_the_table(now: P, to: P) -> None:
    product = Product(state=now)
    if (now, to) in PRODUCTS:
        product.move(to)
        assert product.state is to
    else:
        with pytest.raises(IllegalMove) as refused:
            product.move(to)
        assert product.state is now
        assert_says(str(refused.value), PRODUCT_WORDS[now], PRODUCT_WORDS[to])


@pytest.mark.parametrize(("now", "to"), list(pairs(S, S)))
def test_a_publication_moves_only_along_the_table(now: S, to: S) -> None:
    publication = Publication(state=now)
    if (now, to) in PUBLICATIONS:
        publication.move(to)
        assert publication.state is to
    else:
        with pytest.raises(IllegalMove) as refused:
            publication.move(to)
        assert publication.state is now
        assert_says(str(refused.value), PUBLICATION_WORDS[now], PUBLICATION_WORDS[to])


def test_every_state_has_its_moves_and_its_word() -> None:
    assert set(PRODUCT_MOVES) == set(PRODUCT_WORDS) == set(P)
    assert set(PUBLICATION_MOVES) == set(PUBLICATION_WORDS) == set(S)


def test_withdrawn_and_voided_are_for_ever() -> None:
    ends = {state for state, moves in PUBLICATION_MOVES.items() if not moves}
    assert ends == {S.WITHDRAWN, S.VOIDED}


def assert_says(sentence: str, *words: str) -> None:
    assert all(f"“{word}”" in sentence for word in words)
    assert sentence == unicodedata.normalize("NFC", sentence)
    assert sentence.endswith(" được.")
