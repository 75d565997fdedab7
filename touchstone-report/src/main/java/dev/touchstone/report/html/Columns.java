package dev.touchstone.report.html;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers of many rows, column by column, as the page's typed arrays read them: little-endian, one block.
///
/// A column has 1, 2 or 4 bytes a row. Columns are written by falling width, so each one begins at a multiple
/// of its own. Shares of scores are held with four decimals: the page shows three.
final class Columns {

    private static final int FIRST = 1 << 10;

    private final List<Column> columns = new ArrayList<>();
    private int rows;

    /// One column, filled row by row.
    static final class Column {
        private final String name;
        private final int width;
        private int[] values = new int[FIRST];

        private Column(String name, int width) {
            this.name = name;
            this.width = width;
        }

        /// The value of a row.
        int at(int row) {
            return values[row];
        }

        private long most() {
            return width == 4 ? Integer.MAX_VALUE : (1L << 8 * width) - 1;
        }
    }

    /// A further column; before the first row.
    ///
    /// @param width bytes a row: 1, 2 or 4
    Column add(String name, int width) {
        Column column = new Column(name, width);
        columns.add(column);
        return column;
    }

    /// Sets the value of the present row; what does not fit becomes the largest that does.
    void set(Column column, long value) {
        if (rows == column.values.length) {
            column.values = Arrays.copyOf(column.values, rows * 2);
        }
        column.values[rows] = (int) Math.clamp(value, 0, column.most());
    }

    /// Ends the present row.
    void endRow() {
        rows++;
        for (Column column : columns) {
            if (rows == column.values.length) {
                column.values = Arrays.copyOf(column.values, rows * 2);
            }
        }
    }

    int rows() {
        return rows;
    }

    /// Writes all columns.
    ///
    /// @return `{block, rows, columns: {name: [width, offset]}}`
    Fields finish(Blocks blocks) throws IOException {
        columns.sort((left, right) -> right.width - left.width);
        int size = columns.stream().mapToInt(column -> column.width).sum() * rows;
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        Fields places = Fields.EMPTY;
        for (Column column : columns) {
            places = places.with(column.name,
                    new Value.Items(List.of(Value.of(column.width), Value.of(bytes.position()))));
            for (int row = 0; row < rows; row++) {
                switch (column.width) {
                    case 1 -> bytes.put((byte) column.values[row]);
                    case 2 -> bytes.putShort((short) column.values[row]);
                    default -> bytes.putInt(column.values[row]);
                }
            }
        }
        return Fields.EMPTY
                .with("block", Value.of(blocks.write(bytes.array(), size)))
                .with("rows", Value.of(rows))
                .with("columns", places);
    }
}
