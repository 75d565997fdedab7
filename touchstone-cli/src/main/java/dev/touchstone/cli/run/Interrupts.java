package dev.touchstone.cli.run;

import dev.touchstone.engine.generate.StopSignal;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/// Turns Ctrl-C, TERM and the end of the terminal (HUP) into wishes to stop: the first drains, the second
/// stops at once. A HUP that is ignored, as under `nohup`, stays ignored.
///
/// The JDK offers signals only in `sun.misc` (module jdk.unsupported), which cannot be named in code compiled
/// without warnings; so the three calls go by reflection. Where they are not to be had a shutdown hook stops
/// at once, and the log is whole all the same.
public final class Interrupts {

    private Interrupts() {}

    /// Listens until the process ends.
    ///
    /// @param heard called at each signal, after the wish was raised
    public static void listen(StopSignal stop, Runnable heard) {
        Runnable action = () -> {
            stop.raise();
            heard.run();
        };
        List<String> names = File.separatorChar == '\\'
                ? List.of("INT", "TERM") : List.of("INT", "TERM", "HUP");
        for (String name : names) {
            try {
                handle(name, action);
            } catch (ReflectiveOperationException absent) {
                Runtime.getRuntime().addShutdownHook(new Thread(stop::raise, "stop"));
                return;
            }
        }
    }

    /// Calls back at each change of the terminal's size, where the platform tells of it.
    static void whenResized(Runnable changed) {
        try {
            handle("WINCH", changed);
        } catch (ReflectiveOperationException absent) {
            return; // the size at the start stays in force, and the terminal cuts longer lines
        }
    }

    private static void handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler},
                (_, method, _) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                    }
                    return null;
                });
        try {
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (InvocationTargetException refused) { // the JVM keeps a signal for itself (-Xrs)
            throw new ReflectiveOperationException(refused);
        }
    }
}
