package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One part of a task file that holds a group, or the whole of a file that holds none.
///
/// @param name within the group; empty for a file without sub-sets
/// @param variables what templates see: `subset` and what the file says about it
/// @param keys keys of the file that the sub-set replaces
public record Subset(Optional<String> name, Fields variables, Fields keys) {

    /// The sub-sets of a file in its order; one without a name where it has none.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `CONFIG_INVALID_VALUE`
    public static List<Subset> of(Section file) {
        Optional<Value> subsets = file.value("subsets");
        if (subsets.isEmpty()) {
            return List.of(new Subset(Optional.empty(), Fields.EMPTY, Fields.EMPTY));
        }
        List<Subset> found = new ArrayList<>();
        switch (subsets.get()) {
            case Value.Items(List<Value> items) -> {
                for (Value item : items) {
                    found.add(switch (item) {
                        case Value.Text _, Value.Numeric _ -> subset(item.display(), Fields.EMPTY);
                        case Fields fields -> subset(fields.findText("name").orElseThrow(() -> wrong(file)),
                                fields.without("name"));
                        case Value.Flag _, Value.Absent _, Value.Items _ -> throw wrong(file);
                    });
                }
            }
            case Fields fields -> fields.entries().forEach((name, value) -> found.add(switch (value) {
                case Fields variables -> subset(name, variables);
                case Value.Absent _ -> subset(name, Fields.EMPTY);
                case Value.Text _, Value.Numeric _, Value.Flag _, Value.Items _ -> throw wrong(file);
            }));
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ -> throw wrong(file);
        }
        if (found.stream().map(Subset::name).distinct().count() != found.size()) {
            throw file.wrong("subsets", "names that differ from each other");
        }
        return found;
    }

    private static Subset subset(String name, Fields given) {
        Fields variables = Fields.EMPTY.with("subset", Value.of(name));
        Fields keys = Fields.EMPTY;
        for (String key : given.names()) {
            Value value = given.find(key).orElseThrow();
            if (TaskKeys.replaces(key)) {
                keys = keys.with(key, value);
            } else {
                variables = variables.with(key, value);
            }
        }
        return new Subset(Optional.of(name), variables, keys);
    }

    private static RuntimeException wrong(Section file) {
        return file.wrong("subsets", "a list of names, or names with their variables");
    }
}
