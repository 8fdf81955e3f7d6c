package id.simpul.gateway.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, and the page that says which role a part of the web needs. */
@Controller
class MasukController {

    @GetMapping(SignInPages.SIGN_IN)
    String masuk(
            @CurrentSecurityContext(expression = "authentication") @Nullable Authentication person,
            @RequestParam(defaultValue = "") String sesi,
            HttpServletRequest request,
            Model model) {
        if (person != null && person.getPrincipal() instanceof SignedIn) {
            return "redirect:" + SignInPages.landing(person);
        }
        model.addAttribute("berakhir", sesi.equals("berakhir"));
        model.addAttribute("keluar", sesi.equals("keluar"));
        model.addAttribute("galat", takeFailure(request.getSession(false)));
        return "masuk";
    }

    private static @Nullable Object takeFailure(@Nullable HttpSession session) {
        String key = SignInFailure.class.getName();
        Object failure = session == null ? null : session.getAttribute(key);
        if (session != null) {
            session.removeAttribute(key);
        }
        return failure;
    }

    @RequestMapping(SignInPages.DENIED)
    String aksesDitolak(HttpServletRequest request, Model model) {
        Object path = request.getAttribute(SignInPages.DENIED);
        model.addAttribute(
                "bagian", path == null ? null : Area.of(path.toString()).orElse(null));
        return "akses-ditolak";
    }
}
