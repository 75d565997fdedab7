package dev.touchstone.metrics.text.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhiteSpaceTest {

    @Test
    void whiteSpaceIsWhatPythonSplitsAt() {
        String white = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(WhiteSpace::is)
                .mapToObj("%x"::formatted).collect(Collectors.joining(" "));
        assertThat(white).isEqualTo("9 a b c d 1c 1d 1e 1f 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 "
                + "2007 2008 2009 200a 2028 2029 202f 205f 3000");
    }

    @Test
    void bothEndsAreStripped() {
        assertThat(WhiteSpace.strip("\u3000 a b\u0085\n")).isEqualTo("a b");
        assertThat(WhiteSpace.stripEnd(" a\u00a0")).isEqualTo(" a");
        assertThat(WhiteSpace.strip(" \t")).isEmpty();
        assertThat(WhiteSpace.strip("\u200b")).isEqualTo("\u200b");
    }
}
