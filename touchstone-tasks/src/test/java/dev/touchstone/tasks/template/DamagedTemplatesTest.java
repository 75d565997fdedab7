package dev.touchstone.tasks.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever happens to the text of a template, it is rendered or refused with a message, never anything else.
class DamagedTemplatesTest {

    private static final String WHOLE = """
            {%- set parts = answer.split('#### ') -%}{# note #}
            {% for o in options if o is not none %}{{ 'ABCD'[loop.index0] }}. {{ o|trim }}\
            {% if not loop.last %},{% endif %}
            {% else %}none{% endfor %}{{ parts[-1] | remove(',') | int(0) + 1 \
            if flag and n > -2 else {'a': [1, 2.5]} }}
            {% raw %}{{x}}{% endraw %}{{ missing | default("\\n") ~ options[1:] | join('; ') }}\
            {% if a %}b{% elif n %}c{% endif %}
            """;

    private static final Fields ROW = (Fields) Json.parse("""
            {"answer": "x #### 1,2", "options": ["p", "q", null], "flag": true, "n": 3, "a": ""}""");

    private static int rendered(String template) {
        try {
            Template.compile("damaged", template).render(ROW);
            return 1;
        } catch (TouchstoneException refused) {
            assertThat(refused).hasMessageContaining("template damaged, line ");
            return 0;
        }
    }

    @Test
    void theWholeTemplateRenders() {
        assertThat(Template.compile("whole", WHOLE).render(ROW))
                .isEqualTo("\nA. p,\nB. q\n13\n{{x}}\nq; Nonec\n");
    }

    @Test
    void everyTruncationIsRenderedOrRefused() {
        int whole = 0;
        for (int length = 0; length < WHOLE.length(); length++) {
            whole += rendered(WHOLE.substring(0, length));
        }
        assertThat(whole).isBetween(10, WHOLE.length() / 2);
    }

    @Test
    void everyAlterationIsRenderedOrRefused() {
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        String letters = "{}%#'\"\\|.[]()-+*/~ \na1é\u0000";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder altered = new StringBuilder(WHOLE);
            for (int change = random.nextInt(3); change >= 0; change--) {
                altered.setCharAt(random.nextInt(altered.length()),
                        letters.charAt(random.nextInt(letters.length())));
            }
            try {
                rendered(altered.toString());
            } catch (RuntimeException | StackOverflowError unexpected) {
                throw new AssertionError("seed %d round %d: %s".formatted(seed, round, altered), unexpected);
            }
        }
    }
}
