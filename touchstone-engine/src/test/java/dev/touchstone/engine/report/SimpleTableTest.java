package dev.touchstone.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Expected texts were printed by tabulate 0.10.0 with wcwidth, `tablefmt="simple", floatfmt=".2f"`.
class SimpleTableTest {

    @Test
    void columnsOfNumbersAreRightAlignedAndMixedOnesLeft() {
        Table table = new Table(List.of("dataset", "version", "metric", "mode", "m1", "m2"), List.of(
                List.of("a", "123456", "accuracy", "gen", "50.00", "-"),
                List.of("b", "012345", "accuracy", "gen", "7.10", "3.00")));

        assertThat(SimpleTable.render(table)).isEqualTo("""
                dataset      version  metric    mode       m1  m2
                ---------  ---------  --------  ------  -----  ----
                a             123456  accuracy  gen     50.00  -
                b             012345  accuracy  gen      7.10  3.00""");
    }

    @Test
    void chineseNamesTakeTwoColumnsACharacter() {
        Table table = new Table(List.of("dataset", "version", "metric", "mode", "m1", "m2"), List.of(
                List.of("中文数据集", "12345e", "accuracy", "gen", "100.00", "-"),
                List.of("b", "12e345", "accuracy", "gen", "7.10", "3.00")));

        assertThat(SimpleTable.render(table)).isEqualTo("""
                dataset     version    metric    mode        m1  m2
                ----------  ---------  --------  ------  ------  ----
                中文数据集  12345e     accuracy  gen     100.00  -
                b           12e345     accuracy  gen       7.10  3.00""");
    }

    @Test
    void aTableWithoutRowsIsItsHeader() {
        assertThat(SimpleTable.render(new Table(List.of("dataset", "m"), List.of()))).isEqualTo("""
                dataset    m
                ---------  ---""");
    }

    @Test
    void combiningMarksTakeNoColumn() {
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of("ＡＢ")).isEqualTo(4);
        assertThat(DisplayWidth.of("한글")).isEqualTo(4);
    }
}
