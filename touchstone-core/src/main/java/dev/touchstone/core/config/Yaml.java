package dev.touchstone.core.config;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// YAML 1.2 text to fields, with the line of every key for messages.
///
/// Safe by construction: no tag makes an object. A tag that asks for code (`!function`, `!!python/...`) is
/// refused with the key it stands at; aliases are limited to 50, nesting to 50, a document to 3 MB.
public final class Yaml {

    private Yaml() {}

    /// A document and where its keys stand.
    ///
    /// @param origin file name or other place, for messages
    /// @param fields the top-level fields
    /// @param lines dotted path of a key (`a.b`, list items as `a.0.b`) to its line, from 1
    public record Document(String origin, Fields fields, Map<String, Integer> lines) {

        /// The whole document as a section.
        public Section section() {
            return new Section(this, "", fields);
        }
    }

    /// Reads one document whose top level holds fields; an empty text gives no fields.
    ///
    /// @param origin file name or other place, for messages
    /// @throws TouchstoneException `CONFIG_UNREADABLE` with line and column, `CONFIG_UNSUPPORTED` for code
    /// tags
    public static Document read(String origin, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(origin)
                .setMaxAliasesForCollections(50)
                .setAllowRecursiveKeys(false)
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(3_000_000)
                .setUseMarks(true)
                .build();
        Optional<Node> root;
        try {
            requireShallow(origin, settings, text);
            root = new Compose(settings).composeString(text);
        } catch (YamlEngineException broken) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: not valid YAML: %s".formatted(origin, broken.getMessage()), broken);
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        if (root.isEmpty()) {
            return new Document(origin, Fields.EMPTY, lines);
        }
        Value value = new Reader(origin, lines).value(root.get(), "");
        return switch (value) {
            case Fields fields -> new Document(origin, fields, lines);
            case Value.Absent _ -> new Document(origin, Fields.EMPTY, lines);
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Items _ ->
                throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                        "%s: expected keys with values at the top level".formatted(origin));
        };
    }

    /// As [#read], the fields alone.
    public static Fields parse(String origin, String text) {
        return read(origin, text).fields();
    }

    /// Counts nesting on the event stream first: composing nodes recurses and would overflow the stack.
    private static void requireShallow(String origin, LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> 0;
            };
            if (depth > 50) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                        "%s:%d: nested deeper than 50 levels"
                        .formatted(origin, event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1)));
            }
        }
    }

    private record Reader(String origin, Map<String, Integer> lines) {

        Value value(Node node, String path) {
            String tag = node.getTag().getValue();
            if (!tag.startsWith("tag:yaml.org,2002:") || tag.startsWith("tag:yaml.org,2002:python")) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                        "%s:%d: key '%s' asks for code by the tag %s; only plain YAML is read, no code is run"
                                .formatted(origin, line(node), path, tag));
            }
            return switch (node) {
                case MappingNode mapping -> fields(mapping, path);
                case SequenceNode sequence -> {
                    List<Value> items = new ArrayList<>();
                    for (Node item : sequence.getValue()) {
                        items.add(value(item, join(path, Integer.toString(items.size()))));
                    }
                    yield new Value.Items(items);
                }
                case ScalarNode scalar -> scalar(scalar);
                default -> throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                        "%s:%d: alias that points into itself".formatted(origin, line(node)));
            };
        }

        private Value fields(MappingNode mapping, String path) {
            Map<String, Value> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                            "%s:%d: a key must be plain text".formatted(origin, line(tuple.getKeyNode())));
                }
                String name = key.getValue();
                String inner = join(path, name);
                lines.put(inner, line(key));
                if (entries.put(name, value(tuple.getValueNode(), inner)) != null) {
                    throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                            "%s:%d: key '%s' occurs twice".formatted(origin, line(key), inner));
                }
            }
            return new Fields(entries);
        }

        private Value scalar(ScalarNode node) {
            String text = node.getValue();
            if (node.getScalarStyle() != ScalarStyle.PLAIN) {
                return new Value.Text(text);
            }
            Tag tag = node.getTag();
            if (tag.equals(Tag.NULL)) {
                return Value.ABSENT;
            }
            if (tag.equals(Tag.BOOL)) {
                return new Value.Flag(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                try {
                    return new Value.Numeric(new BigDecimal(text.startsWith("+") ? text.substring(1) : text));
                } catch (NumberFormatException hexOctalOrInfinite) {
                    return new Value.Text(text);
                }
            }
            return new Value.Text(text);
        }

        private static String join(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        private static int line(Node node) {
            return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        }
    }
}
