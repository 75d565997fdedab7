package dev.touchstone.tasks.score.call;

import dev.touchstone.tasks.score.call.Literal.Type;
import java.util.Map;
import java.util.Optional;

/// The language whose words the descriptions of functions use for types.
enum Language {
    /// Arguments are values.
    PYTHON(Map.of("string", Type.TEXT, "integer", Type.WHOLE, "float", Type.REAL, "boolean", Type.FLAG,
            "array", Type.LIST, "tuple", Type.LIST, "dict", Type.ENTRIES, "any", Type.TEXT)),
    /// Arguments are texts of Java source.
    JAVA(Map.ofEntries(Map.entry("byte", Type.WHOLE), Map.entry("short", Type.WHOLE),
            Map.entry("integer", Type.WHOLE), Map.entry("float", Type.REAL), Map.entry("double", Type.REAL),
            Map.entry("long", Type.WHOLE), Map.entry("boolean", Type.FLAG), Map.entry("char", Type.TEXT),
            Map.entry("Array", Type.LIST), Map.entry("ArrayList", Type.LIST),
            Map.entry("HashMap", Type.ENTRIES), Map.entry("String", Type.TEXT), Map.entry("any", Type.TEXT))),
    /// Arguments are texts of JavaScript source.
    JAVASCRIPT(Map.of("String", Type.TEXT, "integer", Type.WHOLE, "float", Type.REAL, "Bigint", Type.WHOLE,
            "Boolean", Type.FLAG, "dict", Type.ENTRIES, "array", Type.LIST, "any", Type.TEXT));

    private final Map<String, Type> types;

    Language(Map<String, Type> types) {
        this.types = types;
    }

    /// What a word for a type stands for; empty for a word that the language does not have.
    Optional<Type> type(String word) {
        return Optional.ofNullable(types.get(word));
    }

    /// Whether arguments are texts of source code.
    boolean source() {
        return this != PYTHON;
    }
}
