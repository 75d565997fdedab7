package dev.touchstone.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was found, in the user's language: the sentences of exceptions are worded in English where they are
/// thrown, since logs, JSON objects and searches need one wording, and are put into Chinese for the screen.
///
/// The pairs stand in `details_zh.txt`. A sentence without a pair stays as it is, as do names, paths and a
/// server's own words.
public final class DetailTexts {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])(:?)}");
    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 4;

    private final List<Pair> pairs;

    /// @param english the whole sentence, a group for each place
    /// @param places the number of each group's place
    private record Pair(Pattern english, List<Integer> places, String chinese) {}

    /// The sentences of a language.
    public DetailTexts(Locale locale) {
        this.pairs = locale.getLanguage().equals("zh") ? read() : List.of();
    }

    /// The sentence in the user's language, as far as it is known.
    public String of(String sentence) {
        return sentence.length() > LONGEST ? sentence : translated(sentence, 0);
    }

    private String translated(String sentence, int depth) {
        for (Pair pair : pairs) {
            Matcher matcher = pair.english().matcher(sentence);
            if (matcher.matches()) {
                return PLACE.matcher(pair.chinese()).replaceAll(place -> Matcher.quoteReplacement(
                        filled(pair, matcher, place, depth)));
            }
        }
        return sentence;
    }

    private String filled(Pair pair, Matcher found, MatchResult place, int depth) {
        int group = pair.places().indexOf(Integer.parseInt(place.group(1))) + 1;
        String text = found.group(group);
        return place.group(2).isEmpty() || depth == DEEPEST ? text : translated(text, depth + 1);
    }

    /// The English sentences with their places, for tests that hold them against the code.
    static List<String> sentences() {
        return lines().stream().filter(line -> !line.startsWith("= ")).toList();
    }

    private static List<Pair> read() {
        List<Pair> pairs = new ArrayList<>();
        Optional<String> english = Optional.empty();
        for (String line : lines()) {
            if (line.startsWith("= ")) {
                pairs.add(pair(english.orElseThrow(), line.substring(2)));
                english = Optional.empty();
            } else {
                english = Optional.of(line);
            }
        }
        return List.copyOf(pairs);
    }

    private static Pair pair(String english, String chinese) {
        Matcher matcher = PLACE.matcher(english);
        StringBuilder pattern = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(english.substring(from, matcher.start()))).append("(.*?)");
            places.add(Integer.parseInt(matcher.group(1)));
            from = matcher.end();
        }
        pattern.append(Pattern.quote(english.substring(from)));
        return new Pair(Pattern.compile(pattern.toString(), Pattern.DOTALL), List.copyOf(places), chinese);
    }

    private static List<String> lines() {
        try (InputStream in = DetailTexts.class.getResourceAsStream("details_zh.txt")) {
            if (in == null) {
                throw new IllegalStateException("no resource details_zh.txt");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.replace("\\n", "\n")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
