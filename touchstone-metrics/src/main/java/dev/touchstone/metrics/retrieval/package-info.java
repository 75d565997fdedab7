/// How well a ranked list of documents answers a query, by the rules of trec_eval.
///
/// Entry types: [dev.touchstone.metrics.retrieval.RetrievalAccumulator] for many queries,
/// [dev.touchstone.metrics.retrieval.QueryRanker] to put the documents of a query in order and find their
/// grades, [dev.touchstone.metrics.retrieval.RetrievalMeasure] for the measures and their names.
///
/// The rules: scores count as 32-bit floats, highest first; equal ones by document id, highest bytes of UTF-8
/// first; a document is relevant with a grade of at least 1; its gain is its grade, 0 where that is negative;
/// a query without relevant documents scores 0 and counts; queries in only one of the two files are left out.
///
/// To add a measure, add a constant to [dev.touchstone.metrics.retrieval.RetrievalRule] and its formula to
/// [dev.touchstone.metrics.retrieval.RankedQuery], and hold it against trec_eval where that has it.
@NullMarked
package dev.touchstone.metrics.retrieval;

import org.jspecify.annotations.NullMarked;
