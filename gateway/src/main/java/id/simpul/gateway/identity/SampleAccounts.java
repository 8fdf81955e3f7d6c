package id.simpul.gateway.identity;

import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Registry;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The people of the sample city; each one's password is the name. */
final class SampleAccounts {
    /** The lowest cost: a password that everybody knows gains nothing from a slow hash, but the start would lose time. */
    private static final BCryptPasswordEncoder HASH = new BCryptPasswordEncoder(4);

    private static final int EACH = 3;

    private SampleAccounts() {}

    static Stream<Account> of(Registry registry) {
        return Stream.of(staff(), registry.agencies().stream().flatMap(SampleAccounts::agency), people(registry))
                .flatMap(each -> each);
    }

    private static Stream<Account> staff() {
        return Stream.of(
                account("operator", "Operator Diskominfo", Role.OPERATOR, null),
                account("approver", "Penyetuju Diskominfo", Role.APPROVER, null),
                account("auditor", "Auditor Inspektorat", Role.AUDITOR, null));
    }

    private static Stream<Account> agency(Agency agency) {
        return Stream.of(
                account("pic-" + agency.code(), "PIC " + agency.name(), Role.PIC, agency.code()),
                account("dev-" + agency.code(), "Pengembang " + agency.name(), Role.DEVELOPER, agency.code()));
    }

    private static Stream<Account> people(Registry registry) {
        String agency = registry.agencies().isEmpty()
                ? null
                : registry.agencies().getFirst().code();
        Stream<Account> officials =
                numbered().mapToObj(n -> account("pegawai" + n, "Pegawai Contoh " + n, Role.PEGAWAI, agency));
        Stream<Account> citizens =
                numbered().mapToObj(n -> account("warga" + n, "Warga Contoh " + n, Role.WARGA, null));
        Account head = account("pimpinan1", "Pimpinan Contoh 1", Role.PIMPINAN, agency);
        return Stream.concat(Stream.concat(officials, citizens), Stream.of(head));
    }

    private static IntStream numbered() {
        return IntStream.rangeClosed(1, EACH);
    }

    private static Account account(String name, String displayName, Role role, @Nullable String agency) {
        return new Account(name, displayName, "{bcrypt}" + HASH.encode(name), Set.of(role), agency, true);
    }
}
