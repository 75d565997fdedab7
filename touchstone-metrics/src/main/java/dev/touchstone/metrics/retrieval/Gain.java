package dev.touchstone.metrics.retrieval;

/// What a document of a grade is worth in nDCG.
enum Gain {

    /// The grade.
    LINEAR,

    /// 2^grade − 1.
    EXPONENTIAL;

    /// @param grade at least 1
    double of(int grade) {
        return this == LINEAR ? grade : Math.scalb(1.0, grade) - 1;
    }
}
