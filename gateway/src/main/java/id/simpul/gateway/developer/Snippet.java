package id.simpul.gateway.developer;

import java.util.List;

/**
 * Lines to copy that make one call.
 *
 * @param language {@code curl}, {@code java} or {@code php}
 * @param file how to name the file, and how to run it; empty for a shell
 */
record Snippet(String language, String file, String text) {

    /** The same call with an API key in three languages; values hold no quotes, they were encoded. */
    static List<Snippet> withKey(SampleCall call, String key) {
        return List.of(
                new Snippet("curl", "", "curl -i -H 'X-Api-Key: " + key + "' '" + call.url() + "'"),
                new Snippet("java", "java Panggilan.java", java(call.url(), key)),
                new Snippet("php", "php panggilan.php", php(call.url(), key)));
    }

    /** A token for a secret, then the call. */
    static Snippet withSecret(SampleCall call, String gateway, String client, String secret) {
        return new Snippet("curl", "", token(call.url(), gateway, client, secret));
    }

    private static String java(String url, String key) {
        return """
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;

            public class Panggilan {
                public static void main(String[] args) throws Exception {
                    HttpRequest request = HttpRequest.newBuilder(URI.create("%s"))
                            .header("X-Api-Key", "%s")
                            .build();
                    HttpResponse<String> answer = HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString());
                    System.out.println(answer.statusCode());
                    System.out.println(answer.body());
                }
            }
            """.formatted(url, key);
    }

    private static String php(String url, String key) {
        return """
            <?php
            $context = stream_context_create(['http' => [
                'header' => 'X-Api-Key: %s',
                'ignore_errors' => true,
            ]]);
            $answer = fopen('%s', 'r', false, $context);
            echo stream_get_meta_data($answer)['wrapper_data'][0], "\\n";
            echo stream_get_contents($answer), "\\n";
            """.formatted(key, url);
    }

    private static String token(String url, String gateway, String client, String secret) {
        return """
            T=$(curl -s -u '%s:%s' -d grant_type=client_credentials '%s/oauth2/token' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -i -H "Authorization: Bearer $T" '%s'
            """.formatted(client, secret, gateway, url);
    }

    /** Names the language alone: the text may hold a key. */
    @Override
    public String toString() {
        return "Snippet[" + language + "]";
    }
}
