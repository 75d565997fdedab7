package dev.touchstone.models.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaseUrlTest {

    private static String chat(String text) {
        BaseUrl url = BaseUrl.parse(text);
        return (url.secure() ? "https://" : "http://") + url.authority()
                + url.requestPath("/chat/completions");
    }

    @Test
    void everyWayToWriteOneServerIsTheSame() {
        for (String text : List.of("http://h:8000", "h:8000", "http://h:8000/", "http://h:8000/v1",
                "http://h:8000/v1/",
                "http://h:8000/v1/chat/completions", "http://h:8000/v1/completions/",
                "http://h:8000/v1/models")) {
            assertThat(chat(text)).isEqualTo("http://h:8000/v1/chat/completions");
        }
    }

    @Test
    void ownPathsVersionsAndQueriesAreKept() {
        assertThat(chat("https://h/api/v3")).isEqualTo("https://h/api/v3/chat/completions");
        assertThat(chat("https://h/openai")).isEqualTo("https://h/openai/v1/chat/completions");
        assertThat(chat("https://h/v1beta/")).isEqualTo("https://h/v1beta/chat/completions");
        assertThat(chat("https://h/custom/chat/completions")).isEqualTo("https://h/custom/chat/completions");
        assertThat(chat("https://h/d/x/chat/completions?api-version=1"))
                .isEqualTo("https://h/d/x/chat/completions?api-version=1");
        assertThat(chat("http://[::1]:80/v1")).isEqualTo("http://[::1]/v1/chat/completions");
    }

    @Test
    void whatIsNoAddressIsRefusedWithoutShowingPasswords() {
        for (String text : List.of("ftp://h/v1", "http://", "http://h:99 99", "://")) {
            assertThatThrownBy(() -> BaseUrl.parse(text)).as(text).hasMessageContaining("address");
        }
        assertThatThrownBy(() -> BaseUrl.parse("http://me:secret@h/v1")).hasMessageNotContaining("secret");
    }

    @Test
    void portsOutOfRangeAndEmptyAddressesAreRefusedNamingTheValue() {
        for (String text : List.of("http://localhost:99999/v1", "http://h:0", "h:65536")) {
            assertThatThrownBy(() -> BaseUrl.parse(text)).as(text).hasMessageContaining(text)
                    .hasMessageContaining("65535")
                    .extracting(error -> ((TouchstoneException) error).code())
                    .isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
        }
        for (String text : List.of("", "  ", "/x://y", "http://h:99 99")) {
            assertThatThrownBy(() -> BaseUrl.parse(text)).as(text).isInstanceOf(TouchstoneException.class)
                    .hasMessageContaining("http://host:port/v1");
        }
        assertThat(BaseUrl.parse("http://h:65535").port()).isEqualTo(65_535);
        assertThatThrownBy(() -> ProxyAddress.parse("http://p:70000")).hasMessageContaining("70000");
    }

    @Test
    void theEnvironmentsProxyIsTakenAsCurlDoesButNeverForThisMachine() {
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://p:1", "https_proxy", "q:2",
                "NO_PROXY", "internal, .corp.example,10.0.0.1:8000");
        assertThat(ProxyAddress.fromEnvironment(BaseUrl.parse("http://h"), environment))
                .map(ProxyAddress::host)
                .contains("p");
        assertThat(ProxyAddress.fromEnvironment(BaseUrl.parse("https://h"), environment))
                .map(ProxyAddress::port)
                .contains(2);
        for (String url : List.of("http://localhost:8000", "http://127.0.0.1", "http://internal",
                "http://a.internal",
                "http://x.corp.example", "http://10.0.0.1:8000")) {
            assertThat(ProxyAddress.fromEnvironment(BaseUrl.parse(url), environment)).as(url).isEmpty();
        }
        assertThat(ProxyAddress.fromEnvironment(BaseUrl.parse("http://10.0.0.1:9000"), environment))
                .isPresent();
        ProxyAddress withPassword = ProxyAddress.parse("http://me:secret@p:3128");
        assertThat(withPassword.toString()).doesNotContain("secret");
        assertThat(withPassword.authorization().orElseThrow().value()).isEqualTo("Basic bWU6c2VjcmV0");
    }
}
