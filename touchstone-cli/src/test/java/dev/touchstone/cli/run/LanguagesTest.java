package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.demo.DemoCommand;
import dev.touchstone.cli.doctor.DoctorCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class LanguagesTest {

    private static Properties texts(String resource) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = CommandLines.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static boolean chinese(String text) {
        return text.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN);
    }

    static Stream<CommandSpec> commands() {
        return Stream.of(RunCommand.spec("run", Locale.ENGLISH), DemoCommand.spec(Locale.ENGLISH),
                DoctorCommand.spec(Locale.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionHasATextInBothLanguages(CommandSpec command) throws IOException {
        Properties english = texts("/dev/touchstone/cli/Help.properties");
        Properties chinese = texts("/dev/touchstone/cli/Help_zh.properties");

        for (ArgSpec option : command.args()) {
            if (option instanceof OptionSpec named && named.usageHelp()) {
                continue;
            }
            String key = option.descriptionKey();
            assertThat(english.getProperty(key, "")).as(key).isNotBlank();
            assertThat(chinese.getProperty(key, "")).as(key + " (Chinese)").matches(LanguagesTest::chinese);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Help", "run/messages", "demo/messages", "doctor/messages"})
    void bothLanguagesHaveTheSameKeys(String bundle) throws IOException {
        assertThat(new TreeSet<>(texts("/dev/touchstone/cli/" + bundle + "_zh.properties")
                .stringPropertyNames()))
                .isEqualTo(new TreeSet<>(texts("/dev/touchstone/cli/" + bundle + ".properties")
                        .stringPropertyNames()));
    }

    @Test
    void everyTextOfTheRunCommandBelongsToAnOption() throws IOException {
        CommandSpec run = RunCommand.spec("run", Locale.ENGLISH);
        TreeSet<String> used = new TreeSet<>();
        run.args().forEach(option -> used.add(String.valueOf(option.descriptionKey())));
        used.add("run.footer");

        assertThat(texts("/dev/touchstone/cli/Help.properties").stringPropertyNames().stream()
                .filter(key -> key.startsWith("run."))).allMatch(used::contains);
    }

    @Test
    void helpIsPrintedInTheLanguageAskedFor() {
        String english = new CommandLine(RunCommand.spec("run", Locale.ENGLISH)).getUsageMessage();
        String chinese = new CommandLine(RunCommand.spec("run", Locale.SIMPLIFIED_CHINESE)).getUsageMessage();

        assertThat(english).contains("--fail-under", "Exit codes").matches(text -> !chinese(text));
        assertThat(chinese).contains("--fail-under").matches(LanguagesTest::chinese);
    }
}
