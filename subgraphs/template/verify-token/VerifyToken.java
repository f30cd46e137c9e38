import java.net.URI;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.security.spec.X509EncodedKeySpec;
import java.time.*;
import java.util.*;

/**
 * Verifies the graph's five-minute token with nothing but the JDK (17 or later; Ed25519 is in it since 15). With Nimbus JOSE + JWT the same is an
 * Ed25519Verifier and a DefaultJWTClaimsVerifier; the rules below stay.
 *
 * Tokens line by line from stdin, one outcome each: java VerifyToken.java <address of the keys> <your namespace>
 */
public final class VerifyToken {
  static final long LEEWAY_SECONDS = 30; // clocks differ
  static final int LONGEST = 8_000;
  static final Duration KEPT = Duration.ofMinutes(5), COOLDOWN = Duration.ofSeconds(5);
  /** DER of an Ed25519 public key, up to the 32 bytes that a JWK has as `x`. */
  static final byte[] DER_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final URI jwks;
  private final String namespace;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Map<String, PublicKey> keys = Map.of();
  private Instant fetched = Instant.MIN;

  public VerifyToken(String jwksUrl, String namespace) {
    this.jwks = URI.create(jwksUrl);
    this.namespace = namespace;
  }

  /** The claims of a genuine token: `sub` (empty for anonymous), `grants` [{ role, scope? }]. Throws for anything else. */
  public Map<?, ?> verify(String token) throws GeneralSecurityException {
    try {
      String[] parts = token.split("\\.", -1);
      if (token.length() > LONGEST || parts.length != 3) throw new SignatureException("no token");
      Map<?, ?> header = (Map<?, ?>) Json.parse(decode(parts[0]));
      if (!"EdDSA".equals(header.get("alg"))) throw new SignatureException("algorithm"); // ours to say, never the token's
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key(String.valueOf(header.get("kid"))));
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) throw new SignatureException("signature");
      Map<?, ?> claims = (Map<?, ?>) Json.parse(decode(parts[1]));
      long now = Instant.now().getEpochSecond();
      if (!"keyuan-gateway".equals(claims.get("iss"))) throw new SignatureException("issuer");
      if (!namespace.equals(claims.get("aud"))) throw new SignatureException("audience");
      if (!(claims.get("exp") instanceof Double exp) || exp + LEEWAY_SECONDS <= now) throw new SignatureException("expired");
      if (!(claims.get("grants") instanceof List<?>)) throw new SignatureException("grants");
      return claims;
    } catch (RuntimeException malformed) {
      throw new SignatureException("malformed", malformed);
    }
  }

  /** Keys are kept for five minutes; an unknown key id fetches them again, at most every five seconds. */
  private synchronized PublicKey key(String kid) throws GeneralSecurityException {
    Instant now = Instant.now();
    if (now.isAfter(fetched.plus(KEPT)) || (!keys.containsKey(kid) && now.isAfter(fetched.plus(COOLDOWN)))) {
      keys = fetch();
      fetched = now;
    }
    PublicKey found = keys.get(kid);
    if (found == null) throw new InvalidKeyException("unknown key id");
    return found;
  }

  private Map<String, PublicKey> fetch() throws GeneralSecurityException {
    try {
      HttpResponse<String> response = http.send(HttpRequest.newBuilder(jwks).timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) throw new InvalidKeyException("keys: HTTP " + response.statusCode());
      Map<String, PublicKey> found = new HashMap<>();
      for (Object each : (List<?>) ((Map<?, ?>) Json.parse(response.body())).get("keys")) {
        Map<?, ?> jwk = (Map<?, ?>) each;
        if (!"OKP".equals(jwk.get("kty")) || !"Ed25519".equals(jwk.get("crv"))) continue;
        byte[] x = Base64.getUrlDecoder().decode((String) jwk.get("x")), der = Arrays.copyOf(DER_PREFIX, DER_PREFIX.length + 32);
        if (x.length != 32) continue;
        System.arraycopy(x, 0, der, DER_PREFIX.length, 32);
        found.put((String) jwk.get("kid"), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
      }
      return found;
    } catch (java.io.IOException away) {
      throw new InvalidKeyException("the keys cannot be fetched", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InvalidKeyException("interrupted", stopped);
    }
  }

  private static String decode(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  public static void main(String[] args) {
    VerifyToken verifier = new VerifyToken(args[0], args[1]);
    for (Scanner lines = new Scanner(System.in); lines.hasNextLine(); ) {
      try {
        Map<?, ?> grant = (Map<?, ?>) ((List<?>) verifier.verify(lines.nextLine()).get("grants")).get(0);
        System.out.println("OK " + grant.get("role"));
      } catch (GeneralSecurityException refused) {
        System.out.println("REFUSED");
      }
    }
  }

  /** JSON to Map, List, String, Double, Boolean and null, since the JDK has none. Use your own library instead. */
  static final class Json {
    private static final int MOST_DEPTH = 32;
    private final String text;
    private int at, depth;

    private Json(String text) { this.text = text; }

    static Object parse(String text) {
      Json json = new Json(text);
      Object value = json.value();
      json.blank();
      if (json.at < text.length()) throw new IllegalArgumentException("more than one value");
      return value;
    }

    private char next() { return text.charAt(at++); }
    private void blank() { while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++; }
    private char peek() { blank(); return text.charAt(at); }
    private void expect(char wanted) { if (peek() != wanted) throw new IllegalArgumentException("expected " + wanted); at++; }

    private Object value() {
      if (++depth > MOST_DEPTH) throw new IllegalArgumentException("too deep");
      Object found = switch (peek()) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        default -> word();
      };
      depth--;
      return found;
    }

    private Map<String, Object> object() {
      Map<String, Object> found = new HashMap<>();
      expect('{');
      for (boolean first = true; peek() != '}'; first = false) {
        if (!first) expect(',');
        blank();
        String name = string();
        expect(':');
        if (found.put(name, value()) != null) throw new IllegalArgumentException("a name twice");
      }
      expect('}');
      return found;
    }

    private List<Object> array() {
      List<Object> found = new ArrayList<>();
      expect('[');
      for (boolean first = true; peek() != ']'; first = false) {
        if (!first) expect(',');
        found.add(value());
      }
      expect(']');
      return found;
    }

    private String string() {
      expect('"');
      StringBuilder found = new StringBuilder();
      for (char c = next(); c != '"'; c = next()) {
        if (c != '\\') { found.append(c); continue; }
        char escaped = next();
        switch (escaped) {
          case 'u' -> { found.append((char) Integer.parseInt(text.substring(at, at + 4), 16)); at += 4; }
          case 'n' -> found.append('\n');
          case 't' -> found.append('\t');
          case 'r' -> found.append('\r');
          case 'b' -> found.append('\b');
          case 'f' -> found.append('\f');
          default -> found.append(escaped);
        }
      }
      return found.toString();
    }

    private Object word() {
      int from = at;
      while (at < text.length() && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(text.charAt(at)) >= 0) at++;
      String word = text.substring(from, at);
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> Double.valueOf(word);
      };
    }
  }
}
