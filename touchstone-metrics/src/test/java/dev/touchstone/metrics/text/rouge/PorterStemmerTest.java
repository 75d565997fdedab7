package dev.touchstone.metrics.text.rouge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PorterStemmerTest {

    private final PorterStemmer stemmer = new PorterStemmer();

    @Test
    void theExamplesOfThePaperAreStemmedThroughAllSteps() {
        check("""
                caresses caress, ponies poni, caress caress, cats cat, feed feed, agreed agre,
                plastered plaster, bled bled, motoring motor, sing sing, conflated conflat, troubled troubl,
                sized size, hopping hop, falling fall, hissing hiss, fizzed fizz, failing fail, filing file,
                happy happi, relational relat, conditional condit, vietnamization vietnam,
                generalizations gener, oscillators oscil, electrical electr, goodness good, adoption adopt,
                probate probat, rate rate, controll control""");
    }

    @Test
    void departuresFromThePaperAreThoseOfTheReference() {
        check("""
                skies sky, dying die, news news, succeed succeed, dies die, died die, spied spi,
                enjoy enjoy, by by, analogi analog, possibly possibl, finally final""");
    }

    private void check(String pairs) {
        for (String pair : pairs.split(",\\s+")) {
            String[] words = pair.split(" ");
            assertThat(stemmer.stem(words[0])).as(words[0]).isEqualTo(words[1]);
        }
    }

    @Test
    void aWordInTheMiddleOfATextIsCutInPlace() {
        char[] text = "xx running yy".toCharArray();
        assertThat(stemmer.stem(text, 3, 10)).isEqualTo(6);
        assertThat(new String(text, 3, 3)).isEqualTo("run");
        assertThat(new String(text, 10, 3)).isEqualTo(" yy");
    }

    @Test
    void digitsAndShortWordsPass() {
        assertThat(stemmer.stem("1990s")).isEqualTo("1990");
        assertThat(stemmer.stem("as")).isEqualTo("as");
        assertThat(stemmer.stem("")).isEmpty();
    }
}
