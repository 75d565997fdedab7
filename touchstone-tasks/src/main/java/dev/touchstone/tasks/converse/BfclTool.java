package dev.touchstone.tasks.converse;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Map;
import java.util.Optional;

/// A function of BFCL's data in OpenAI's form.
///
/// Words for types become those of JSON schema (`dict` object, `float` number, `tuple` array, `any` string),
/// dots in names underscores, as servers take letters, digits, `_` and `-` alone. Of functions of Java and
/// JavaScript each parameter is a text of source code, and its description says of which type.
final class BfclTool {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("integer", "integer"), Map.entry("byte", "integer"), Map.entry("short", "integer"),
            Map.entry("long", "integer"), Map.entry("Bigint", "integer"), Map.entry("number", "number"),
            Map.entry("float", "number"), Map.entry("double", "number"), Map.entry("boolean", "boolean"),
            Map.entry("bool", "boolean"), Map.entry("Boolean", "boolean"), Map.entry("array", "array"),
            Map.entry("list", "array"), Map.entry("tuple", "array"), Map.entry("ArrayList", "array"),
            Map.entry("Array", "array"), Map.entry("Queue", "array"), Map.entry("Stack", "array"),
            Map.entry("dict", "object"), Map.entry("object", "object"), Map.entry("HashMap", "object"),
            Map.entry("Hashtable", "object"));

    private BfclTool() {}

    /// With parameters that are values.
    static Fields of(Fields function) {
        return tool(function, schema(parameters(function).with("type", Value.of("dict"))));
    }

    /// With parameters that are source code.
    static Fields ofSource(Fields function, String language) {
        Fields parameters = parameters(function);
        Fields properties = parameters.findFields("properties").orElse(Fields.EMPTY);
        Fields texts = Fields.EMPTY;
        for (String name : properties.names()) {
            Fields parameter = properties.findFields(name).orElse(Fields.EMPTY);
            String type = parameter.findText("type").orElse("any");
            String items = parameter.findFields("items").flatMap(each -> each.findText("type"))
                    .map(" whose items are of type %s"::formatted).orElse("");
            String words = "%s (%s source code of type %s%s, as a string)".formatted(
                    parameter.findText("description").orElse(""), language, type, items).strip();
            texts = texts.with(name, Fields.EMPTY.with("type", Value.of("string"))
                    .with("description", Value.of(words)));
        }
        return tool(function, parameters.with("type", Value.of("object")).with("properties", texts));
    }

    private static Fields parameters(Fields function) {
        return function.findFields("parameters")
                .orElseThrow(() -> ToolSource.wrong("a function has no parameters: " + function.display()));
    }

    private static Fields tool(Fields function, Fields parameters) {
        String name = function.findText("name")
                .orElseThrow(() -> ToolSource.wrong("a function has no name: " + function.display()));
        return Fields.EMPTY.with("type", Value.of("function")).with("function", Fields.EMPTY
                .with("name", Value.of(name.replace('.', '_')))
                .with("description", Value.of(function.findText("description").orElse("")))
                .with("parameters", parameters));
    }

    /// A schema and those inside it; words that are no type are texts.
    private static Fields schema(Fields told) {
        String word = told.findText("type").orElse("any");
        Fields schema = told.with("type", Value.of(TYPES.getOrDefault(word, "string")));
        if (word.equals("float") || word.equals("double")) {
            schema = schema.with("format", Value.of("float"));
        }
        Optional<Fields> properties = told.findFields("properties");
        if (properties.isPresent()) {
            Fields inside = Fields.EMPTY;
            for (String name : properties.get().names()) {
                Value property = properties.get().find(name).orElseThrow();
                inside = inside.with(name, property instanceof Fields fields ? schema(fields) : property);
            }
            schema = schema.with("properties", inside);
        }
        Optional<Fields> items = told.findFields("items");
        return items.isPresent() ? schema.with("items", schema(items.get())) : schema;
    }
}
