package id.simpul.connectors.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The placeholders of a text, such as {@code {nik}}, {@code {warga.nama}} or {@code {angka:1..9}}; README lists them. */
final class Placeholder {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)}");
    private static final int DECIMALS = 5;

    private Placeholder() {}

    /** A text; one that is a placeholder and nothing else keeps its type, such as a number. */
    static Template text(String text) {
        Matcher matcher = BRACES.matcher(text);
        if (matcher.matches()) {
            return one(matcher.group(1));
        }
        List<Template> parts = new ArrayList<>();
        int from = 0;
        matcher.reset();
        while (matcher.find()) {
            String before = text.substring(from, matcher.start());
            parts.add(draw -> before);
            parts.add(one(matcher.group(1)));
            from = matcher.end();
        }
        String rest = text.substring(from);
        return parts.isEmpty() ? draw -> rest : draw -> join(parts, draw) + rest;
    }

    private static String join(List<Template> parts, Draw draw) {
        StringBuilder joined = new StringBuilder();
        for (Template part : parts) {
            @Nullable Object value = part.fill(draw);
            joined.append(value);
        }
        return joined.toString();
    }

    private static Template one(String placeholder) {
        int colon = placeholder.indexOf(':');
        String name = colon < 0 ? placeholder : placeholder.substring(0, colon);
        String argument = colon < 0 ? "" : placeholder.substring(colon + 1);
        return switch (name) {
            case "pilih" -> pick(List.of(argument.split("\\|")));
            case "angka" -> number(Range.of(argument));
            case "desimal" -> decimal(Range.of(argument));
            case "digit" -> digits(Integer.parseInt(argument));
            case "tanggal" -> day(Range.of(argument));
            case "ya" -> chance(Integer.parseInt(argument));
            case "urut" -> argument.isEmpty() ? Draw::index : padded(Integer.parseInt(argument));
            default -> name.startsWith("warga.") ? person(name.substring(6)) : variable(name);
        };
    }

    private static Template pick(List<String> choices) {
        return draw -> draw.dice().pick(choices);
    }

    /** {@code 1000..9000/500}: in steps of 500. */
    private static Template number(Range range) {
        int slash = range.high().indexOf('/');
        long step = slash < 0 ? 1 : Long.parseLong(range.high().substring(slash + 1));
        long low = Long.parseLong(range.low()) / step;
        long high = Long.parseLong(slash < 0 ? range.high() : range.high().substring(0, slash)) / step;
        return draw -> draw.dice().number(low, high) * step;
    }

    private static Template decimal(Range range) {
        double low = Double.parseDouble(range.low());
        double high = Double.parseDouble(range.high());
        return draw -> BigDecimal.valueOf(draw.dice().fraction(low, high)).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static Template digits(int count) {
        return draw -> draw.dice().digits(count);
    }

    private static Template day(Range range) {
        LocalDate first = LocalDate.parse(range.low());
        LocalDate last = LocalDate.parse(range.high());
        return draw -> draw.dice().day(first, last).toString();
    }

    private static Template chance(int percent) {
        return draw -> draw.dice().number(1, 100) <= percent;
    }

    private static Template padded(int width) {
        return draw -> ("%0" + width + "d").formatted(draw.index());
    }

    private static Template person(String attribute) {
        return draw -> draw.person(attribute);
    }

    private static Template variable(String name) {
        return draw -> draw.variable(name);
    }

    /** {@code low..high}. */
    record Range(String low, String high) {
        static Range of(String text) {
            int dots = text.indexOf("..");
            if (dots < 0) {
                throw new IllegalArgumentException("range: " + text + " (expected: such as 1..9)");
            }
            return new Range(text.substring(0, dots), text.substring(dots + 2));
        }
    }
}
