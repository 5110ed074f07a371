"""The search index: what the browser needs to find projects by any Thai text, without a server.

Pagefind finds the same sets once text is cut so and encoded in other letters. But its script, worker and WASM are 93 KB
before any query, and it loads every pair of a phrase; so the index and what reads it are our own, in some 400 lines.

Text is cut into units (`generator.thai.clusters`), and an index of our own says where any two of them stand side by
side. Where the pairs of a query overlap or touch, its phrase stands; so the sets found are exact, and of a phrase only
every other pair is loaded. The projects are divided into parts by year, each with files of its own:

    search-index/index.json             the parts, the newest first, and the files that all share
    search-index/agencies-HASH.pack     the names of agencies by code
    search-index/synonyms-HASH.pack     groups of words that mean the same, as `synonyms.yaml` has them
    search-index/vocabulary-HASH.pack   words of the texts, for what may have been meant where nothing is found
    search-index/HASH/table.pack        what to filter and sort by, as columns; the row is the project's number
    search-index/HASH/titles.pack       the titles
    search-index/HASH/NUMBER.pack       postings: the terms whose hash has this number, and where they stand
    search-index/HASH/texts/ROW.pack    a project's text by blocks, for its excerpt

A `.pack` is gzipped JSON or, for postings, text, which the script unpacks itself, so that it is small on any host.
Folders are named by what is in them: a part that did not change keeps its address. `templates/assets/search/index.js`
reads all this, `generator.search.reader` reads it for the build's own checks. Same documents, same bytes.

    terms      a document to the terms it is found by      postings         terms to files and back
    parts      which documents make a part; its files      index            the parts, from the cache or anew
    cache      parts kept between builds                   query, reader    asks the files, as the browser does
    known_answers    whether they answer what they must
"""

from generator.search.index import FOLDER, index_documents
from generator.search.known_answers import RULES, failed_checks

__all__ = ["FOLDER", "RULES", "failed_checks", "index_documents"]
