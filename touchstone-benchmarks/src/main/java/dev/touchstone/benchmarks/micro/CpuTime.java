package dev.touchstone.benchmarks.micro;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// The CPU time of an operation beside its wall time, compilation and garbage collection included: what still
/// means something where other processes use the same cores.
///
/// `touchstone-benchmarks/run micro -prof dev.touchstone.benchmarks.micro.CpuTime`
public final class CpuTime implements InternalProfiler {

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long begun;

    /// Made by JMH.
    public CpuTime() {}

    @Override
    public String getDescription() {
        return "CPU time of the process for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        begun = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double nanoseconds = system.getProcessCpuTime() - begun;
        TimeUnit unit = benchmark.getTimeUnit();
        String shown = switch (unit) {
            case NANOSECONDS -> "ns/op";
            case MICROSECONDS -> "us/op";
            case MILLISECONDS -> "ms/op";
            default -> "s/op";
        };
        double perOperation = nanoseconds / result.getMetadata().getAllOps()
                / (unit.compareTo(TimeUnit.SECONDS) < 0 ? unit.toNanos(1) : TimeUnit.SECONDS.toNanos(1));
        return List.of(new ScalarResult("cpu", perOperation, shown, AggregationPolicy.AVG));
    }
}
