package dev.touchstone.report.html;

import dev.touchstone.core.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The page's own code and style, as they stand beside this class.
final class PageFiles {

    /// In the order in which they are put together; each uses those before it.
    private static final List<String> CODE = List.of("dom.js", "data.js", "charts.js", "slices.js",
            "summary.js", "diff.js", "detail.js", "samples.js", "compare.js", "settings.js", "main.js");

    private PageFiles() {}

    /// The style sheet.
    static String style() {
        return read("page.css");
    }

    /// All code as one function, so that no name of it is global.
    static String code() {
        StringBuilder code = new StringBuilder("(function () {\n'use strict';\n");
        CODE.forEach(file -> code.append(read(file)).append('\n'));
        return code.append("})();\n").toString();
    }

    /// A content security policy that lets run what was hashed here and nothing else: no request, no other
    /// script, no form, no frame.
    static String policy(String style, String code) {
        return "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none';"
                .formatted(hash(style), hash(code)) + " form-action 'none'";
    }

    static InputStream open(String file) throws IOException {
        InputStream in = PageFiles.class.getResourceAsStream(file);
        if (in == null) {
            throw new IOException("no resource " + file);
        }
        return in;
    }

    private static String read(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    private static String hash(String content) {
        byte[] digest = Sha256.digest().digest(content.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
