package dev.touchstone.cli.command;

/// The version of this build, as the archive and the reports name it.
public final class Version {

    /// Semantic version.
    public static final String TEXT = "0.1.0";

    private Version() {}
}
