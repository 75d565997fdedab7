package dev.touchstone.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.error.ErrorCode;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ErrorTextsTest {

    @Test
    void everyCodeHasCauseAndRemedyInChinese() {
        ErrorTexts chinese = new ErrorTexts(Locale.CHINESE);

        for (ErrorCode code : ErrorCode.values()) {
            assertThat(chinese.cause(code)).as(code.id()).isPresent();
            assertThat(chinese.remedy(code)).as(code.id()).isNotEqualTo(code.remedy());
        }
    }

    @Test
    void englishStandsInTheCodesThemselves() {
        ErrorTexts english = new ErrorTexts(Locale.ENGLISH);

        assertThat(english.cause(ErrorCode.DATA_EMPTY)).isEmpty();
        assertThat(english.remedy(ErrorCode.DATA_EMPTY)).isEqualTo(ErrorCode.DATA_EMPTY.remedy());
    }
}
