package id.simpul.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON made of objects, arrays, texts and whole numbers; anything else is refused. */
final class Json {
    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The value of a whole text: a map in the order of the text, a list, a text or a long. */
    static Object read(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        if (json.at != text.length()) {
            throw json.broken("the end");
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw broken("fewer levels");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            if (!members.isEmpty()) {
                take(',');
            }
            String name = string();
            take(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw broken("each member once");
            }
        }
        at++;
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        while (peek() != ']') {
            if (!items.isEmpty()) {
                take(',');
            }
            items.add(value(depth + 1));
        }
        at++;
        return items;
    }

    private String string() {
        take('"');
        StringBuilder found = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw broken("no control character in a text");
            }
            found.append(c == '\\' ? escaped() : c);
        }
        at++;
        return found.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> hexadecimal();
            default -> throw broken("an escape");
        };
    }

    private char hexadecimal() {
        if (at + 4 > text.length()) {
            throw broken("four digits");
        }
        try {
            char c = (char) Integer.parseInt(text, at, at + 4, 16);
            at += 4;
            return c;
        } catch (NumberFormatException none) {
            throw broken("four digits");
        }
    }

    private Long number() {
        int from = at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        if (from == at || at - from > 18) {
            throw broken("a value");
        }
        return Long.parseLong(text, from, at, 10);
    }

    private char peek() {
        if (at >= text.length()) {
            throw broken("more");
        }
        return text.charAt(at);
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw broken("'" + expected + "'");
        }
        at++;
    }

    private IllegalArgumentException broken(String expected) {
        return new IllegalArgumentException("receipt: unreadable at character " + at + " (expected: " + expected + ")");
    }
}
