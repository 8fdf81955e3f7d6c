package id.simpul.gateway.page;

import java.text.NumberFormat;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The texts of the pages in one language. */
public final class Texts {
    private final MessageSource messages;
    private final Locale locale;

    public Texts(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public String get(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** 1.234. */
    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** 1.234, or with one decimal under ten. */
    public String decimal(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(value < 10 ? 1 : 0);
        return format.format(value);
    }

    /** 99,3%, never rounded up to 100. */
    public String percent(double share) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(java.math.RoundingMode.DOWN);
        return format.format(share * 100) + "%";
    }

    public Locale locale() {
        return locale;
    }
}
