package dev.touchstone.metrics.text.ter;

/// Edit distances of one reference to a hypothesis and to shifted forms of it, near the diagonal.
///
/// Row i belongs to the first i words of the hypothesis, column j to the first j of the reference. A row has
/// cells within 25 columns of the line between the table's corners, further where the lengths differ much;
/// beyond them nothing is reached. The rows of the hypothesis are kept, so that a shifted form starts at its
/// first changed word.
final class BeamTable {

    /// How an edit path enters a cell; a pair is tried first, a deletion next, an insertion last.
    static final byte PAIR = 0;
    static final byte DELETE = 1;
    static final byte INSERT = 2;

    private static final int BEAM = 25;
    private static final int UNREACHED = 1 << 29;

    private int[] reference = new int[0];
    private int columns; // words of the reference
    private int rows; // words of the hypothesis
    private int width; // cells kept of a row
    private int[] first = new int[64];
    private int[] end = new int[64];
    private int[] kept = new int[1024];
    private byte[] keptSteps = new byte[1024];
    private int[] above = new int[64];
    private int[] row = new int[64];
    private byte[] steps = new byte[64];

    /// Makes ready for hypotheses of one length.
    ///
    /// @param referenceCount at least 1
    void start(int[] referenceIds, int referenceCount, int hypothesisCount) {
        reference = referenceIds;
        columns = referenceCount;
        rows = hypothesisCount;
        if (above.length < columns + 2) {
            above = new int[2 * columns + 2];
            row = new int[2 * columns + 2];
            steps = new byte[2 * columns + 2];
        }
        if (first.length < rows + 1) {
            first = new int[2 * rows + 1];
            end = new int[2 * rows + 1];
        }
        double ratio = rows == 0 ? 1 : (double) columns / rows;
        int beam = BEAM < ratio / 2 ? (int) Math.ceil(ratio / 2 + BEAM) : BEAM;
        first[0] = 0;
        end[0] = columns + 1;
        width = 1;
        for (int i = 1; i <= rows; i++) {
            int diagonal = (int) Math.floor(i * ratio);
            first[i] = Math.max(0, diagonal - beam);
            end[i] = i == rows ? columns + 1 : Math.min(columns + 1, diagonal + beam);
            width = Math.max(width, end[i] - first[i]);
        }
        long cells = (rows + 1L) * width;
        if (cells > kept.length) {
            int room = Math.toIntExact(Math.max(cells, 2L * kept.length));
            kept = new int[room];
            keptSteps = new byte[room];
        }
    }

    /// Computes and keeps the rows of a hypothesis; returns its distance.
    int keep(int[] words) {
        loadRow(0);
        for (int i = 1; i <= rows; i++) {
            step(i, words[i - 1]);
            int length = end[i] - first[i];
            System.arraycopy(above, first[i], kept, i * width, length);
            System.arraycopy(steps, first[i], keptSteps, i * width, length);
        }
        return above[columns];
    }

    /// The distance of a shifted form of the kept hypothesis.
    ///
    /// @param unchanged how many words at its start are those of the kept hypothesis
    int distance(int[] words, int unchanged) {
        loadRow(unchanged);
        for (int i = unchanged + 1; i <= rows; i++) {
            step(i, words[i - 1]);
        }
        return above[columns];
    }

    /// How the best path of the kept hypothesis enters a cell.
    byte stepInto(int i, int j) {
        return i == 0 ? INSERT : keptSteps[i * width + j - first[i]];
    }

    private void loadRow(int i) {
        if (i == 0) {
            for (int j = 0; j <= columns; j++) {
                above[j] = j;
            }
        } else {
            System.arraycopy(kept, i * width, above, first[i], end[i] - first[i]);
        }
    }

    /// Computes row `i` from the one above, which it replaces.
    private void step(int i, int word) {
        int from = first[i];
        int to = end[i];
        // cells beside those of the row above were never reached
        for (int j = end[i - 1]; j < to; j++) {
            above[j] = UNREACHED;
        }
        int left = UNREACHED;
        int j = from;
        if (j == 0) {
            left = above[0] + 1;
            row[0] = left;
            steps[0] = DELETE;
            j = 1;
        }
        int corner = j - 1 < first[i - 1] ? UNREACHED : above[j - 1];
        for (; j < to; j++) {
            int best = corner + (word == reference[j - 1] ? 0 : 1);
            byte step = PAIR;
            corner = above[j];
            if (corner + 1 < best) {
                best = corner + 1;
                step = DELETE;
            }
            if (left + 1 < best) {
                best = left + 1;
                step = INSERT;
            }
            left = best;
            row[j] = best;
            steps[j] = step;
        }
        int[] spare = above;
        above = row;
        row = spare;
    }
}
