package id.simpul.gateway.facet;

import id.simpul.hub.registry.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The directory as a page: no script, one style by its hash, readable on the narrowest phone. */
final class DirectoryPage {
    private static final String STYLE =
            "body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:0 auto;padding:1rem;color:#1a1a1a;"
                    + "background:#fff;overflow-wrap:anywhere}h1{font-size:1.5rem}h2{font-size:1.2rem;margin:1.5rem 0 0}"
                    + "h3{font-size:1rem;margin:1rem 0 0}p{margin:.25rem 0}ul{margin:.25rem 0;padding-left:1.25rem}"
                    + "form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}input{font:inherit;padding:.5rem;"
                    + "min-width:0;flex:1 1 12rem}button{font:inherit;padding:.5rem 1rem;min-height:44px}"
                    + "label{flex:1 0 100%}a{color:#0b4f8a}nav a{display:inline-block;padding:.6rem .6rem .6rem 0}"
                    + "code{font-size:.95em}";
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private DirectoryPage() {}

    static String of(String city, int total, List<Directory.Entry> page, Directory.Wish wish, String portal) {
        boolean english = wish.english();
        String title = (english ? "Directory of services, " : "Direktori layanan data, ") + Xml.text(city);
        StringBuilder html = new StringBuilder(4096)
                .append("<!doctype html><html lang=\"")
                .append(english ? "en" : "id")
                .append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(title)
                .append("</h1>");
        search(html, wish);
        html.append("<p>")
                .append(total)
                .append(english ? " applications. " : " aplikasi. ")
                .append("<a href=\"")
                .append(Xml.text(portal))
                .append("\">")
                .append(english ? "Ask for access" : "Minta akses")
                .append("</a></p>");
        String agency = "";
        for (Directory.Entry each : page) {
            if (!each.agency().code().equals(agency)) {
                agency = each.agency().code();
                html.append("<h2>").append(Xml.text(each.agency().name())).append("</h2>");
            }
            application(html, each, english);
        }
        turn(html, total, wish);
        return html.append("</main></body></html>").toString();
    }

    private static void search(StringBuilder html, Directory.Wish wish) {
        html.append("<form method=\"get\" action=\"/directory\"><label for=\"q\">")
                .append(wish.english() ? "Agency, application or service" : "Instansi, aplikasi, atau layanan")
                .append("</label><input id=\"q\" name=\"q\" type=\"search\" value=\"")
                .append(Xml.text(wish.text()))
                .append("\"><button>")
                .append(wish.english() ? "Search" : "Cari")
                .append("</button></form>");
    }

    private static void application(StringBuilder html, Directory.Entry entry, boolean english) {
        html.append("<h3>").append(Xml.text(entry.application().name())).append("</h3><ul>");
        for (Service each : entry.services()) {
            html.append("<li>")
                    .append(Xml.text(english ? each.nameEn() : each.name()))
                    .append(" (")
                    .append(english ? "data class " : "kelas data ")
                    .append(each.dataClass().code())
                    .append(")<br><code>/api/")
                    .append(entry.application().code())
                    .append('/')
                    .append(each.code())
                    .append("</code><ul>");
            each.operations()
                    .forEach(operation -> html.append("<li><code>")
                            .append(operation.method())
                            .append(' ')
                            .append(Xml.text(
                                    operation.path().toString().isEmpty()
                                            ? "/"
                                            : operation.path().toString()))
                            .append("</code></li>"));
            html.append("</ul></li>");
        }
        html.append("</ul>");
    }

    private static void turn(StringBuilder html, int total, Directory.Wish wish) {
        boolean more = (long) wish.page() * wish.size() < total;
        html.append("<nav>");
        if (wish.page() > 1) {
            link(html, wish, wish.page() - 1, wish.english() ? "Previous page" : "Halaman sebelumnya");
        }
        if (more) {
            link(html, wish, wish.page() + 1, wish.english() ? "Next page" : "Halaman berikutnya");
        }
        html.append("</nav>");
    }

    private static void link(StringBuilder html, Directory.Wish wish, int page, String text) {
        html.append("<a href=\"/directory?q=")
                .append(URLEncoder.encode(wish.text(), StandardCharsets.UTF_8))
                .append("&amp;page=")
                .append(page)
                .append("&amp;size=")
                .append(wish.size())
                .append("\">")
                .append(text)
                .append("</a> ");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
