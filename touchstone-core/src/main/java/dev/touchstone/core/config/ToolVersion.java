package dev.touchstone.core.config;

/// The version of this programme: in `--version`, log headers, the user agent, the folder of unpacked files.
///
/// A constant, because a resource or a manifest would cost a read at every start; a test holds it against
/// the build.
public final class ToolVersion {

    /// Semantic version, equal to the project's version in the build file.
    public static final String TEXT = "0.1.0";

    private ToolVersion() {}
}
