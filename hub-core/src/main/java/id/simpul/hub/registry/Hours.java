package id.simpul.hub.registry;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Days and hours, in the city's zone, in which something is allowed. Hours that end before they begin run over midnight
 * and belong to the day on which they began.
 *
 * @param days empty: every day
 * @param until the first moment that is no longer allowed; equal to {@code from}: the whole day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    public static final Hours ALWAYS = new Hours(Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final List<String> NAMES = List.of("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu");
    private static final int LOOKED_AHEAD_MINUTES = 8 * 24 * 60;

    public Hours {
        days = days.isEmpty() ? Set.of() : Set.copyOf(days);
    }

    /**
     * The hours that texts name.
     *
     * @param days Indonesian names such as {@code senin}; empty: every day
     * @param hours such as {@code 07:30-16:00}; empty: the whole day
     * @throws RuntimeException where a name or a time is none
     */
    public static Hours of(List<String> days, String hours) {
        Set<DayOfWeek> known = EnumSet.noneOf(DayOfWeek.class);
        days.forEach(each -> known.add(day(each)));
        if (hours.isEmpty()) {
            return new Hours(known, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
        String[] ends = hours.split("-", 2);
        return new Hours(known, LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }

    /** The day with an Indonesian name. */
    public static DayOfWeek day(String name) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("day: " + name + " (expected: " + String.join(", ", NAMES) + ")");
        }
        return DayOfWeek.of(index + 1);
    }

    public boolean always() {
        return days.isEmpty() && from.equals(until);
    }

    /** Whether a moment of the city is within. */
    public boolean cover(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        if (from.equals(until)) {
            return on(moment.getDayOfWeek());
        }
        if (from.isBefore(until)) {
            return on(moment.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(until);
        }
        boolean beganToday = on(moment.getDayOfWeek()) && !time.isBefore(from);
        return beganToday || (on(moment.getDayOfWeek().minus(1)) && time.isBefore(until));
    }

    /** The next full minute that is within, at or behind {@code moment}. */
    public LocalDateTime next(LocalDateTime moment) {
        LocalDateTime minute = moment.withSecond(0).withNano(0);
        for (int i = 0; i <= LOOKED_AHEAD_MINUTES; i++) {
            LocalDateTime each = minute.plusMinutes(i);
            if (cover(each) && !each.isBefore(moment)) {
                return each;
            }
        }
        return minute;
    }

    private boolean on(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }

    /** The days' names in the order of the week. */
    public List<String> dayNames() {
        return Arrays.stream(DayOfWeek.values())
                .filter(days::contains)
                .map(each -> NAMES.get(each.getValue() - 1))
                .toList();
    }

    /** Such as {@code 07:30-16:00}; empty for the whole day. */
    public String hoursText() {
        return from.equals(until) ? "" : from + "-" + until;
    }
}
