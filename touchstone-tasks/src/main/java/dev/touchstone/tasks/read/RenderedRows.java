package dev.touchstone.tasks.read;

import dev.touchstone.core.sample.DataRow;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Optional;
import java.util.function.Function;

/// Rows as questions, each made when it is asked for.
public final class RenderedRows implements Questions {

    private final DataRows rows;
    private final Function<DataRow, Question> render;
    private Fields last = Fields.EMPTY;

    /// @param rows closed with this
    /// @param render makes a row's question
    public RenderedRows(DataRows rows, Function<DataRow, Question> render) {
        this.rows = rows;
        this.render = render;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Question next() {
        DataRow row = rows.next();
        last = row.fields();
        return render.apply(row);
    }

    @Override
    public Optional<String> ownId() {
        return last.find("id").filter(id -> id instanceof Value.Text || id instanceof Value.Numeric)
                .map(Value::display);
    }

    @Override
    public void close() {
        rows.close();
    }
}
