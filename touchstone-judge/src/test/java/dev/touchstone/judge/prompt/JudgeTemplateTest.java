package dev.touchstone.judge.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTemplateTest {

    private static String user(Prompt prompt) {
        return ((Prompt.Chat) prompt).messages().getLast().content();
    }

    @Test
    void bothBraceStylesAreFilledInOnePassAndOtherBracesStay() {
        JudgeTemplate template = JudgeTemplate.parse("t",
                "Q {question} A {{ answer }} {other} {{#no}}x{{/no}}{\"a\": 1}");

        Prompt prompt = template.render(Map.of("question", "{answer}", "answer", "{{question}}"));

        assertThat(user(prompt)).isEqualTo("Q {answer} A {{question}} {other} {\"a\": 1}");
    }

    @Test
    void aSectionStandsOnlyWhereItsTextIsNotEmpty() {
        JudgeTemplate template = JudgeTemplate.parse("t", "a{{#reference}} ref {reference}{{/reference}} z");

        assertThat(user(template.render(Map.of("reference", "R")))).isEqualTo("a ref R z");
        assertThat(user(template.render(Map.of("reference", "")))).isEqualTo("a z");
    }

    @Test
    void aFileWithSystemAndUserGivesBothTurns() {
        JudgeTemplate template = JudgeTemplate.parse("t.yaml",
                "system: Be fair.\nuser: |\n  Grade {answer}\n");

        assertThat(template.render(Map.of("answer", "x"))).isInstanceOfSatisfying(Prompt.Chat.class, chat ->
                assertThat(chat.messages()).extracting(Message::content)
                        .isEqualTo(List.of("Be fair.", "Grade x")));
    }

    @Test
    void anEmptyFileAndAnUnknownKeyAreRefusedByName() {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> JudgeTemplate.parse("mine.txt", " \n")).withMessageContaining("mine.txt");
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> JudgeTemplate.parse("mine.yaml", "user: x\nuzer: y\n"))
                .withMessageContaining("uzer");
    }

    @Test
    void everyBuiltInTemplateExistsInBothLanguages() {
        for (String name : List.of("rubric", "graded", "pairwise", "extraction")) {
            for (String language : List.of("en", "zh")) {
                assertThat(JudgeTemplate.builtIn(name, language).uses("mark")).as(name + "." + language)
                        .isTrue();
            }
        }
    }
}
