package dev.touchstone.tasks.score.call;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A function that may be called, as the data describe it.
///
/// @param parameters type of each parameter by name
/// @param required parameters that must be given
record Description(String name, Map<String, Parameter> parameters, List<String> required) {

    /// The type of a parameter by the word of the data (`integer`, `ArrayList`), and of its items.
    record Parameter(String type, Optional<String> items) {}

    Description {
        requireNonNull(name, "name");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        required = List.copyOf(required);
    }

    /// Reads `{name, parameters: {properties: {argument: {type, items: {type}}}, required}}`; empty when it
    /// is of another form.
    static Optional<Description> of(Value value) {
        if (!(value instanceof Fields function)) {
            return Optional.empty();
        }
        Optional<String> name = function.findText("name");
        Optional<Fields> parameters = function.findFields("parameters");
        Optional<Fields> properties = parameters.flatMap(all -> all.findFields("properties"));
        if (name.isEmpty() || properties.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Parameter> read = new LinkedHashMap<>();
        for (String parameter : properties.get().names()) {
            Optional<Fields> told = properties.get().findFields(parameter);
            read.put(parameter, new Parameter(told.flatMap(each -> each.findText("type")).orElse("any"),
                    told.flatMap(each -> each.findFields("items")).flatMap(each -> each.findText("type"))));
        }
        List<String> required = parameters.get().findItems("required").orElse(List.of()).stream()
                .map(Value::display).toList();
        return Optional.of(new Description(name.get(), read, required));
    }
}
