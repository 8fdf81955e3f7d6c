package id.simpul.gateway.layanan.peraturan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text in which some words were looked for, in pieces, so that a page can mark them and escape all of it. */
public record Snippet(List<Piece> pieces) {
    static final char START = '\ue000';
    static final char STOP = '\ue001';

    /** A run of text, and whether it is what was looked for. */
    public record Piece(String text, boolean found) {}

    static Snippet of(String marked) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean found = false;
        for (int i = 0; i < marked.length(); i++) {
            char each = marked.charAt(i);
            if (each == START || each == STOP) {
                add(pieces, run, found);
                found = each == START;
            } else {
                run.append(each);
            }
        }
        add(pieces, run, found);
        return new Snippet(List.copyOf(pieces));
    }

    private static void add(List<Piece> pieces, StringBuilder run, boolean found) {
        if (!run.isEmpty()) {
            pieces.add(new Piece(run.toString(), found));
            run.setLength(0);
        }
    }

    public boolean found() {
        return pieces.stream().anyMatch(Piece::found);
    }

    @Override
    public String toString() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
