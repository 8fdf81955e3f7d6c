package id.simpul.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.Application.Subscription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Filters as the CloudEvents Subscriptions API 1.0 describes them, section 3.2.4. */
class EventFilterTest {
    private static final Map<String, String> EVENT =
            Map.of("source", "/uji", "type", "uji.terjadi", "subject", "UJI-7", "layanan", "ktp");

    private static EventFilter filter(String json) {
        return EventFilter.of(JsonMapper.shared().readValue(json.replace('\'', '"'), Map.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'exact': {'layanan': 'ktp'}}                                     | true",
                "{'exact': {'layanan': 'kt'}}                                      | false",
                "{'exact': {'layanan': 'ktp', 'subject': 'UJI-8'}}                 | false",
                "{'exact': {'tidakada': 'ktp'}}                                    | false",
                "{'prefix': {'subject': 'UJI-'}}                                   | true",
                "{'prefix': {'subject': 'JI-'}}                                    | false",
                "{'suffix': {'type': '.terjadi'}}                                  | true",
                "{'suffix': {'type': 'uji.'}}                                      | false",
                "{'not': {'prefix': {'subject': 'UJI-'}}}                          | false",
                "{'not': {'exact': {'tidakada': 'x'}}}                             | true",
                "{'all': [{'exact': {'layanan': 'ktp'}}, {'suffix': {'subject': '7'}}]} | true",
                "{'all': [{'exact': {'layanan': 'ktp'}}, {'suffix': {'subject': '8'}}]} | false",
                "{'any': [{'exact': {'layanan': 'kk'}}, {'suffix': {'subject': '7'}}]}  | true",
                "{'any': [{'exact': {'layanan': 'kk'}}, {'suffix': {'subject': '8'}}]}  | false"
            })
    void aFilterPassesWhatItAsksFor(String json, boolean passes) {
        EventFilter filter = filter(json);

        assertThat(filter.passes(each -> EVENT.getOrDefault(each, ""))).isEqualTo(passes);
        assertThat(EventFilter.of(filter.written())).isEqualTo(filter);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', '', true",
                "/uji, '', true",
                "/uj, '', false",
                "'', UJI-, true",
                "'', UJ9, false",
                "/uji, UJI-7, true"
            })
    void sourceIsExactAndSubjectAPrefixAndAllMustHold(String source, String subject, boolean wanted) {
        Subscription plain = subscription(List.of(filter("{'exact': {'layanan': 'ktp'}}")), source, subject);
        Subscription other = subscription(
                List.of(filter("{'exact': {'layanan': 'ktp'}}"), filter("{'exact': {'layanan': 'kk'}}")),
                source,
                subject);

        assertThat(plain.wants(each -> EVENT.getOrDefault(each, ""))).isEqualTo(wanted);
        assertThat(other.wants(each -> EVENT.getOrDefault(each, ""))).isFalse();
    }

    private static Subscription subscription(List<EventFilter> filters, String source, String subject) {
        return new Subscription(
                "uji",
                "uji.terjadi",
                "",
                "",
                Subscription.Format.DATA,
                Subscription.Order.PROGRESS,
                filters,
                Map.of(),
                source,
                subject,
                Subscription.Mode.PULL,
                1,
                0,
                null,
                List.of(),
                Subscription.Start.NOW);
    }
}
