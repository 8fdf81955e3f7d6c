package id.simpul.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What citizens' pages need besides the frame: the way to the other language, and which pages there are. */
@ControllerAdvice(basePackages = "id.simpul.gateway.portal")
class PortalModel {
    private static final String ENGLISH = "/en";
    private static final String AGAIN = "/ulang";

    private final Halaman halaman;

    PortalModel(Halaman halaman) {
        this.halaman = halaman;
    }

    @ModelAttribute("halaman")
    Halaman halaman() {
        return halaman;
    }

    /** What the addresses of this language begin with. */
    @ModelAttribute("awal")
    String awal(HttpServletRequest request) {
        return english(request.getRequestURI()) ? ENGLISH : "";
    }

    /** This page, with its query, in the other language; null where it was not asked for by a plain address. */
    @ModelAttribute("bahasaLain")
    @Nullable
    String other(HttpServletRequest request) {
        String path = request.getRequestURI();
        String plain = path.endsWith(AGAIN) ? path.substring(0, path.length() - AGAIN.length()) : path;
        String query = request.getMethod().equals("GET") && request.getQueryString() != null
                ? "?" + request.getQueryString()
                : "";
        return turned(plain) + query;
    }

    private static String turned(String path) {
        if (english(path)) {
            return path.equals(ENGLISH) ? "/" : path.substring(ENGLISH.length());
        }
        return path.equals("/") ? ENGLISH : ENGLISH + path;
    }

    private static boolean english(String path) {
        return path.equals(ENGLISH) || path.startsWith(ENGLISH + "/");
    }
}
