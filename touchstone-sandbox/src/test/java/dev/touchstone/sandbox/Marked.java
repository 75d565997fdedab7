package dev.touchstone.sandbox;

import java.util.Arrays;
import java.util.List;

/// Finds processes of this machine by a word of their command line.
final class Marked {

    private Marked() {}

    /// Processes that have the word as an argument and are no zombies.
    static List<ProcessHandle> running(String word) {
        return ProcessHandle.allProcesses().filter(process -> process.info().arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(word)).isPresent()).toList();
    }
}
