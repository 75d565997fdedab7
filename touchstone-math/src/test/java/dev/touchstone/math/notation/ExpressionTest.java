package dev.touchstone.math.notation;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    /// A field of the interface that holds a constant would make the class that comes first decide whether
    /// answers can be compared at all.
    @ParameterizedTest
    @ValueSource(strings = {"Constant", "Number", "Symbol", "Choice"})
    void anyKindOfExpressionMayBeTheFirstThatIsMet(String kind) throws IOException {
        try (URLClassLoader fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            assertThatCode(() -> Class.forName(Expression.class.getName() + "$" + kind, true, fresh))
                    .doesNotThrowAnyException();
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(new File(entry).toURI().toURL());
        }
        return entries.toArray(URL[]::new);
    }
}
