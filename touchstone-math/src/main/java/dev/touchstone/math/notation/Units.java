package dev.touchstone.math.notation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The units with a known meaning.
public final class Units {

    private static final Map<String, Unit> KNOWN = all();

    private Units() {}

    private static Map<String, Unit> all() {
        Map<String, Unit> known = new HashMap<>();
        add(known, "length", "m 1 meter metre;km 1000 kilometer kilometre;cm 0.01 centimeter centimetre;"
                + "mm 0.001 millimeter millimetre;dm 0.1;in 0.0254 inch inche;ft 0.3048 foot feet;yd"
                        + " 0.9144 yard;"
                + "mi 1609.344 mile");
        add(known, "mass", "kg 1 kilogram;g 0.001 gram gm;mg 0.000001 milligram;lb 0.45359237 pound lbs;"
                + "oz 0.028349523125 ounce;t 1000 tonne");
        add(known, "time", "s 1 second sec;min 60 minute mins;h 3600 hour hr;day 86400;week 604800;ms 0.001"
                + " millisecond;"
                + "year 0 yr;month 0");
        add(known, "volume", "L 1 liter litre;mL 0.001 ml milliliter;gallon 0 gal");
        add(known, "angle", "degree 1 deg;radian 0 rad");
        add(known, "dollar", "dollar 1 $ usd;cent 0.01 ¢ penny pennie");
        add(known, "euro", "euro 1 € eur");
        add(known, "sterling", "£ 1 gbp");
        add(known, "yuan", "yuan 1 ¥ rmb 元");
        add(known, "forenoon", "am 0 a.m");
        add(known, "afternoon", "pm 0 p.m");
        add(known, "speed", "mph 1;kph 0 kmh");
        add(known, "current", "A 0 ampere amp");
        add(known, "force", "N 1 newton");
        add(known, "energy", "J 1 joule;kJ 1000;cal 0;kcal 0 calorie");
        add(known, "power", "W 1 watt;kW 1000");
        add(known, "voltage", "V 1 volt");
        add(known, "frequency", "Hz 1 hertz");
        add(known, "pressure", "Pa 1 pascal;kPa 1000;atm 0");
        add(known, "temperature", "K 0 kelvin;C 0 celsius;F 0 fahrenheit");
        return Map.copyOf(known);
    }

    /// A unit: what it measures and how many base units it is, 0 where that is not used.
    ///
    /// @param factor a decimal in digits
    public record Unit(String dimension, String factor) {}

    private static void add(Map<String, Unit> known, String dimension, String list) {
        for (String entry : list.split(";")) {
            String[] parts = entry.split(" ");
            for (int i = 0; i < parts.length; i++) {
                if (i != 1) {
                    known.put(parts[i], new Unit(dimension, parts[1]));
                }
            }
        }
    }

    /// Whether it is a unit of one of the dimensions known here.
    public static boolean known(String word) {
        return find(word).isPresent();
    }

    /// The unit of that name; plural and capital letters do not matter in names of more than two letters.
    public static Optional<Unit> find(String word) {
        Unit exact = KNOWN.get(word);
        if (exact != null || word.length() <= 2) {
            return Optional.ofNullable(exact);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        Unit found = KNOWN.get(lower);
        if (found == null && lower.endsWith("s")) {
            found = KNOWN.get(lower.substring(0, lower.length() - 1));
        }
        return Optional.ofNullable(found);
    }
}
