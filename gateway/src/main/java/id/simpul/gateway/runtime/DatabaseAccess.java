package id.simpul.gateway.runtime;

/** How the hub reaches PostgreSQL, embedded or not. */
public record DatabaseAccess(String url, String user, String password) {
    @Override
    public String toString() {
        return "DatabaseAccess[" + url + "]";
    }
}
