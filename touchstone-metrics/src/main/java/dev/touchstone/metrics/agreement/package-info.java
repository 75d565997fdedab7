/// How far judges agree beyond chance.
///
/// Entry types: [dev.touchstone.metrics.agreement.CohensKappa] for two judges,
/// [dev.touchstone.metrics.agreement.FleissKappa] for many with equally many votes on each item,
/// [dev.touchstone.metrics.agreement.KrippendorffsAlpha] for any number, with gaps.
///
/// To add a coefficient, write a final class with a static method that returns empty where chance alone
/// leaves no room to agree in.
@NullMarked
package dev.touchstone.metrics.agreement;

import org.jspecify.annotations.NullMarked;
