package dev.touchstone.gguf.tensor;

/// The arithmetic of a transformer, in 32-bit floats.
///
/// Implementations hold no state and are safe for use from any number of threads. They agree up to the
/// rounding of another order of summation. Within one implementation the sums of an input do not depend on
/// how many inputs are multiplied at once: so a text is the same to the bit whatever else is computed beside
/// it.
public interface Kernels {

    /// Columns per tile: 16 rows of 256 floats stay in the first-level cache together with their inputs.
    int TILE_COLUMNS = 256;

    /// Floats that a tile needs.
    int TILE_FLOATS = TILE_COLUMNS * Matrix.GROUP;

    /// Writes some columns of one group as floats, column by column.
    ///
    /// @param group which group of rows
    /// @param firstColumn a multiple of [#TILE_COLUMNS]
    /// @param columns even, at most [#TILE_COLUMNS]
    /// @param tile receives `columns` × [Matrix#GROUP] floats
    void expand(Matrix matrix, int group, int firstColumn, int columns, float[] tile);

    /// Adds the products of a tile with several inputs: `output[t][r] += Σ tile[k][r] · input[t][k]`.
    ///
    /// @param inputs where input numbers are read
    /// @param outputs where sums are added
    /// @param count how many inputs
    void multiply(float[] tile, int columns, Rows inputs, Rows outputs, int count);

    /// As [#multiply] for one input and two groups that follow each other; the sums are the same to the bit.
    @SuppressWarnings("checkstyle:ParameterNumber") // arrays with places in them; a hot path makes no objects
    void multiplyPair(float[] tile, float[] other, int columns, float[] input, int inputOffset,
            float[] output, int outputOffset);

    /// Rows of equal length in one array.
    ///
    /// @param values the array
    /// @param offset start of the part of the first row that is meant
    /// @param stride distance from one row to the next
    record Rows(float[] values, int offset, int stride) {}

    /// `gate ← gate / (1 + exp(−gate)) · up`, the SwiGLU gate.
    void gate(float[] gate, float[] up, int offset, int length);

    /// `output ← input / √(mean(input²) + epsilon) · weight`.
    void normalise(float[] input, int inputOffset, float[] weight, float epsilon, float[] output,
            int outputOffset);

    /// Scores of one query against the keys of one block of positions, keys stored dimension by dimension:
    /// `scores[p] = scale · Σ query[d] · keys[d][p]`, p < [Matrix#GROUP].
    @SuppressWarnings("checkstyle:ParameterNumber") // as above
    void scores(float[] query, int queryOffset, int size, float[] keys, int keysOffset, float scale,
            float[] scores, int scoresOffset);

    /// Softmax over the first `length` numbers in place.
    void softmax(float[] scores, int length);

    /// `output[d] += Σ weights[p] · values[p][d]` over `positions` rows of length `size`.
    @SuppressWarnings("checkstyle:ParameterNumber") // as above
    void blend(float[] weights, int weightsOffset, int positions, float[] values, int valuesOffset, int size,
            float[] output, int outputOffset);

    /// The fastest kernels of this virtual machine: vectors when it was started with
    /// `--add-modules jdk.incubator.vector`, else scalars.
    static Kernels best() {
        return vectorsPresent() ? new VectorKernels() : scalar();
    }

    /// Kernels that need no module.
    static Kernels scalar() {
        return new ScalarKernels();
    }

    /// Whether the Vector API is there and its registers are as wide as the vector kernels need.
    static boolean vectorsPresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                && VectorKernels.wideEnough();
    }
}
