package id.simpul.gateway.facet;

/** Text that stands in XML or HTML for itself. */
final class Xml {
    private Xml() {}

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
