package dev.touchstone.math.notation;

import dev.touchstone.math.notation.Expression.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Matrices, column and row vectors, determinants.
final class MatrixParser {

    private static final Set<String> KINDS =
            Set.of("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "smallmatrix", "array");
    private static final int MAX_CELLS = 2_000;

    private final Cursor cursor;
    private final Parser parser;

    MatrixParser(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    /// The matrix whose beginning was just read.
    Expression matrix(String kind) {
        if (!KINDS.contains(kind)) {
            throw Cursor.unreadable("the environment " + kind + " is not known");
        }
        List<List<Expression>> rows = new ArrayList<>();
        List<Expression> row = new ArrayList<>();
        int cells = 0;
        while (true) {
            while (cursor.accept("hline") || cursor.accept("\\") && row.isEmpty()) {
                // lines between rows carry no value
            }
            if (cursor.accept("end:" + kind)) {
                break;
            }
            row.add(parser.sequence());
            cells++;
            if (cells > MAX_CELLS) {
                throw new OutOfReach(OutOfReach.Cause.LIMIT, "a matrix has more than " + MAX_CELLS
                        + " cells");
            }
            if (cursor.accept("&")) {
                continue;
            }
            rows.add(row);
            row = new ArrayList<>();
            if (!cursor.accept("\\")) {
                cursor.expect("end:" + kind);
                break;
            }
        }
        int width = rows.isEmpty() ? 0 : rows.getFirst().size();
        if (width == 0 || rows.stream().anyMatch(one -> one.size() != width)) {
            throw Cursor.unreadable("the rows of a matrix differ in length");
        }
        return new Matrix(rows, kind.equals("vmatrix"));
    }
}
