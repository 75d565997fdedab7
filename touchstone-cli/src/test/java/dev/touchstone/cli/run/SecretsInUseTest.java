package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsInUseTest {

    private static List<Secret> of(Map<String, String> environment, Fields settings) {
        ModelSpec model =
                new ModelSpec("m", "m", "openai_chat", "", settings, Fields.EMPTY, OptionalInt.empty(), 1,
                OptionalInt.empty());
        return new SecretsInUse(environment).of(List.of(model));
    }

    private static List<String> shown(String... typed) {
        return SecretsInUse.withoutSecrets(List.of(typed));
    }

    @Test
    void valuesOfHeadersAreNotShown() {
        assertThat(shown("--header", "X-Key: abc", "X-Team:eval", "--datasets", "a:b"))
                .containsExactly("--header", "X-Key:***", "X-Team:***", "--datasets", "a:b");
        assertThat(shown("--header=X-Key: abc", "--url", "u"))
                .containsExactly("--header=X-Key:***", "--url", "u");
    }

    @Test
    void headersThatFollowAJoinedOneAreNotShownEither() {
        assertThat(shown("--header=X-Key:abc", "X-Other:def", "--url", "u"))
                .containsExactly("--header=X-Key:***", "X-Other:***", "--url", "u");
    }

    @Test
    void headersThatReferToASecretAreShownAsTheyAre() {
        assertThat(shown("--header", "Authorization: Bearer ${env:KEY}"))
                .containsExactly("--header", "Authorization: Bearer ${env:KEY}");
    }

    @Test
    void headerThatMixesAReferenceAndALiteralIsNotShownInPart() {
        assertThat(shown("--header", "Cookie: session=abc; key=${env:KEY}"))
                .noneMatch(argument -> argument.contains("abc"));
    }

    @Test
    void usersInAddressesAreNotShown() {
        assertThat(shown("--url", "http://user:pass@host:1/v1", "--proxy=http://u:p@ss@proxy:3128"))
                .containsExactly("--url", "http://***@host:1/v1", "--proxy=http://***@proxy:3128");
    }

    @Test
    void everythingElseIsShownAsTyped() {
        assertThat(shown("--models", "a", "--datasets", "gsm8k", "-r", "20250628_151326", "--api-key-env",
                "KEY"))
                .containsExactly("--models", "a", "--datasets", "gsm8k", "-r", "20250628_151326",
                        "--api-key-env",
                        "KEY");
    }

    @Test
    void keysComeFromTheEnvironmentUnderTheirReference() {
        Fields settings = Fields.EMPTY.with("api_key_env", Value.of("KEY"))
                .with("headers", Fields.EMPTY.with("X-Other", Value.of("Token ${env:OTHER}"))
                        .with("X-Plain", Value.of("literal-value")));

        assertThat(of(Map.of("KEY", "sk-12345678 ", "OTHER", "token-87654321"), settings)).containsExactly(
                new Secret("${env:KEY}", "sk-12345678"), new Secret("${env:OTHER}", "token-87654321"),
                new Secret("***", "literal-value"));
    }

    @Test
    void keysComeFromFilesAndAFileThatIsNotThereIsLeftToTheBackEnd(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "from-a-file\n");

        assertThat(of(Map.of(), Fields.EMPTY.with("api_key", Value.of("${file:" + key + "}"))))
                .containsExactly(new Secret("${file:" + key + "}", "from-a-file"));
        assertThat(of(Map.of(), Fields.EMPTY.with("api_key", Value.of("${file:" + folder + "/none}"))))
                .isEmpty();
    }

    @Test
    void userOfAnAddressIsASecretAndABlankOneIsNot() {
        assertThat(of(Map.of(), Fields.EMPTY.with("url", Value.of("http://user:p@ss@host/v1"))))
                .containsExactly(new Secret("***", "user:p@ss"));
        assertThat(of(Map.of("KEY", " "), Fields.EMPTY.with("api_key_env", Value.of("KEY")))).isEmpty();
    }
}
