package dev.touchstone.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every page: its links lead somewhere, the index names it, its translation is in step.
class PagesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.*)$");
    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z0-9-]+");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    @Test
    void everyLinkLeadsToAPageAndHeadingThatExist() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            String text = FENCE.matcher(Files.readString(page)).replaceAll("");
            for (MatchResult link : LINK.matcher(text).results().toList()) {
                String target = link.group(1);
                if (!target.startsWith("http://") && !target.startsWith("https://") && !leads(page, target)) {
                    dead.add(ROOT.relativize(page) + ": " + target);
                }
            }
        }
        assertThat(dead).as("dead links").isEmpty();
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/README.md"));
        Path docs = ROOT.resolve("docs");
        List<String> unnamed = pages().stream().filter(page -> page.startsWith(docs))
                .map(page -> docs.relativize(page).toString().replace('\\', '/'))
                .filter(page -> page.contains("/") && !index.contains("(" + page + ")")).toList();
        assertThat(unnamed).as("pages that docs/README.md does not name").isEmpty();
    }

    @Test
    void translationsHaveTheSameHeadingsAndCommands() throws IOException {
        List<Path> translated = pages().stream().filter(page -> page.toString().endsWith(".zh.md")).toList();
        assertThat(translated).isNotEmpty().allSatisfy(page -> {
            Path original = page.resolveSibling(page.getFileName().toString().replace(".zh.md", ".md"));
            String ours = Files.readString(original);
            String theirs = Files.readString(page);
            assertThat(levels(theirs)).as("headings of %s", page).isEqualTo(levels(ours));
            assertThat(commands(theirs)).as("commands of %s", page).isEqualTo(commands(ours));
        });
    }

    @Test
    void commandsOnPagesUseOptionsThatExist() throws IOException {
        String reference = Files.readString(ROOT.resolve("docs/reference/commands.md"));
        List<String> unknown = new ArrayList<>();
        for (Path page : pages()) {
            commands(Files.readString(page)).stream().flatMap(String::lines)
                    .filter(line -> line.contains("./touchstone ") || line.contains("./ais_bench "))
                    .flatMap(line -> OPTION.matcher(line).results().map(MatchResult::group))
                    .filter(option -> !Pattern.compile(option + "\\b").matcher(reference).find())
                    .forEach(option -> unknown.add(ROOT.relativize(page) + ": " + option));
        }
        assertThat(unknown).as("options that the command does not have").isEmpty();
    }

    private static boolean leads(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0 || anchors(file).contains(target.substring(hash + 1));
    }

    private static Set<String> anchors(Path file) throws IOException {
        return HEADING.matcher(Files.readString(file)).results()
                .map(heading -> heading.group(2).toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<Integer> levels(String text) {
        String prose = FENCE.matcher(text).replaceAll("");
        return HEADING.matcher(prose).results().map(heading -> heading.group(1).length()).toList();
    }

    /// Fenced blocks of commands and files; blocks without a language are output, which may be shortened.
    private static List<String> commands(String text) {
        return FENCE.matcher(text).results().filter(block -> !block.group(1).isEmpty())
                .map(block -> block.group(2)).toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> root = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).sorted()
                    .forEach(pages::add);
        }
        return pages;
    }
}
