package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.EventFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the filters of one subscription, bounded in depth and size: each event is held against all of them. */
final class FilterReader {
    private static final List<String> DIALECTS = List.of("exact", "prefix", "suffix", "all", "any", "not");
    private static final String FILTERS = "filters";
    private static final int MAX_DEPTH = 5;
    private static final int MAX_TERMS = 50;
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");
    private static final EventFilter NONE = new EventFilter.All(List.of());

    private int terms;

    private FilterReader() {}

    static List<EventFilter> read(Fields subscription) {
        FilterReader reader = new FilterReader();
        List<EventFilter> filters = reader.several(subscription, FILTERS, 1);
        if (reader.terms > MAX_TERMS) {
            subscription.problem(FILTERS, "at most " + MAX_TERMS + " terms", reader.terms + " terms");
        }
        return filters;
    }

    private List<EventFilter> several(Fields owner, String name, int depth) {
        return owner.mappings(name, DIALECTS).stream()
                .map(each -> filter(each, depth))
                .toList();
    }

    private EventFilter filter(Fields fields, int depth) {
        if (fields.names().size() != 1) {
            fields.problem(
                    fields.spot(),
                    "one of " + String.join(", ", DIALECTS),
                    fields.names().size() + " of them");
            return NONE;
        }
        String dialect = fields.names().iterator().next();
        if (depth > MAX_DEPTH) {
            fields.problem(dialect, "at most " + MAX_DEPTH + " levels of filters", "more levels");
            return NONE;
        }
        return switch (dialect) {
            case "exact" -> new EventFilter.Exact(texts(fields, dialect));
            case "prefix" -> new EventFilter.Prefix(texts(fields, dialect));
            case "suffix" -> new EventFilter.Suffix(texts(fields, dialect));
            case "all" -> new EventFilter.All(some(fields, dialect, depth));
            case "any" -> new EventFilter.Any(some(fields, dialect, depth));
            default -> new EventFilter.Not(filter(fields.mapping(dialect, DIALECTS), depth + 1));
        };
    }

    private List<EventFilter> some(Fields fields, String dialect, int depth) {
        List<EventFilter> filters = several(fields, dialect, depth + 1);
        if (filters.isEmpty()) {
            fields.problem(dialect, "at least one filter", "none");
        }
        return filters;
    }

    private Map<String, String> texts(Fields owner, String dialect) {
        Fields fields = owner.mapping(dialect, null);
        Map<String, String> texts = new TreeMap<>();
        for (String each : fields.names()) {
            if (!ATTRIBUTE.matcher(each).matches()) {
                fields.problem(each, "an attribute: 1 to 20 lower-case letters and digits", each);
            }
            texts.put(each, fields.required(each, Format.ATTRIBUTE_VALUE));
        }
        if (texts.isEmpty()) {
            owner.problem(dialect, "at least one attribute and its text", "none");
        }
        terms += texts.size();
        return texts;
    }
}
