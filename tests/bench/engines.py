"""The engines that the matching bench sets side by side: each turns texts into index pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Pairs = set[tuple[int, int]]


def tadqiq(texts: list[str], keys: float) -> Pairs:
    """The pairs that ``tadqiq group`` compares in a large collection."""
    from store.matching.lookup.batch import batch_pairs

    return set(batch_pairs(texts, most_keys=int(keys)))


def plain(texts: list[str], keys: float) -> Pairs:
    """The same pairs without the sparse engine."""
    from store.matching.lookup.batch import batch_pairs

    return set(batch_pairs(texts, most_keys=int(keys), engine=False))


def tfidf(texts: list[str], max_df: float) -> Pairs:
    """TF-IDF over words with scikit-learn, top products with sparse_dot_topn."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    from store.language.folding import fold_plain

    vectors = TfidfVectorizer(preprocessor=fold_plain, max_df=max_df, min_df=2, dtype="float32").fit_transform(texts)
    product: Any = sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=10, threshold=0.2).tocoo()
    return {(int(i), int(j)) for i, j in zip(product.row, product.col, strict=True) if i < j} | {
        (int(j), int(i)) for i, j in zip(product.row, product.col, strict=True) if i > j
    }


def gaoya(texts: list[str], bands: float) -> Pairs:
    """MinHash LSH of gaoya over words, three rows a band."""
    from gaoya.minhash import MinHashStringIndex

    from store.language.folding import fold_plain

    size = int(bands)
    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=0.2,
        num_bands=size,
        band_size=3,
        num_hashes=3 * size,
        analyzer="word",
        lowercase=False,
    )
    folded = [fold_plain(text) for text in texts]
    index.par_bulk_insert_docs(list(range(len(folded))), folded)
    found: Pairs = set()
    for i, near in enumerate(index.par_bulk_query(folded)):
        found.update((min(i, j), max(i, j)) for j in near if j != i)
    return found


def datasketch(texts: list[str], bands: float) -> Pairs:
    """MinHash LSH of datasketch over words, three rows a band."""
    from datasketch import MinHash, MinHashLSH

    from store.language.folding import fold_plain

    size = int(bands)
    index = MinHashLSH(num_perm=3 * size, params=(size, 3))
    hashes = MinHash.bulk(({word.encode() for word in fold_plain(text).split()} for text in texts), num_perm=3 * size)
    found: Pairs = set()
    for i, one in enumerate(hashes):
        found.update((j, i) for j in index.query(one))
        index.insert(i, one)
    return found


# By name: the engine, the parameters to choose from on the tuning sample, the modules it needs. The product has its own
# parameter.
ENGINES: dict[str, tuple[Callable[[list[str], float], Pairs], tuple[float, ...], tuple[str, ...]]] = {
    "tadqiq batch": (tadqiq, (12,), ("numpy", "scipy", "sparse_dot_topn")),
    "tadqiq, plain Python": (plain, (12,), ()),
    "tf-idf + sparse_dot_topn": (tfidf, (0.001, 0.003, 0.01), ("sklearn", "sparse_dot_topn")),
    "gaoya": (gaoya, (32, 42, 56), ("gaoya",)),
    "datasketch": (datasketch, (32, 42), ("datasketch",)),
}
