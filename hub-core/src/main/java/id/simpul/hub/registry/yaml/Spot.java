package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Problem;

/** Where something stands, so that a message can point at it. */
public record Spot(String file, int line, String field) {

    Problem problem(String expected, String found) {
        return new Problem(file, line, field, expected, found);
    }
}
