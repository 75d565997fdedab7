package dev.touchstone.models.local;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A chat written out as one text by AISBench's `meta_template`: what stands before and after each role's
/// words.
///
/// `round` and `reserved_roles` list `{role, begin, end}` for HUMAN, BOT, SYSTEM and TOOL; `begin` and `end`
/// stand around the whole. The text ends with the beginning of the role that has `generate: true`, else of
/// BOT.
///
/// @param begin before everything
/// @param turns what stands around each role's words; a system message without an entry is written like
///        HUMAN's
/// @param opening the beginning of the answer
record MetaTemplate(String begin, Map<Role, Turn> turns, String opening) {

    /// What stands around one role's words.
    record Turn(String begin, String end) {}

    MetaTemplate {
        turns = Map.copyOf(turns);
    }

    /// Reads the section; empty when it is not there.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when a key or a role is not known
    static Optional<MetaTemplate> read(Section model) {
        Section section = model.section("meta_template");
        if (section.fields().equals(Fields.EMPTY)) {
            return Optional.empty();
        }
        Map<Role, Turn> turns = new EnumMap<>(Role.class);
        String opening = "";
        for (String list : List.of("round", "reserved_roles")) {
            for (Section entry : section.sections(list)) {
                Role role = role(entry);
                Turn turn = new Turn(entry.text("begin").orElse(""), entry.text("end").orElse(""));
                boolean generates = entry.flag("generate").orElse(false);
                entry.accept("api_role");
                entry.refuseUnknown();
                turns.put(role, turn);
                if (generates || role == Role.ASSISTANT && opening.isEmpty()) {
                    opening = turn.begin();
                }
            }
        }
        if (!turns.containsKey(Role.USER)) {
            throw model.wrong("meta_template", "a list `round` with an entry of role HUMAN");
        }
        String begin = section.text("begin").orElse("");
        section.accept("end"); // nothing stands behind an answer that is still to be given
        section.refuseUnknown();
        return Optional.of(new MetaTemplate(begin, turns, opening));
    }

    private static Role role(Section entry) {
        return switch (entry.requireText("role")) {
            case "HUMAN" -> Role.USER;
            case "BOT" -> Role.ASSISTANT;
            case "SYSTEM" -> Role.SYSTEM;
            case "TOOL" -> Role.TOOL;
            default -> throw entry.wrong("role", "HUMAN, BOT, SYSTEM or TOOL");
        };
    }

    /// The prompt as one text; a text stays as it is.
    String render(Prompt.Asked prompt) {
        if (prompt instanceof Prompt.Text(String text)) {
            return text;
        }
        StringBuilder text = new StringBuilder(begin);
        for (Message message : prompt.turns()) {
            Turn turn = turns.getOrDefault(message.role(), turns.get(Role.USER));
            text.append(turn.begin()).append(message.content()).append(turn.end());
        }
        return text.append(opening).toString();
    }
}
