package dev.touchstone.metrics.text.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CharacterClassesTest {

    @Test
    void classesHaveAsManyCharactersAsInUnicodeSeventeen() {
        assertThat(count(CharacterClasses::isPunctuation)).isEqualTo(860);
        assertThat(count(CharacterClasses::isSymbol)).isEqualTo(8760);
        assertThat(count(CharacterClasses::isNumber)).isEqualTo(2247);
    }

    @Test
    void wordCharactersAreAsManyAsInUnicodeFourteen() {
        assertThat(count(CharacterClasses::isWordCharacter)).isEqualTo(133548);
    }

    @Test
    void thirtyTwoSignsOfAsciiArePunctuation() {
        assertThat(count(CharacterClasses::isAsciiPunctuation)).isEqualTo(32);
        assertThat("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".chars())
                .allMatch(CharacterClasses::isAsciiPunctuation);
    }

    private static long count(IntPredicate inClass) {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(inClass).count();
    }
}
