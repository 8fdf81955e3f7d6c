package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.AddressRange;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Application.Subscription.Mode;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.registry.Application.Subscription.Start;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Durations;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Proof;
import id.simpul.hub.registry.ServiceContract;
import id.simpul.hub.registry.SubjectSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What one value in a file must look like.
 *
 * @param expected in words, for the message
 * @param substitute stands in for a broken value, so that reading goes on and finds the next fault
 * @param parse throws for a broken value
 */
record Format<T>(String expected, T substitute, Function<String, T> parse) {
    static final Format<String> CODE =
            text("[a-z][a-z0-9]{1,31}", "a code: 2 to 32 lower-case letters and digits, a letter first");
    static final Format<String> NAME = text("\\S.{0,198}\\S|\\S", "a text of 1 to 200 characters on one line");
    static final Format<String> TEXT = text("(?s).{1,2000}", "a text of 1 to 2000 characters");
    static final Format<String> SETTING = text("(?s).{1,8000}", "a text of 1 to 8000 characters");
    static final Format<String> EMAIL = text("[^@\\s]{1,64}@[^@\\s]{1,190}", "an e-mail address");
    static final Format<String> PHONE = text("\\+?[0-9][0-9 ()-]{4,24}", "a phone number");
    static final Format<String> REGION = text("\\d{2}\\.\\d{2}", "kode wilayah such as 99.71");
    static final Format<String> MEMBER_CLASS = oneOf("GOV", "COM", "ORG");
    static final Format<AddressRange> ADDRESS_RANGE = new Format<>(
            "an IP address, or a range such as 10.20.0.0/16", AddressRange.parse("127.0.0.1"), AddressRange::parse);
    static final Format<String> METHOD = oneOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    static final Format<String> DIGEST = text("[0-9a-f]{32}", "the 32 hexadecimal digits of an export");
    static final Format<String> EVENT_TYPE =
            text("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*){1,5}", "an event type such as surat.dikirim");
    static final Format<String> DELIVERY_PATH = text("(/[A-Za-z0-9._~-]+){1,12}", "a path such as /v1/peristiwa");
    static final Format<Order> DELIVERY_ORDER = new Format<>(
            "strict or progress",
            Order.PROGRESS,
            text -> Order.valueOf(lower(text).toUpperCase(Locale.ROOT)));
    static final Format<Application.Subscription.Format> DELIVERY_FORMAT = new Format<>(
            "cloudevent or data",
            Application.Subscription.Format.CLOUDEVENT,
            text -> Application.Subscription.Format.valueOf(lower(text).toUpperCase(Locale.ROOT)));
    static final Format<Mode> DELIVERY_MODE = new Format<>(
            "push or pull", Mode.PUSH, text -> Mode.valueOf(lower(text).toUpperCase(Locale.ROOT)));
    static final Format<Start> START =
            new Format<>("now, oldest or a moment such as 2026-11-22T09:30:00+07:00", Start.NOW, Start::parse);
    static final Format<String> EVENT_VERSION = text("(0|[1-9]\\d{0,3})\\.(0|[1-9]\\d{0,3})", "a version such as 1.0");
    static final Format<String> ATTRIBUTE_VALUE = text(".{1,200}", "the value of an attribute, on one line");
    static final Format<String> MAPPED_FROM = text(
            "=(?s).{0,2000}|@[a-z][a-z0-9]{0,31}|[A-Za-z_][\\w-]*(\\.[A-Za-z_0-9][\\w-]*)*",
            "a field of the data such as pengirim.nama, an attribute such as @subject, or =text");
    static final Format<String> AGREEMENT_ID =
            text("[a-z][a-z0-9]*([-.][a-z0-9]+){0,12}", "lower-case letters, digits, hyphens and dots");
    static final Format<String> FIELD =
            text("[A-Za-z_][\\w-]*(\\.[A-Za-z_][\\w-]*)*", "a field of the answer, such as alamat.kota");
    static final Format<DataClass> DATA_CLASS =
            new Format<>("terbuka, terbatas, pribadi or rahasia", DataClass.RAHASIA, DataClass::of);
    static final Format<Proof> PROOF = new Format<>("prompt or strict", Proof.STRICT, Proof::of);
    static final Format<PathTemplate> PATH = new Format<>(
            "empty, or a path such as /{nik}/keluarga whose variables fill their parts",
            PathTemplate.parse(""),
            Format::path);
    static final Format<SubjectSource> SUBJECT = new Format<>(
            "none, path:<variable>, query:<parameter> or header:<name>", SubjectSource.NONE, SubjectSource::parse);
    static final Format<ServiceContract.Mode> CONTRACT_MODE =
            new Format<>("off, observe or enforce", ServiceContract.Mode.OFF, ServiceContract.Mode::of);
    static final Format<String> DOCUMENT = text("(?s).+", "an OpenAPI document as a block of text");
    static final Format<String> DAY = oneOf("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu");
    static final Format<String> HOURS =
            text("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d", "hours of a day such as 07:30-16:00");
    static final Format<ZoneId> ZONE =
            new Format<>("a time zone such as Asia/Jakarta", ZoneId.of("Asia/Jakarta"), Format::zone);
    static final Format<LocalDate> DATE = new Format<>("a date such as 2026-12-31", LocalDate.EPOCH, LocalDate::parse);
    static final Format<LocalDateTime> MOMENT = new Format<>(
            "a moment in the city's zone such as 2026-12-05T22:00",
            LocalDate.EPOCH.atStartOfDay(),
            LocalDateTime::parse);
    static final Format<String> CHECK_PATH = text("/[^\\s?#]{0,200}", "a path such as /health, without query");
    static final Format<Integer> RETRIED_STATUS = new Format<>(
            "502, 503 or 504",
            503,
            text -> Integer.valueOf(oneOf("502", "503", "504").parse().apply(text)));
    static final Format<Boolean> FLAG = new Format<>("true or false", false, Format::flag);

    static Format<String> text(String pattern, String expected) {
        Pattern whole = Pattern.compile(pattern);
        return new Format<>(expected, "", text -> {
            if (!whole.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    static Format<String> oneOf(String... words) {
        List<String> known = List.of(words);
        return new Format<>("one of " + String.join(", ", known), known.getFirst(), text -> {
            if (!known.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    static Format<Integer> number(int min, int max) {
        return new Format<>(
                "a number from " + min + " to " + max, min, text -> between(Integer.valueOf(text), min, max));
    }

    static Format<Duration> duration(Duration min, Duration max) {
        String expected = Durations.text(min) + " to " + Durations.text(max);
        return new Format<>(expected, min, text -> between(Durations.parse(text), min, max));
    }

    private static <C extends Comparable<C>> C between(C value, C min, C max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(value.toString());
        }
        return value;
    }

    private static PathTemplate path(String text) {
        if (!text.matches("(/(\\{\\+?[A-Za-z]\\w{0,31}}|[A-Za-z0-9._~-]+)){0,12}")
                || text.matches(".*/\\.{1,2}(/.*)?")) {
            throw new IllegalArgumentException(text);
        }
        PathTemplate template = PathTemplate.parse(text);
        if (template.variables().stream().distinct().count()
                != template.variables().size()) {
            throw new IllegalArgumentException(text);
        }
        return template;
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new DateTimeException(text);
        }
        return ZoneId.of(text);
    }

    private static String lower(String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
