package dev.touchstone.math.exact;

import java.util.Arrays;

/// A product of powers of atoms.
///
/// @param powers pairs (atom, exponent greater than 0), ascending by atom; not changed after construction
record Monomial(int[] powers) {

    static final Monomial ONE = new Monomial(new int[0]);

    static Monomial of(int atom, int exponent) {
        return exponent == 0 ? ONE : new Monomial(new int[] {atom, exponent});
    }

    int size() {
        return powers.length / 2;
    }

    int atom(int index) {
        return powers[2 * index];
    }

    int exponent(int index) {
        return powers[2 * index + 1];
    }

    int exponentOf(int atom) {
        for (int i = 0; i < powers.length; i += 2) {
            if (powers[i] == atom) {
                return powers[i + 1];
            }
        }
        return 0;
    }

    Monomial times(Monomial other) {
        if (powers.length == 0) {
            return other;
        }
        if (other.powers.length == 0) {
            return this;
        }
        int[] merged = new int[powers.length + other.powers.length];
        int i = 0;
        int j = 0;
        int length = 0;
        while (i < powers.length || j < other.powers.length) {
            boolean mine = j >= other.powers.length || i < powers.length && powers[i] <= other.powers[j];
            boolean both = mine && j < other.powers.length && i < powers.length
                    && powers[i] == other.powers[j];
            merged[length] = mine ? powers[i] : other.powers[j];
            merged[length + 1] = both ? Math.addExact(powers[i + 1], other.powers[j + 1])
                    : mine ? powers[i + 1] : other.powers[j + 1];
            i += mine ? 2 : 0;
            j += !mine || both ? 2 : 0;
            length += 2;
        }
        return new Monomial(Arrays.copyOf(merged, length));
    }

    /// The same with another exponent of one atom.
    Monomial with(int atom, int exponent) {
        int[] kept = new int[powers.length + 2];
        int length = 0;
        for (int i = 0; i < powers.length; i += 2) {
            if (powers[i] != atom) {
                kept[length] = powers[i];
                kept[length + 1] = powers[i + 1];
                length += 2;
            }
        }
        return new Monomial(Arrays.copyOf(kept, length)).times(of(atom, exponent));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial(int[] theirs) && Arrays.equals(powers, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(powers);
    }
}
