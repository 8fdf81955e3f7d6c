package id.simpul.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundSqlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SELECT 1                                      | SELECT 1                                      | []",
                "SELECT a WHERE b = :b AND c=:c                | SELECT a WHERE b = ? AND c=?                  | [b, c]",
                "SELECT a WHERE b = :b OR d = :b               | SELECT a WHERE b = ? OR d = ?                 | [b, b]",
                "SELECT '08:00' WHERE a = :a                   | SELECT '08:00' WHERE a = ?                    | [a]",
                "SELECT 'it''s :x' WHERE a = :a                | SELECT 'it''s :x' WHERE a = ?                 | [a]",
                "SELECT \":x\" FROM t                          | SELECT \":x\" FROM t                          | []",
                "SELECT :a::int                                | SELECT ?::int                                 | [a]",
                "SELECT /* :x */ :a -- :y                      | SELECT /* :x */ ? -- :y                       | [a]",
                "SELECT a[1:2]                                 | SELECT a[1:2]                                 | []"
            })
    void bindsNamesAndNothingElse(String sql, String bound, String names) {
        BoundSql parsed = BoundSql.parse(sql);

        assertThat(parsed.text()).isEqualTo(bound);
        assertThat(parsed.names()).asString().isEqualTo(names);
    }
}
