package id.simpul.hub.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * A condition on the attributes of an event, in a dialect of the CloudEvents Subscriptions API 1.0 (section 3.2.4). An
 * attribute that the event does not have is an empty text, which no term asks for.
 */
public sealed interface EventFilter {

    /** Whether an event passes; {@code attributes} gives the text of each by its name. */
    boolean passes(UnaryOperator<String> attributes);

    /** As the files write it: the dialect's name and what stands under it. */
    Map<String, Object> written();

    /** Every attribute named is exactly that text. */
    record Exact(Map<String, String> attributes) implements EventFilter {
        public Exact {
            attributes = Map.copyOf(attributes);
        }

        @Override
        public boolean passes(UnaryOperator<String> given) {
            return every(attributes, given, String::equals);
        }

        @Override
        public Map<String, Object> written() {
            return Map.of("exact", new TreeMap<>(attributes));
        }
    }

    /** Every attribute named begins with that text. */
    record Prefix(Map<String, String> attributes) implements EventFilter {
        public Prefix {
            attributes = Map.copyOf(attributes);
        }

        @Override
        public boolean passes(UnaryOperator<String> given) {
            return every(attributes, given, String::startsWith);
        }

        @Override
        public Map<String, Object> written() {
            return Map.of("prefix", new TreeMap<>(attributes));
        }
    }

    /** Every attribute named ends with that text. */
    record Suffix(Map<String, String> attributes) implements EventFilter {
        public Suffix {
            attributes = Map.copyOf(attributes);
        }

        @Override
        public boolean passes(UnaryOperator<String> given) {
            return every(attributes, given, String::endsWith);
        }

        @Override
        public Map<String, Object> written() {
            return Map.of("suffix", new TreeMap<>(attributes));
        }
    }

    /** All of several. */
    record All(List<EventFilter> filters) implements EventFilter {
        public All {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean passes(UnaryOperator<String> attributes) {
            return filters.stream().allMatch(each -> each.passes(attributes));
        }

        @Override
        public Map<String, Object> written() {
            return Map.of("all", EventFilter.written(filters));
        }
    }

    /** One of several at least. */
    record Any(List<EventFilter> filters) implements EventFilter {
        public Any {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean passes(UnaryOperator<String> attributes) {
            return filters.stream().anyMatch(each -> each.passes(attributes));
        }

        @Override
        public Map<String, Object> written() {
            return Map.of("any", EventFilter.written(filters));
        }
    }

    /** Not that one. */
    record Not(EventFilter filter) implements EventFilter {
        @Override
        public boolean passes(UnaryOperator<String> attributes) {
            return !filter.passes(attributes);
        }

        @Override
        public Map<String, Object> written() {
            return Map.of("not", filter.written());
        }
    }

    /** Each of {@code filters} as the files write it. */
    static List<Map<String, Object>> written(Collection<EventFilter> filters) {
        return filters.stream().map(EventFilter::written).toList();
    }

    /**
     * The filter of what {@link #written} gives.
     *
     * @throws IllegalArgumentException where it is none
     */
    static EventFilter of(Map<?, ?> written) {
        Map.Entry<?, ?> dialect =
                written.size() == 1 ? written.entrySet().iterator().next() : Map.entry("", "");
        Object content = dialect.getValue();
        return switch (String.valueOf(dialect.getKey())) {
            case "exact" -> new Exact(texts(content));
            case "prefix" -> new Prefix(texts(content));
            case "suffix" -> new Suffix(texts(content));
            case "all" -> new All(filters(content));
            case "any" -> new Any(filters(content));
            case "not" -> new Not(of((Map<?, ?>) content));
            default -> throw new IllegalArgumentException("filter: " + written.keySet() + " (expected: one dialect)");
        };
    }

    private static List<EventFilter> filters(Object content) {
        return ((List<?>) content)
                .stream().map(each -> EventFilter.of((Map<?, ?>) each)).toList();
    }

    private static Map<String, String> texts(Object content) {
        Map<String, String> texts = new TreeMap<>();
        ((Map<?, ?>) content).forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    private static boolean every(
            Map<String, String> asked, UnaryOperator<String> given, BiPredicate<String, String> rule) {
        return asked.entrySet().stream().allMatch(each -> rule.test(given.apply(each.getKey()), each.getValue()));
    }
}
