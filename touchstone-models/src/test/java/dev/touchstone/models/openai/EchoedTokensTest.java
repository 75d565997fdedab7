package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EchoedTokensTest {

    /// What a server tells: `tokens|values` apart by commas, then further keys as JSON.
    private static EchoedTokens tokens(String texts, String values, String more) {
        String quoted = Arrays.stream(texts.split("\\|"))
                .map(text -> '"' + text + '"').collect(Collectors.joining(","));
        Fields answer = (Fields) Json.parse(("{\"choices\":[{\"logprobs\":{\"tokens\":[%s],"
                + "\"token_logprobs\":[%s]%s}}]}").formatted(quoted, values, more));
        return EchoedTokens.find(answer).orElseThrow();
    }

    private static Likelihood likelihood(String more) {
        return tokens("北京|是|中国|的|首都|。", "null,-1,-2,-3,-4,-9", more).likelihood("北京是中国", "的首都");
    }

    private static ErrorCode failure(EchoedTokens tokens, String context, String continuation) {
        return assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> tokens.likelihood(context, continuation)).actual().code();
    }

    @Test
    void offsetsThatAreNotThoseOfTheTokensAreNotBelieved() {
        for (String offsets : new String[] {"0,2,3,5,6,8", "0,6,9,15,18,24", "-1,-1,-1,-1,-1,-1",
                "0,0,0,0,0,0", "8,6,5,3,2,0", "0,2", "null,null,null,null,null,null"}) {
            Likelihood told = likelihood(",\"text_offset\":[" + offsets + "]");
            assertThat(told.logProbability()).as(offsets).isEqualTo(-7);
            assertThat(told.tokens()).isEqualTo(2);
        }
    }

    @Test
    void greedyIsUnknownWhereTheBestTokensAreNotTold() {
        for (String best : new String[] {"", ",\"top_logprobs\":null",
                ",\"top_logprobs\":[{},{},{},{},{},{}]",
                ",\"top_logprobs\":[null,{\"是\":-1},{\"x\":-2},{\"的\":-3},null]"}) {
            assertThat(likelihood(best).greedy()).as(best).isEmpty();
        }
        assertThat(likelihood(",\"top_logprobs\":[null,{},{},{\"的\":-3},{\"首都\":-4},{}]").greedy())
                .contains(true);
        // one token that is not the likeliest decides, whatever is unknown of the others
        assertThat(likelihood(",\"top_logprobs\":[null,{},{},{\"x\":-1},{},{}]").greedy()).contains(false);
    }

    @Test
    void whatStandsBeforeTheTextAndSignsOfSpacesAreKnown() {
        EchoedTokens begun = tokens("<s>|Die|▁Stadt|x", "null,-1,-2,-9", "");
        assertThat(begun.likelihood("Die", " Stadt").logProbability()).isEqualTo(-2);
        assertThat(begun.likelihood("", "Die Stadt"))
                .isEqualTo(new Likelihood(-3, 2, Optional.empty()));
        assertThat(tokens(" Die| Stadt|x", "null,-1,-9", "").likelihood("Die", " Stadt").logProbability())
                .isEqualTo(-1);
        assertThat(tokens("Paris|!|x", "null,-1,-9", "").likelihood("", " Paris!").logProbability())
                .isEqualTo(-1);
    }

    @Test
    void piecesOfCharactersNeedOffsetsThatFit() {
        String pieces = "Die|\uFFFD|\uFFFD| ist|x";
        String values = "null,-1,-2,-4,-9";
        EchoedTokens right = tokens(pieces, values, ",\"text_offset\":[0,3,3,4,8]");
        assertThat(right.likelihood("Die", "😀 ist").logProbability()).isEqualTo(-7);
        assertThat(right.likelihood("Die😀", " ist").logProbability()).isEqualTo(-4);

        for (String offsets : new String[] {"", ",\"text_offset\":[0,3,4,7,11]",
                ",\"text_offset\":[-1,-1,-1,-1,-1]", ",\"text_offset\":[0,3,3,5,8]"}) {
            assertThatThrownBy(() -> tokens(pieces, values, offsets).likelihood("Die😀", " ist"))
                    .as(offsets).hasMessageContaining("do not join")
                    .extracting(told -> ((TouchstoneException) told).code())
                    .isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
        }
    }

    @Test
    void aLogProbabilityAboveZeroIsNoneButRoundingIsLetThrough() {
        EchoedTokens positive = tokens("a|b|x", "null,0.5,-1", "");
        assertThatThrownBy(() -> positive.likelihood("a", "b")).hasMessageContaining("0.5")
                .hasMessageContaining("none is above 0");
        assertThat(failure(positive, "a", "b")).isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
        // an impossible value of the context or of what was generated makes the others no better
        assertThat(failure(tokens("a|b|c|x", "null,0.5,-1,-1", ""), "ab", "c"))
                .isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
        assertThat(failure(tokens("a|b|x", "null,-1,0.5", ""), "a", "b"))
                .isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
        assertThat(tokens("a|b|c|x", "null,0.0004,-1,-1", "").likelihood("a", "bc").logProbability())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void aTextOfASingleTokenHasNoLikelihoodAndSaysNothingOfTheServer() {
        EchoedTokens single = tokens("Hallo|x", "null,-1", "");
        assertThat(single.echo("Hallo")).isTrue();
        assertThatThrownBy(() -> single.likelihood("", "Hallo")).hasMessageContaining("text's first");
        assertThat(failure(single, "", "Hallo")).isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
        assertThat(failure(tokens("Hal|lo|x", "null,null,-1", ""), "", "Hallo"))
                .isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
        // of two tokens behind the first one must have a value
        assertThat(failure(tokens("Hal|l|o|x", "null,null,null,-1", ""), "", "Hallo"))
                .isEqualTo(ErrorCode.MODEL_CAPABILITY);
    }

    @Test
    void anAnswersTokensAreNoEcho() {
        assertThat(tokens("x", "-1", "").echo("Hallo")).isFalse();
        assertThat(tokens("Hallo", "-1", "").echo("Hallo")).isFalse();
        assertThat(tokens("The| sky| is", "-1,-1,-1", "").echo("Hallo Welt")).isFalse();
        assertThat(tokens("Hallo| We", "null,-1", "").echo("Hallo Welt")).isTrue();
        assertThat(failure(tokens("Hallo| We", "null,-1", ""), "Hallo", " Welt"))
                .isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
    }
}
