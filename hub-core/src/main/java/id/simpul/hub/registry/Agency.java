package id.simpul.hub.registry;

/**
 * An agency (OPD), or a body outside the city that exchanges with it.
 *
 * @param memberClass the X-Road member class: GOV, COM or ORG
 */
public record Agency(String code, String name, String memberClass, Contact contact) {

    /** Whom an operator calls at 02.00. */
    public record Contact(String name, String email, String phone) {}
}
