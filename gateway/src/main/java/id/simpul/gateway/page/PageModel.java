package id.simpul.gateway.page;

import id.simpul.hub.registry.City;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page needs. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {
    private final Assets assets;
    private final CityNow cityNow;
    private final MessageSource messages;
    private final Clock clock;

    PageModel(Assets assets, CityNow cityNow, MessageSource messages, Clock clock) {
        this.assets = assets;
        this.cityNow = cityNow;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("aset")
    Assets assets() {
        return assets;
    }

    @ModelAttribute("kota")
    City city() {
        return cityNow.city();
    }

    @ModelAttribute("waktu")
    Times times(Locale locale) {
        return new Times(cityNow.city().zone(), locale, clock);
    }

    @ModelAttribute("teks")
    Texts texts(Locale locale) {
        return new Texts(messages, locale);
    }

    /** The address of this page without its query. */
    @ModelAttribute("jalur")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }

    @ModelAttribute("tampilan")
    @Nullable
    String appearance(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(each -> each.getName().equals(Appearance.COOKIE))
                        .map(Cookie::getValue)
                        .filter(Appearance.CHOICES::contains)
                        .findFirst()
                        .orElse(null);
    }

    @ModelAttribute("pengguna")
    @Nullable
    Person person(HttpServletRequest request) {
        return Person.of(request.getUserPrincipal());
    }
}
