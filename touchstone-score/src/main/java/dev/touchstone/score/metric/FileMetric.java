package dev.touchstone.score.metric;

import java.util.List;

/// A family of metrics that `touchstone score --metric NAME` takes over files; found by
/// [dev.touchstone.core.spi.Extensions].
///
/// To add one, write a class with `@AutoService(FileMetric.class)` in the package of its kind: the pages of
/// its metrics (what each is, for people and for `--list`), and how one is begun. The options that the pages
/// name become options of the command. The formula itself belongs into touchstone-metrics.
public interface FileMetric {

    /// What the metrics are, at least one; the name of the first is that of the family.
    List<MetricPage> pages();

    /// Begins one measuring; settings are checked here, before any file is opened.
    ///
    /// @param page one of `pages`
    /// @param settings of this metric
    /// @param sampling how far the values would vary
    /// @throws dev.touchstone.core.error.TouchstoneException `COMMAND_INVALID` for a setting out of range
    Measuring begin(MetricPage page, Settings settings, Sampling sampling);
}
