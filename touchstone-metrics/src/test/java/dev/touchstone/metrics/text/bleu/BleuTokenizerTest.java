package dev.touchstone.metrics.text.bleu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metrics.text.RandomText;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;
import org.junit.jupiter.api.Test;

class BleuTokenizerTest {

    @Test
    void marksAreCutByTheRulesOfMteval() {
        assertThat(BleuTokenizer.MTEVAL.tokenize("Hello, \"World\" (1,000.5)! 3-4 x-y it's"))
                .isEqualTo("Hello , \" World \" ( 1,000.5 ) ! 3 - 4 x-y it's");
        assertThat(BleuTokenizer.MTEVAL.tokenize("a..3 .5 5. ...")).isEqualTo("a . .3 . 5 5 . . . .");
        assertThat(BleuTokenizer.MTEVAL.tokenize("&quot;a&amp;lt;<skipped> be-\ncause"))
                .isEqualTo("\" a < because");
    }

    @Test
    void theEndsOfALineAreSpacesToMtevalAlone() {
        assertThat(BleuTokenizer.MTEVAL.tokenize(".5 in 1999.")).isEqualTo(". 5 in 1999 .");
        assertThat(BleuTokenizer.CHINESE.tokenize(".5 in 1999.")).isEqualTo(".5 in 1999.");
        assertThat(BleuTokenizer.INTERNATIONAL.tokenize(".5 in 1999.")).isEqualTo(".5 in 1999.");
    }

    @Test
    void chineseCharactersStandAlone() {
        assertThat(BleuTokenizer.CHINESE.tokenize("今天, GPT4很好。")).isEqualTo("今 天 , GPT4 很 好 。");
        // two ranges that the reference means and misses, and one that it does not mean
        assertThat(BleuTokenizer.CHINESE.tokenize("\uD840\uDC00\uD840\uDC01"))
                .isEqualTo("\uD840\uDC00\uD840\uDC01");
        assertThat(BleuTokenizer.CHINESE.tokenize("a–b")).isEqualTo("a – b");
    }

    @Test
    void marksAndSymbolsOfAllScriptsAreCutInternationally() {
        assertThat(BleuTokenizer.INTERNATIONAL.tokenize("it’s 5€ «½» ١،٢ ا،ب"))
                .isEqualTo("it ’ s 5 € « ½ » ١،٢ ا ، ب");
    }

    @Test
    void charactersKeepPairsTogether() {
        assertThat(BleuTokenizer.CHARACTERS.tokenize("a\uD83D\uDE00 b")).isEqualTo("a \uD83D\uDE00   b");
    }

    @Test
    void whatIsCountedIsWhatTheTokenizedLineHoldsBetweenWhiteSpace() {
        RandomText random = new RandomText(5);
        Spans scanned = new Spans();
        Spans split = new Spans();
        for (int round = 0; round < 2000; round++) {
            String line = random.line(20);
            for (BleuTokenizer tokenizer : BleuTokenizer.values()) {
                tokenizer.scan(WhiteSpace.stripEnd(line), scanned);
                split.load(tokenizer.tokenize(line));
                split.addWords();
                assertThat(scanned.joined()).as("seed 5, round %d, %s", round, tokenizer)
                        .isEqualTo(split.joined());
            }
        }
    }

    @Test
    void onePassCutsAsTheChainOfSubstitutions() {
        RandomText random = new RandomText(6);
        for (int round = 0; round < 5000; round++) {
            String line = WhiteSpace.stripEnd(random.line(15));
            assertThat(BleuTokenizer.MTEVAL.tokenize(line)).as("seed 6, round %d", round)
                    .isEqualTo(substituted(" " + line.replace("-\n", "").replace('\n', ' ') + " "));
        }
    }

    private static String substituted(String line) {
        String text = line.replaceAll("([\\{-\\~\\[-\\` -\\&\\(-\\+\\:-\\@\\/])", " $1 ")
                .replaceAll("([^0-9])([\\.,])", "$1 $2 ")
                .replaceAll("([\\.,])([^0-9])", " $1 $2")
                .replaceAll("([0-9])(-)", "$1 $2 ");
        Spans words = new Spans();
        words.load(text);
        words.addWords();
        return words.joined();
    }
}
