/// Files of a run that follow from its log: predictions and results in the users' form.
///
/// A view holds nothing of its own: it can be deleted and is written again byte for byte, in (sample, repeat)
/// order, whatever the order in which answers came. Each file is written beside its place and renamed, and
/// memory does not grow with the data. [dev.touchstone.engine.view.PredictionsView] writes `predictions/`,
/// [dev.touchstone.engine.view.ResultsView] `results/`; both use AISBench's keys and put ours behind them.
///
/// To add a view, write a final class that takes its target and what it shows, and writes through
/// [dev.touchstone.engine.view.PythonJson] where another tool's bytes are to be met.
@NullMarked
package dev.touchstone.engine.view;

import org.jspecify.annotations.NullMarked;
