package id.simpul.gateway.portal.surat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/**
 * What a person wants to have compared with a letter.
 *
 * @param hash of what the person has, or what was typed
 * @param problem the key of what is wrong with it; empty where nothing is
 * @param field the id of the field to correct
 */
record Perbandingan(String hash, String problem, String field) {
    static final Perbandingan NONE = new Perbandingan("", "", "");
    static final Perbandingan TOO_LARGE = new Perbandingan("", "surat.banding.besar", "berkas");

    /** The file of a form where there is one, else what was typed. */
    static Perbandingan of(HttpServletRequest request) throws IOException {
        try {
            MultipartRequest parts = WebUtils.getNativeRequest(request, MultipartRequest.class);
            MultipartFile file = parts == null ? null : parts.getFile("berkas");
            return of(Objects.requireNonNullElse(request.getParameter("sidik"), ""), file);
        } catch (MultipartException | IllegalStateException tooLargeOrHalf) {
            return TOO_LARGE;
        }
    }

    private static Perbandingan of(String typed, @Nullable MultipartFile file) throws IOException {
        if (file != null && !file.isEmpty()) {
            try (InputStream in = file.getInputStream()) {
                return new Perbandingan(Sidik.of(in), "", "");
            }
        }
        String hash = Sidik.normal(typed);
        if (hash.isEmpty()) {
            return new Perbandingan("", "surat.banding.kosong", "berkas");
        }
        return new Perbandingan(hash, Sidik.whole(hash) ? "" : "surat.banding.sidik", Sidik.whole(hash) ? "" : "sidik");
    }

    public boolean failed() {
        return !problem.isEmpty();
    }

    /** The HTTP status of the page that says it. */
    int status() {
        if (equals(TOO_LARGE)) {
            return HttpStatus.CONTENT_TOO_LARGE.value();
        }
        return failed() ? HttpStatus.UNPROCESSABLE_CONTENT.value() : HttpStatus.OK.value();
    }

    /** {@code sama} or {@code beda}; empty where nothing was compared. */
    public String against(String expected) {
        if (failed() || hash.isEmpty()) {
            return "";
        }
        return hash.equals(expected) ? "sama" : "beda";
    }
}
