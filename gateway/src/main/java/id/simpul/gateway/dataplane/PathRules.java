package id.simpul.gateway.dataplane;

import org.jspecify.annotations.Nullable;

/** Which raw paths pass: what two servers could read in two ways is refused. */
final class PathRules {
    private PathRules() {}

    /** What is wrong with {@code path}, or null. */
    static @Nullable String violation(String path) {
        if (!path.startsWith("/")) {
            return "The path does not begin with a slash.";
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '\\') {
                return "The path has a backslash, a space, or a character outside printable ASCII.";
            }
            if (c == '%') {
                String broken = escape(path, i);
                if (broken != null) {
                    return broken;
                }
            }
        }
        return dotSegment(path) ? "The path has a dot segment." : null;
    }

    private static @Nullable String escape(String path, int at) {
        if (at + 2 >= path.length() || hex(path.charAt(at + 1)) < 0 || hex(path.charAt(at + 2)) < 0) {
            return "The path has a percent sign without two hexadecimal digits.";
        }
        int decoded = hex(path.charAt(at + 1)) * 16 + hex(path.charAt(at + 2));
        return switch (decoded) {
            case 0 -> "The path has an encoded NUL.";
            case '%' -> "The path is encoded twice.";
            case '\\' -> "The path has an encoded backslash.";
            case '.' -> "The path has an encoded dot.";
            default -> null;
        };
    }

    private static int hex(char c) {
        return Character.digit(c, 16);
    }

    private static boolean dotSegment(String path) {
        return path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
    }
}
