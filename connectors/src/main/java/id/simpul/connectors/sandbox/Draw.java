package id.simpul.connectors.sandbox;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one record is made from: the caller's values, the person concerned, the place in a list, the dice. */
final class Draw {
    private final Map<String, String> variables;
    private final Supplier<Map<String, String>> somebody;
    private final Dice dice;
    private final int index;
    private @Nullable Map<String, String> person;

    Draw(
            Map<String, String> variables,
            @Nullable Map<String, String> person,
            Supplier<Map<String, String>> somebody,
            Dice dice,
            int index) {
        this.variables = variables;
        this.person = person;
        this.somebody = somebody;
        this.dice = dice;
        this.index = index;
    }

    /** The same values for the {@code index}th item of a list, which concerns somebody else. */
    Draw item(int index) {
        return new Draw(variables, null, somebody, dice, index);
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    String person(String attribute) {
        if (person == null) {
            person = somebody.get();
        }
        String value = person.get(attribute);
        if (value == null) {
            throw new IllegalArgumentException("warga: " + attribute + " (expected: one of " + person.keySet() + ")");
        }
        return value;
    }

    Dice dice() {
        return dice;
    }

    int index() {
        return index;
    }
}
