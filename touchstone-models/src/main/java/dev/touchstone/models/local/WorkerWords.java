package dev.touchstone.models.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What a worker process said besides its protocol, as much of it as a message can show.
///
/// Kept are the last lines of its standard error and the first lines on standard output that were no events.
/// Thread-safe; the lock protects both.
final class WorkerWords {

    /// Lines on standard output that are no events, before the worker is given up.
    static final int MOST_RUBBISH = 200;

    private static final int LAST_LINES = 12;
    private static final int FIRST_RUBBISH = 3;
    private static final int SHOWN_CHARACTERS = 200;

    private final Deque<String> errors = new ArrayDeque<>();
    private final List<String> rubbish = new ArrayList<>();
    private int rubbishLines;

    synchronized void error(String line) {
        if (line.isBlank()) {
            return;
        }
        errors.addLast(shortened(line));
        if (errors.size() > LAST_LINES) {
            errors.removeFirst();
        }
    }

    /// @return whether there was so much of it that the worker cannot be trusted
    synchronized boolean rubbish(String line) {
        rubbishLines++;
        if (rubbish.size() < FIRST_RUBBISH) {
            rubbish.add(shortened(line));
        }
        return rubbishLines > MOST_RUBBISH;
    }

    /// All of it as the end of a message; empty when nothing was said.
    synchronized String told() {
        StringBuilder told = new StringBuilder();
        if (rubbishLines > 0) {
            told.append("; %d lines on its standard output were no answers, the first: %s".formatted(
                    rubbishLines, String.join(" | ", rubbish)));
        }
        if (!errors.isEmpty()) {
            told.append("; its last words: ").append(String.join(" | ", errors));
        }
        return told.toString();
    }

    private static String shortened(String line) {
        String clean = line.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= SHOWN_CHARACTERS ? clean : clean.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
