package dev.touchstone.score.metric;

/// A metric that `touchstone score --metric NAME` takes over files; found by
/// [dev.touchstone.core.spi.Extensions].
///
/// To add one, write a class with `@AutoService(FileMetric.class)` in the package of its family: its page
/// (what it is, for people and for `--list`), and how it is begun. The options that its page names become
/// options of the command.
public interface FileMetric {

    /// What the metric is.
    MetricPage page();

    /// Begins one measuring; settings are checked here, before any file is opened.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `COMMAND_INVALID` for a setting out of range
    Measuring begin(Settings settings);
}
