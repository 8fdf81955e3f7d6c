package id.simpul.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    @ParameterizedTest(name = "{0} {1} at {2}: {3}, next {4}")
    @CsvSource(delimiter = '|', textBlock = """
            ''            | ''          | 2026-11-28T03:00 | true  | 2026-11-28T03:00
            senin,jumat   | ''          | 2026-11-28T03:00 | false | 2026-11-30T00:00
            ''            | 07:30-16:00 | 2026-11-28T07:30 | true  | 2026-11-28T07:30
            ''            | 07:30-16:00 | 2026-11-28T16:00 | false | 2026-11-29T07:30
            jumat         | 22:00-04:00 | 2026-11-28T03:59 | true  | 2026-11-28T03:59
            jumat         | 22:00-04:00 | 2026-11-28T04:00 | false | 2026-12-04T22:00
            jumat         | 22:00-04:00 | 2026-11-27T03:00 | false | 2026-11-27T22:00
            """)
    void coverDaysAndHoursAlsoOverMidnight(
            String days, String hours, LocalDateTime moment, boolean covered, LocalDateTime next) {
        Hours allowed = Hours.of(days.isEmpty() ? List.of() : List.of(days.split(",")), hours);

        assertThat(allowed.cover(moment)).isEqualTo(covered);
        assertThat(allowed.next(moment)).isEqualTo(next);
    }
}
