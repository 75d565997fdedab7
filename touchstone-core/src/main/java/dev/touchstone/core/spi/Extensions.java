package dev.touchstone.core.spi;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/// Finds the implementations of an extension interface by [ServiceLoader].
public final class Extensions {

    private Extensions() {}

    /// All implementations by name.
    ///
    /// @param type the extension interface
    /// @param name how an implementation says its name
    /// @return sorted by name
    /// @throws TouchstoneException when two have one name; the message names both classes and their places
    public static <T> Map<String, T> load(Class<T> type, Function<T, String> name) {
        Map<String, T> found = new TreeMap<>();
        for (T extension : ServiceLoader.load(type)) {
            T other = found.put(name.apply(extension), extension);
            if (other != null) {
                throw new TouchstoneException(ErrorCode.CONFIG_AMBIGUOUS,
                        "two extensions are named '%s': %s and %s; remove one of them"
                                .formatted(name.apply(extension), place(other), place(extension)));
            }
        }
        return Collections.unmodifiableMap(found);
    }

    private static String place(Object extension) {
        Class<?> type = extension.getClass();
        return type.getName() + " in " + type.getProtectionDomain().getCodeSource().getLocation();
    }
}
