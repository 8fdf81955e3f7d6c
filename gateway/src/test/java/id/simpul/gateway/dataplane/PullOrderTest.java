package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullOrderTest {
    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static Object read(String door, String body) throws FaultException {
        return switch (door) {
            case "pull" -> PullOrder.Fetch.read(bytes(body));
            case "ack" -> PullOrder.acknowledged(bytes(body));
            case "nack" -> PullOrder.GivenBack.read(bytes(body));
            default -> PullOrder.Extended.read(bytes(body));
        };
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pull   | {'max':0}                        | max: 0 (expected: 1 to 100)",
                "pull   | {'max':101}                      | max: 101 (expected: 1 to 100)",
                "pull   | {'max':99999999999}              | max: a larger number (expected: 1 to 100)",
                "pull   | {'max':'10'}                     | max: a text (expected: 1 to 100)",
                "pull   | {'max':1.5}                      | max: a number with a fraction (expected: 1 to 100)",
                "pull   | {'max':null}                     | max: null (expected: 1 to 100)",
                "pull   | {'lease':'999ms'}                | lease: 999ms (expected: 1s to 1h, such as 30s)",
                "pull   | {'lease':'2h'}                   | lease: 2h (expected: 1s to 1h, such as 30s)",
                "pull   | {'lease':30}                     | lease: a number (expected: 1s to 1h, such as 30s)",
                "pull   | {'lease':'PT30S'}                | lease: no length of time (expected: 1s to 1h, such as 30s)",
                "pull   | {'wait':'21s'}                   | wait: 21s (expected: 0s to 20s, such as 30s)",
                "pull   | {'wait':true}                    | wait: true or false (expected: 0s to 20s, such as 30s)",
                "pull   | {'limit':1}                      | limit: unknown (expected: max, lease, wait)",
                "pull   | {'not a name':1}                 | body: unknown (expected: max, lease, wait)",
                "pull   | {'max':1,'max':2}                | body: not well-formed JSON in UTF-8 (expected: a JSON object)",
                "pull   | [1]                              | body: not an object (expected: a JSON object)",
                "pull   | {'max':1} 2                      | body: not well-formed JSON in UTF-8 (expected: a JSON object)",
                "ack    | {}                               | leases: nothing (expected: a list of 1 to 100 texts)",
                "ack    | {'leases':[]}                    | leases: 0 of them (expected: a list of 1 to 100 texts)",
                "ack    | {'leases':'a'}                   | leases: a text (expected: a list of 1 to 100 texts)",
                "ack    | {'leases':{}}                    | leases: an object (expected: a list of 1 to 100 texts)",
                "ack    | {'leases':['a',7]}               | leases[1]: a number (expected: a text of at most 100 characters)",
                "ack    | {'leases':['a'],'reason':'x'}    | reason: unknown (expected: leases)",
                "nack   | {'leases':['a'],'reason':[]}     | reason: a list (expected: a text of at most 200 characters)",
                "nack   | {'reason':'x'}                   | leases: nothing (expected: a list of 1 to 100 texts)",
                "extend | {'leases':['a'],'lease':'0s'}    | lease: 0ms (expected: 1s to 1h, such as 30s)",
                "extend | {'lease':'5s'}                   | leases: nothing (expected: a list of 1 to 100 texts)"
            })
    void whatIsWrongIsNamed(String door, String body, String detail) {
        FaultException refused = catchThrowableOfType(FaultException.class, () -> read(door, body));

        assertThat(refused.fault().code()).isEqualTo(FaultCode.PERMINTAAN_TIDAK_SAH);
        assertThat(refused.fault().detail()).isEqualTo(detail);
    }

    @Test
    void tooManyLeasesAndTooLongTextsAreRefused() {
        String many = String.join(",", Collections.nCopies(101, "'a'"));
        assertThat(catchThrowableOfType(FaultException.class, () -> read("ack", "{'leases':[" + many + "]}")))
                .hasMessageContaining("leases: 101 of them");
        assertThat(catchThrowableOfType(
                        FaultException.class, () -> read("ack", "{'leases':['" + "x".repeat(101) + "']}")))
                .hasMessageContaining("leases[0]: 101 characters");
        assertThat(catchThrowableOfType(
                        FaultException.class,
                        () -> read("nack", "{'leases':['a'],'reason':'" + "x".repeat(201) + "'}")))
                .hasMessageContaining("reason: 201 characters");
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() throws FaultException {
        PullOrder.Fetch usual = new PullOrder.Fetch(10, Duration.ofSeconds(60), Duration.ZERO);
        assertThat(read("pull", "")).isEqualTo(usual);
        assertThat(read("pull", "{}")).isEqualTo(usual);
        assertThat(read("pull", "{'max':100,'lease':'1h','wait':'20s'}"))
                .isEqualTo(new PullOrder.Fetch(100, Duration.ofHours(1), Duration.ofSeconds(20)));
        assertThat(read("pull", "{'wait':'0s','lease':'1s','max':1}"))
                .isEqualTo(new PullOrder.Fetch(1, Duration.ofSeconds(1), Duration.ZERO));
        assertThat(read("nack", "{'leases':['a','b'],'reason':'rusak'}"))
                .isEqualTo(new PullOrder.GivenBack(List.of("a", "b"), "rusak"));
        assertThat(read("extend", "{'leases':['a']}"))
                .isEqualTo(new PullOrder.Extended(List.of("a"), Duration.ofSeconds(60)));
    }
}
