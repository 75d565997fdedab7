package dev.touchstone.tasks.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.value.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathSettingsTest {

    private static boolean right(String settings, String gold, String answer) {
        return Proofs.scorer("math", (Fields) Json.parse(settings))
                .score(Proofs.answer("\\boxed{" + answer + "}"), Reference.of(gold)).right();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "'percent':'value' | 0.18 | 18\\% | true",
        "'percent':'value' | 18 | 18\\% | false",
        "'percent':'dropped' | 0.18 | 18\\% | false",
        "'percent':'either' | 0.18 | 18\\% | true",
        "'degrees':'value' | 180 | 180^\\circ | false",
        "'degrees':'dropped' | \\pi | 180^\\circ | false",
        "'units':'required' | 5 | 5\\text{ cm} | false",
        "'units':'ignored' | 5\\text{ kg} | 5\\text{ cm} | true",
        "'units':'optional' | 5\\text{ kg} | 5\\text{ cm} | false",
        "'ordered_lists':true | 1,2 | 2,1 | false",
        "'ordered_lists':false | 1,2 | 2,1 | true",
        "'brackets_optional':false | \\{1,2\\} | 1,2 | false",
        "'vector_is_point':false | (1,2) | \\begin{pmatrix}1\\\\2\\end{pmatrix} | false",
        "'assignment_is_value':false | 5 | x=5 | false",
        "'ratio_is_fraction':false | 5/6 | 5:6 | false",
        "'letter_case':true | Monday | \\text{monday} | false",
        "'rounded_from':2 | \\pi | 3.14 | true",
        "'rounded_from':'never' | \\pi | 3.14 | false",
        "'agreement':false | \\frac{\\pi}{4} | \\arctan 1 | false",
        "'agreement':true | \\frac{\\pi}{4} | \\arctan 1 | true",
        "'reference_thousands':'literal' | 10{,}000 | 10000 | false",
        "'reference_thousands':'literal' | 10{,}000 | 10,000 | true",
        "'reference_thousands':'literal' | 10{,}000 | 10,001 | false",
        "'reference_thousands':'read' | 10{,}000 | 10000 | true",
    })
    void eachSettingDecidesItsQuestion(String setting, String gold, String answer, boolean right) {
        assertThat(right("{" + setting.replace('\'', '"') + "}", gold, answer)).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'percent':'sometimes'", "'percent':true", "'ordered_lists':'yes'",
        "'rounded_from':-1", "'rounded_from':1.5", "'rounded_from':'two'", "'rounded_from':1e9",
        "'agreement':1", "'reference_thousands':'x'"})
    void wrongValuesAreRefusedWithWhatIsKnown(String setting) {
        String settings = "{" + setting.replace('\'', '"') + "}";
        String key = ((Fields) Json.parse(settings)).names().iterator().next();
        assertThatThrownBy(() -> right(settings, "1", "1")).isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("'" + key + "'");
    }

    @Test
    void unknownSettingsAreRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> right("{\"tolerance\":1}", "1", "1")).isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("'tolerance'").hasMessageContaining("percent, degrees, units");
    }
}
