package dev.touchstone.engine.plan;

/// Which stages of the walk take part; AISBench's `--mode`.
///
/// @param generate ask the models
/// @param judge ask judge models about the answers
/// @param score read answers from the log and score them
/// @param report write the summary
public record Stages(boolean generate, boolean judge, boolean score, boolean report) {
    /// `--mode all`: everything.
    public static final Stages ALL = new Stages(true, true, true, true);

    /// `--mode infer`: answers only.
    public static final Stages INFER = new Stages(true, false, false, false);

    /// `--mode judge`: verdicts of judge models on the answers that are there.
    public static final Stages JUDGE = new Stages(false, true, false, false);

    /// `--mode infer_judge`: answers and verdicts on them.
    public static final Stages INFER_JUDGE = new Stages(true, true, false, false);

    /// `--mode eval`: what verdicts are missing, then scores and summary from the answers that are there.
    public static final Stages EVAL = new Stages(false, true, true, true);

    /// `--mode viz`: the summary from the results that are there.
    public static final Stages VIZ = new Stages(false, false, false, true);
}
