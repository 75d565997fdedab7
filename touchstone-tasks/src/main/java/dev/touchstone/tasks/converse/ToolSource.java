package dev.touchstone.tasks.converse;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.template.Template;
import java.util.ArrayList;
import java.util.List;

/// Where the functions that may be called stand in a row, and how they are written there.
///
/// @param from a template whose value is a list of functions
public record ToolSource(Template from, Notation notation) {

    /// How functions are written.
    public enum Notation {
        /// As they are sent: `{type: function, function: {name, description, parameters}}`.
        OPENAI,
        /// As BFCL writes them, with Python's words for types.
        BFCL_PYTHON,
        /// As BFCL writes them, with Java's words for types; arguments are texts of source code.
        BFCL_JAVA,
        /// As BFCL writes them, with JavaScript's words for types; arguments are texts of source code.
        BFCL_JAVASCRIPT
    }

    public ToolSource {
        requireNonNull(from, "from");
        requireNonNull(notation, "notation");
    }

    static ToolSource read(Section section) {
        String from = section.requireText("from");
        Notation notation = switch (section.text("form").orElse("openai")) {
            case "openai" -> Notation.OPENAI;
            case "bfcl_python" -> Notation.BFCL_PYTHON;
            case "bfcl_java" -> Notation.BFCL_JAVA;
            case "bfcl_javascript" -> Notation.BFCL_JAVASCRIPT;
            default -> throw section.wrong("form", "openai, bfcl_python, bfcl_java or bfcl_javascript");
        };
        section.refuseUnknown();
        return new ToolSource(Template.compile(section.place("from") + " tools.from", from), notation);
    }

    /// The functions of a row as they are sent.
    ///
    /// @throws TouchstoneException `DATA_TEMPLATE` where they are of another form
    List<Fields> of(Fields row, Fields variables) {
        if (!(from.evaluate(row, variables) instanceof Value.Items(List<Value> items))) {
            throw wrong("'%s' gives no list of functions".formatted(from.text()));
        }
        List<Fields> tools = new ArrayList<>();
        for (Value item : items) {
            if (!(item instanceof Fields function)) {
                throw wrong("a function is %s, expected an object".formatted(item.display()));
            }
            tools.add(switch (notation) {
                case OPENAI -> function;
                case BFCL_PYTHON -> BfclTool.of(function);
                case BFCL_JAVA -> BfclTool.ofSource(function, "Java");
                case BFCL_JAVASCRIPT -> BfclTool.ofSource(function, "JavaScript");
            });
        }
        return tools;
    }

    String identity() {
        return notation + " " + from.text();
    }

    static TouchstoneException wrong(String what) {
        return new TouchstoneException(ErrorCode.DATA_TEMPLATE, what);
    }
}
