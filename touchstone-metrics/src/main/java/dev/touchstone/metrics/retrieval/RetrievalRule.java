package dev.touchstone.metrics.retrieval;

/// What is measured of a ranked list. With n documents retrieved, R relevant ones in all, k the cutoff.
public enum RetrievalRule {

    /// Relevant among the first k, over k, also where fewer than k were retrieved.
    PRECISION("P", true),

    /// Relevant among the first k, over R.
    RECALL("recall", true),

    /// 1 where a relevant one is among the first k, else 0; the hit rate.
    SUCCESS("success", true),

    /// Harmonic mean of precision and recall at k; 0 where both are. Not in trec_eval.
    F1("f1", true),

    /// Documents with a grade among the first k, over min(k, n); 1 less it is BEIR's hole. Not in trec_eval.
    JUDGED("judged", true),

    /// As [#AVERAGE_PRECISION] with the sum over the first k only, still over R.
    AVERAGE_PRECISION_CUT("map_cut", true),

    /// As [#NDCG] of the first k, the ideal list cut at k too.
    NDCG_CUT("ndcg_cut", true),

    /// As [#NDCG_CUT] with the gain 2^grade − 1 (Burges et al. 2005). Not in trec_eval.
    NDCG_BURGES_CUT("ndcg_burges_cut", true),

    /// As [#RECIPROCAL_RANK], 0 where the first relevant one comes after k. Not in trec_eval.
    RECIPROCAL_RANK_CUT("recip_rank_cut", true),

    /// Sum over the relevant ones retrieved of the precision at their rank, over R; its mean is MAP.
    AVERAGE_PRECISION("map", false),

    /// 1 / rank of the first relevant one, 0 without; its mean is MRR.
    RECIPROCAL_RANK("recip_rank", false),

    /// Σ gain / log₂(rank + 1), over that of all judged documents in descending order of their gain (Järvelin
    /// and Kekäläinen 2002).
    NDCG("ndcg", false),

    /// As [#NDCG] with the gain 2^grade − 1 (Burges et al. 2005). Not in trec_eval.
    NDCG_BURGES("ndcg_burges", false),

    /// Relevant among the first R, over R.
    R_PRECISION("Rprec", false),

    /// Σ over relevant ones retrieved of 1 − min(z, R) / min(N, R), over R, with N documents of grade 0 in
    /// all and z of them before it (Buckley and Voorhees 2004); documents without a grade and with a negative
    /// one do not count.
    BPREF("bpref", false),

    /// n.
    RETRIEVED("num_ret", false),

    /// R.
    RELEVANT("num_rel", false),

    /// Relevant ones retrieved.
    RELEVANT_RETRIEVED("num_rel_ret", false);

    private final String label;
    private final boolean cut;

    RetrievalRule(String label, boolean cut) {
        this.label = label;
        this.cut = cut;
    }

    /// Its name, which is trec_eval's where that has the measure.
    public String label() {
        return label;
    }

    /// Whether it needs a cutoff.
    public boolean cut() {
        return cut;
    }

    /// Whether it counts documents: summed over queries where others are averaged.
    public boolean counts() {
        return switch (this) {
            case RETRIEVED, RELEVANT, RELEVANT_RETRIEVED -> true;
            case PRECISION, RECALL, SUCCESS, F1, JUDGED, AVERAGE_PRECISION_CUT, NDCG_CUT, NDCG_BURGES_CUT,
                    RECIPROCAL_RANK_CUT, AVERAGE_PRECISION, RECIPROCAL_RANK, NDCG, NDCG_BURGES, R_PRECISION,
                    BPREF -> false;
        };
    }
}
