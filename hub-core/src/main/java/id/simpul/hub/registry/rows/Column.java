package id.simpul.hub.registry.rows;

/**
 * One column of a table.
 *
 * @param name as SQL knows it
 * @param field as the files know it
 */
public record Column(String name, String field, Type type) {

    /**
     * How a value is stored. In Java it is a text, a list of texts or a map of texts. A sealed map is encrypted, and no
     * difference shows its values.
     */
    public enum Type {
        TEXT("text"),
        NUMBER("integer"),
        DATE("date"),
        FLAG("boolean"),
        LIST("text[]"),
        MAP("jsonb"),
        SEALED_MAP("text");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }

    static Column text(String name) {
        return text(name, name);
    }

    static Column text(String name, String field) {
        return new Column(name, field, Type.TEXT);
    }

    static Column number(String name, String field) {
        return new Column(name, field, Type.NUMBER);
    }

    static Column date(String name, String field) {
        return new Column(name, field, Type.DATE);
    }

    static Column list(String name) {
        return list(name, name);
    }

    static Column list(String name, String field) {
        return new Column(name, field, Type.LIST);
    }

    static Column map(String name) {
        return new Column(name, name, Type.MAP);
    }

    static Column sealedMap(String name) {
        return new Column(name, name, Type.SEALED_MAP);
    }
}
