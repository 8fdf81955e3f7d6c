package id.simpul.gateway.layanan.izin;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What is known of one NIB.
 *
 * @param history its documents, the one that holds first
 */
public record IzinUsaha(List<DokumenNib> history) {
    public IzinUsaha {
        if (history.isEmpty()) {
            throw new IllegalArgumentException("history: empty (expected: at least one document)");
        }
        history = history.stream().sorted(DokumenNib.AGE.reversed()).toList();
    }

    public String nib() {
        return history.getFirst().nib();
    }

    /** The word for the NIB's state: {@code dicabut}, {@code dibatalkan}, else its code; empty where there is none. */
    public String state() {
        return switch (history.getFirst().kind()) {
            case "3" -> "dicabut";
            case "4" -> "dibatalkan";
            default -> known(DokumenNib::status);
        };
    }

    public String name() {
        return known(DokumenNib::name);
    }

    public String scale() {
        return known(DokumenNib::scale);
    }

    public List<String> risks() {
        return newest(DokumenNib::risks);
    }

    /** The licences on which the city with this kode wilayah decides. */
    public List<Izin> licencesOf(String city) {
        return newest(DokumenNib::licences).stream()
                .filter(each -> each.decidedBy(city))
                .toList();
    }

    public Instant receivedAt() {
        return history.getFirst().receivedAt();
    }

    /** A document may be short, such as one that only ends a NIB: what it leaves out holds on from the one before. */
    private String known(Function<DokumenNib, String> field) {
        return history.stream()
                .map(field)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private <T> List<T> newest(Function<DokumenNib, List<T>> field) {
        return history.stream()
                .map(field)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Leaves the business out. */
    @Override
    public String toString() {
        return "IzinUsaha[" + history.size() + " documents]";
    }
}
