package dev.touchstone.models.local;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which devices each worker sees: never one that another worker has, never more workers than devices carry.
///
/// On a machine without cards there is one worker, or as many as the model file asks for (`num_procs`).
///
/// @param kind torch's word: `cuda`, `npu`, `cpu`, ...
/// @param count cards
record Devices(String kind, int count) {

    private static final List<String> VARIABLES =
            List.of("CUDA_VISIBLE_DEVICES", "ASCEND_RT_VISIBLE_DEVICES");

    /// What a worker found.
    static Devices of(Fields probed) {
        return new Devices(probed.findText("kind").orElse("cpu"),
                probed.findItems("devices").map(List<Value>::size).orElse(0));
    }

    /// How many workers there will be.
    ///
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` when one worker wants more cards than there are
    int workers(LocalSettings.Spread spread) {
        int each = spread.devices().orElse(1);
        if (count == 0 || each == 0) {
            return Math.min(spread.wanted(), Math.max(1, spread.processes()));
        }
        if (each > count) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "run_cfg: num_gpus is %d and there are %d devices of kind %s".formatted(each, count,
                    kind));
        }
        return Math.min(spread.wanted(), count / each);
    }

    /// Variables of one of several workers.
    ///
    /// @param lane its number, from 0
    /// @param workers how many there are
    /// @param environment the process's own, in which the user may have chosen cards already
    static Map<String, String> variables(
            int lane, int workers, OptionalInt each, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>();
        if (each.isPresent() || workers > 1) {
            int cards = each.orElse(1);
            for (String variable : VARIABLES) {
                variables.put(variable, slice(environment.getOrDefault(variable, ""), lane * cards, cards));
            }
        }
        if (workers > 1 && !environment.containsKey("OMP_NUM_THREADS")) {
            variables.put("OMP_NUM_THREADS",
                    String.valueOf(Math.max(1, Runtime.getRuntime().availableProcessors() / workers)));
        }
        return variables;
    }

    private static String slice(String chosen, int from, int count) {
        List<String> cards = chosen.isBlank()
                ? IntStream.range(from, from + count).mapToObj(String::valueOf).toList()
                : Arrays.stream(chosen.split(",")).map(String::strip).skip(from).limit(count).toList();
        return cards.stream().collect(Collectors.joining(","));
    }
}
