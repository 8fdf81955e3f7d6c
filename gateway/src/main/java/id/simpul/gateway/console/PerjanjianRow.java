package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.policy.Allowance;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Limits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agreement in the list.
 *
 * @param limits what it allows, in words
 * @param used what was used of it; empty for facts, and where nobody has called by it since the start
 */
record PerjanjianRow(
        String id,
        String consumer,
        String service,
        Outcome state,
        String until,
        String hours,
        String limits,
        String used) {
    static final List<String> STATES = List.of("belum", "berlaku", "segera", "berakhir");
    private static final int SOON_DAYS = 30;

    static PerjanjianRow of(
            Agreement agreement, @Nullable Allowance allowance, LocalDate today, Texts texts, Times times) {
        return new PerjanjianRow(
                agreement.id(),
                agreement.consumer(),
                agreement.application() + "/" + agreement.service(),
                state(agreement, today, texts),
                times.day(agreement.until()),
                hours(agreement, texts),
                agreement.onEvents() ? "" : limits(agreement.limits(), texts),
                agreement.onEvents() || allowance == null ? "" : used(allowance, texts));
    }

    private static Outcome state(Agreement agreement, LocalDate today, Texts texts) {
        long left = ChronoUnit.DAYS.between(today, agreement.until());
        if (left < 0) {
            return outcome("berakhir", "gagal", texts);
        }
        if (today.isBefore(agreement.from())) {
            return outcome("belum", "tanpa-data", texts);
        }
        return left <= SOON_DAYS ? outcome("segera", "menurun", texts) : outcome("berlaku", "sehat", texts);
    }

    private static Outcome outcome(String code, String tone, Texts texts) {
        return PeristiwaRow.outcome(code, texts.get("perjanjian.keadaan." + code), tone);
    }

    private static String hours(Agreement agreement, Texts texts) {
        if (agreement.hours().always()) {
            return texts.get("perjanjian.selalu");
        }
        return (String.join(", ", agreement.hours().dayNames()) + " "
                        + agreement.hours().hoursText())
                .strip();
    }

    private static String limits(Limits limits, Texts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("perjanjian.detik", texts.number(limits.perSecond())));
        if (limits.perDay() > 0) {
            parts.add(texts.get("perjanjian.hari", texts.number(limits.perDay())));
        }
        if (limits.perMonth() > 0) {
            parts.add(texts.get("perjanjian.bulan", texts.number(limits.perMonth())));
        }
        return String.join(", ", parts);
    }

    private static String used(Allowance allowance, Texts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("perjanjian.serentak", texts.number(allowance.underWay())));
        if (allowance.limits().perDay() > 0) {
            parts.add(texts.get("perjanjian.hari.ini", texts.number(allowance.usedToday())));
        }
        if (allowance.limits().perMonth() > 0) {
            parts.add(texts.get("perjanjian.bulan.ini", texts.number(allowance.usedThisMonth())));
        }
        return String.join(", ", parts);
    }
}
