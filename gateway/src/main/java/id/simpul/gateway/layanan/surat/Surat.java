package id.simpul.gateway.layanan.surat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter and how far it is.
 *
 * @param code by which anybody can check it, see {@link KodeSurat}
 * @param publisher the application that sent it
 */
public record Surat(String code, String publisher, Instant sentAt, Naskah letter, List<Recipient> recipients) {
    private static final String COPY = "tembusan";

    /**
     * Who is to have it, and who has.
     *
     * @param receivedAt when it took the letter; null while it has not
     * @param receiver who took it, in the recipient's words; empty while nobody has
     */
    public record Recipient(
            String unit, String role, @Nullable Instant receivedAt, String receiver) {
        public boolean copy() {
            return role.equals(COPY);
        }
    }

    /** The state of its one transition: {@code dikirim}, and {@code diterima} once every main addressee has it. */
    public String state() {
        return recipients.stream().allMatch(each -> each.copy() || each.receivedAt() != null) ? "diterima" : "dikirim";
    }

    /** Leaves out what the letter is about. */
    @Override
    public String toString() {
        return "Surat[" + state() + "]";
    }
}
