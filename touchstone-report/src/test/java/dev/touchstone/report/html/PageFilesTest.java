package dev.touchstone.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    private static final Pattern WORD = Pattern.compile("\\bt\\('([a-z.]+)'");

    @Test
    void theCodeMakesNoMarkupOfTextsAndRunsNone() {
        assertThat(PageFiles.code()).doesNotContainPattern(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|createContextualFragment"
                        + "|\\beval\\(|new Function|srcdoc|javascript:");
    }

    @Test
    void nothingOfThePageCanEndItsElementOrAsksForSomething() {
        assertThat(PageFiles.code().toLowerCase(Locale.ROOT)).doesNotContain("</script", "<!--")
                .doesNotContainPattern("fetch\\(|xmlhttprequest|websocket|import\\(|sendbeacon");
        assertThat(PageFiles.style().toLowerCase(Locale.ROOT)).doesNotContain("</style", "url(", "@import");
    }

    @Test
    void everyWordOfTheCodeIsThereInBothLanguages() {
        TreeSet<String> used = new TreeSet<>();
        WORD.matcher(PageFiles.code()).results().map(MatchResult::group).forEach(call ->
                used.add(call.substring(3, call.length() - 1)));
        used.removeIf(key -> key.endsWith(".")); // the beginning of one that is put together

        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
            assertThat(PageTexts.of(locale).words().keySet()).containsAll(used);
        }
        assertThat(used).hasSizeGreaterThan(80);
    }

    @Test
    void bothLanguagesHaveTheSameWordsWithTheSamePlaces() {
        Map<String, String> english = PageTexts.of(Locale.ENGLISH).words();
        Map<String, String> chinese = PageTexts.of(Locale.CHINESE).words();

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, word) -> assertThat(places(chinese.get(key))).as(key).isEqualTo(places(word)));
    }

    private static TreeSet<String> places(String word) {
        TreeSet<String> places = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(word).results().map(MatchResult::group).forEach(places::add);
        return places;
    }
}
