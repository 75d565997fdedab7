package dev.touchstone.math.exact;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/// Whole numbers taken apart by trial division.
final class Primes {

    private static final int LAST_TRIAL = 2_000;

    private Primes() {}

    /// Factors and their exponents; one factor without small divisors may be left whole.
    ///
    /// @param number greater than 0
    static Map<BigInteger, Integer> factors(BigInteger number, Work work) {
        Map<BigInteger, Integer> factors = new TreeMap<>();
        BigInteger rest = number;
        work.number(number.bitLength());
        for (int divisor = 2; divisor <= LAST_TRIAL && rest.bitLength() > 1; divisor += divisor == 2 ? 1
                : 2) {
            if (rest.bitLength() < 63) {
                long small = rest.longValue();
                if ((long) divisor * divisor > small) {
                    break;
                }
                if (small % divisor != 0) {
                    continue;
                }
            }
            BigInteger by = BigInteger.valueOf(divisor);
            BigInteger[] parts = rest.divideAndRemainder(by);
            work.spend(1 + rest.bitLength() / 256);
            while (parts[1].signum() == 0) {
                factors.merge(by, 1, Integer::sum);
                rest = parts[0];
                work.spend(1 + rest.bitLength() / 256);
                parts = rest.divideAndRemainder(by);
            }
        }
        if (rest.bitLength() > 1) {
            BigInteger root = rest.sqrt();
            boolean square = root.multiply(root).equals(rest);
            factors.merge(square ? root : rest, square ? 2 : 1, Integer::sum);
        }
        return factors;
    }
}
