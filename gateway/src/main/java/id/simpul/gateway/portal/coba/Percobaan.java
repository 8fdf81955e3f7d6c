package id.simpul.gateway.portal.coba;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.portal.coba.Hasil.Tautan;
import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.Latihan;
import id.simpul.hub.connector.Peragaan;
import id.simpul.hub.connector.Peragaan.Act;
import id.simpul.hub.connector.Pulling;
import id.simpul.hub.ledger.LedgerVerifier;
import id.simpul.hub.ledger.VerifyReport;
import id.simpul.hub.message.FaultException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Carries out what was asked for on {@code /coba}, and says where its traces are. */
@Component
class Percobaan {
    private static final String OWNER = "dukcapil";
    /** Of the phone that the sample city's citizens write into their forms. */
    private static final String PHONE_END = "1234";

    private static final Duration BROKEN = Duration.ofMinutes(2);
    private static final String CALLS = "/konsol/panggilan/";
    private static final String EVENTS = "/konsol/peristiwa/";

    private final ObjectProvider<Peragaan> acts;
    private final ObjectProvider<Latihan> drills;
    private final Connections connections;
    private final LedgerVerifier verifier;

    Percobaan(
            ObjectProvider<Peragaan> acts,
            ObjectProvider<Latihan> drills,
            Connections connections,
            LedgerVerifier verifier) {
        this.acts = acts;
        this.drills = drills;
        this.connections = connections;
        this.verifier = verifier;
    }

    Hasil run(Aksi aksi, Texts texts) throws FaultException {
        return switch (aksi) {
            case PANGGILAN -> call(aksi, Act.PANGGILAN, 200, texts);
            case DITOLAK -> call(aksi, Act.DITOLAK, 403, texts);
            case PERISTIWA -> event(aksi, Act.PERISTIWA, texts);
            case SURAT -> letter(texts);
            case NIB -> nib(texts);
            case PERMOHONAN -> request(texts);
            case PERATURAN -> pull(texts);
            case RUSAK -> breakOwner(texts);
            case PULIH -> repairOwner(texts);
            case BUKTI -> verify(texts);
        };
    }

    private Hasil call(Aksi aksi, Act act, int wanted, Texts texts) throws FaultException {
        Peragaan.Done done = acts.getObject().run(act);
        return new Hasil(
                aksi.code(),
                done.status() == wanted,
                texts.get("coba.dijawab", done.status()),
                List.of(new Tautan(CALLS + done.id(), texts.get("coba.lihat.jejak"))));
    }

    private Hasil event(Aksi aksi, Act act, Texts texts) throws FaultException {
        Peragaan.Done done = acts.getObject().run(act);
        return new Hasil(
                aksi.code(), done.status() == 202, texts.get("coba.diterima", done.number()), traces(done.id(), texts));
    }

    /** Its code is drawn when it arrives, a moment after this answer: the link asks for it by the number. */
    private Hasil letter(Texts texts) throws FaultException {
        Peragaan.Done done = acts.getObject().run(Act.SURAT);
        List<Tautan> links = new ArrayList<>(traces(done.id(), texts));
        links.add(new Tautan("/coba/surat?nomor=" + done.number(), texts.get("coba.lihat.surat")));
        links.add(new Tautan("/lacak?nomor=" + done.number(), texts.get("coba.lihat.lacak")));
        String told = texts.get("coba.surat.dikirim", done.number(), PHONE_END);
        return new Hasil(Aksi.SURAT.code(), done.status() == 202, told, links);
    }

    private static List<Tautan> traces(String id, Texts texts) {
        return List.of(
                new Tautan(EVENTS + id, texts.get("coba.lihat.peristiwa")),
                new Tautan(CALLS + id, texts.get("coba.lihat.bukti")));
    }

    /** The second factor is made so that it can be told here: this is the sample city. */
    private Hasil nib(Texts texts) throws FaultException {
        Peragaan.Done done = acts.getObject().run(Act.NIB);
        String number = done.number();
        String last = number.substring(Math.max(0, number.length() - 4));
        List<Tautan> links = new ArrayList<>();
        links.add(new Tautan("/izin", texts.get("coba.lihat.izin")));
        links.add(new Tautan("/konsol/lompat?id=" + number, texts.get("coba.lihat.peristiwa")));
        if (!done.id().isEmpty()) {
            links.add(new Tautan(CALLS + done.id(), texts.get("coba.lihat.bukti")));
        }
        return new Hasil(Aksi.NIB.code(), done.status() == 200, texts.get("coba.nib.diterima", number, last), links);
    }

    private Hasil request(Texts texts) throws FaultException {
        Peragaan.Done done = acts.getObject().run(Act.PERMOHONAN);
        List<Tautan> links = List.of(
                new Tautan("/lacak?nomor=" + done.number(), texts.get("coba.lihat.lacak")),
                new Tautan("/konsol/lompat?id=" + done.number(), texts.get("coba.lihat.peristiwa")));
        return new Hasil(
                Aksi.PERMOHONAN.code(),
                done.status() == 200 && !done.number().isEmpty(),
                texts.get("coba.permohonan.diajukan", done.number(), PHONE_END),
                links);
    }

    private Hasil pull(Texts texts) {
        List<Pulling.Report> reports =
                connections.pulling().values().stream().map(Pulling::pull).toList();
        boolean well = reports.stream()
                .allMatch(each ->
                        each.outcome() == Pulling.Outcome.CHANGED || each.outcome() == Pulling.Outcome.UNCHANGED);
        String told = reports.stream()
                .map(each -> texts.get(
                        "coba.peraturan.ditarik",
                        texts.number(each.seen()),
                        texts.number(each.added() + each.changed() + each.gone())))
                .collect(Collectors.joining(" "));
        return new Hasil(
                Aksi.PERATURAN.code(),
                well && !reports.isEmpty(),
                told.isEmpty() ? texts.get("coba.peraturan.tidak") : told,
                List.of(
                        new Tautan("/peraturan", texts.get("coba.lihat.peraturan")),
                        new Tautan("/konsol/peristiwa", texts.get("coba.lihat.peristiwa"))));
    }

    private Hasil breakOwner(Texts texts) {
        drills.getObject().rusak(OWNER, Latihan.Mode.ERROR, BROKEN);
        return new Hasil(Aksi.RUSAK.code(), true, texts.get("coba.rusak.sudah", BROKEN.toMinutes()), health(texts));
    }

    private Hasil repairOwner(Texts texts) {
        drills.getObject().pulih(OWNER);
        return new Hasil(Aksi.PULIH.code(), true, texts.get("coba.pulih.sudah"), health(texts));
    }

    private static List<Tautan> health(Texts texts) {
        return List.of(new Tautan("/konsol/koneksi/" + OWNER + "/utama", texts.get("coba.lihat.koneksi")));
    }

    private Hasil verify(Texts texts) {
        VerifyReport report = verifier.verify();
        String told = report.intact()
                ? texts.get("coba.bukti.utuh", texts.number(report.records()))
                : texts.get("coba.bukti.rusak", texts.number(report.findings().size()));
        return new Hasil(
                Aksi.BUKTI.code(),
                report.intact(),
                told,
                List.of(new Tautan("/konsol/panggilan", texts.get("coba.lihat.panggilan"))));
    }
}
