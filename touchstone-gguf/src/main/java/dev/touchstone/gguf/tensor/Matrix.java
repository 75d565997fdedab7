package dev.touchstone.gguf.tensor;

/// A matrix of weights, packed for [Kernels].
///
/// Rows are taken in groups of [#GROUP]; within a group the numbers of one column lie side by side, so that a
/// vector register holds one column of many rows and no sum across lanes is ever needed. Missing rows of the
/// last group are zero.
public sealed interface Matrix {

    /// Rows per group: as many 32-bit lanes as the widest registers have.
    int GROUP = 16;
    /// Columns per quantised block.
    int BLOCK = 32;

    /// Outputs of a product.
    int rows();

    /// Inputs of a product.
    int columns();

    /// Groups of rows.
    default int groups() {
        return groupsOf(rows());
    }

    /// Groups that hold this many rows.
    static int groupsOf(int rows) {
        return (rows + GROUP - 1) / GROUP;
    }

    /// Length of a buffer that takes this many outputs: whole groups.
    static int padded(int rows) {
        return groupsOf(rows) * GROUP;
    }

    /// Four-bit weights, value = scale · code + offset (Q4_0 and Q4_1).
    ///
    /// @param codes per group and block: 16 × GROUP bytes; byte j·GROUP + r holds columns j (low nibble) and
    ///        j + 16 (high nibble) of row r
    /// @param scales per group and block: GROUP floats, all finite
    /// @param offsets per group and block: GROUP floats, all finite
    record FourBit(int rows, int columns, byte[] codes, float[] scales, float[] offsets) implements Matrix {}

    /// Eight-bit weights, value = scale · code (Q8_0).
    ///
    /// @param codes per group and column: GROUP bytes
    /// @param scales per group and block: GROUP floats, all finite
    record EightBit(int rows, int columns, byte[] codes, float[] scales) implements Matrix {}

    /// Weights as floats (F32 and F16).
    ///
    /// @param values per group and column: GROUP floats
    record Floats(int rows, int columns, float[] values) implements Matrix {}
}
