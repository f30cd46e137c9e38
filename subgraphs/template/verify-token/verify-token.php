<?php
/**
 * Verifies the graph's five-minute token with nothing but PHP (8.1 or later) and its sodium extension.
 *
 * Tokens line by line from stdin, one outcome each: php verify-token.php <address of the keys> <your namespace>
 */
declare(strict_types=1);

const LEEWAY_SECONDS = 30; // clocks differ
const LONGEST = 8000;
const KEPT_SECONDS = 300;
const COOLDOWN_SECONDS = 5;

final class Refused extends RuntimeException {}

final class TokenVerifier
{
    /** @var array<string, string> key id → the 32 bytes of the public key. Behind PHP-FPM keep them in APCu instead. */
    private array $keys = [];
    private int $fetched = 0;

    public function __construct(private string $jwksUrl, private string $namespace) {}

    /** The claims of a genuine token: `sub` (empty for anonymous), `grants` [{ role, scope? }]. Throws Refused for anything else. */
    public function verify(string $token): array
    {
        $parts = explode('.', $token);
        if (strlen($token) > LONGEST || count($parts) !== 3) throw new Refused('no token');
        $header = self::json(self::decode($parts[0]));
        if (($header['alg'] ?? null) !== 'EdDSA') throw new Refused('algorithm'); // ours to say, never the token's
        $signature = self::decode($parts[2]);
        $key = $this->key(is_string($header['kid'] ?? null) ? $header['kid'] : '');
        if (strlen($signature) !== SODIUM_CRYPTO_SIGN_BYTES || !sodium_crypto_sign_verify_detached($signature, "$parts[0].$parts[1]", $key)) throw new Refused('signature');
        $claims = self::json(self::decode($parts[1]));
        if (($claims['iss'] ?? null) !== 'keyuan-gateway') throw new Refused('issuer');
        if (($claims['aud'] ?? null) !== $this->namespace) throw new Refused('audience');
        if (!is_int($claims['exp'] ?? null) || $claims['exp'] + LEEWAY_SECONDS <= time()) throw new Refused('expired');
        if (!is_array($claims['grants'] ?? null)) throw new Refused('grants');
        return $claims;
    }

    /** Keys are kept for five minutes; an unknown key id fetches them again, at most every five seconds. */
    private function key(string $kid): string
    {
        $age = time() - $this->fetched;
        if ($age > KEPT_SECONDS || (!isset($this->keys[$kid]) && $age > COOLDOWN_SECONDS)) {
            $this->keys = $this->fetch();
            $this->fetched = time();
        }
        return $this->keys[$kid] ?? throw new Refused('unknown key id');
    }

    private function fetch(): array
    {
        // Its warning would name the address in the page; what it says is thrown below.
        $text = @file_get_contents($this->jwksUrl, false, stream_context_create(['http' => ['timeout' => 5, 'follow_location' => 0]]));
        if ($text === false) throw new Refused('the keys cannot be fetched');
        $found = [];
        foreach (self::json($text)['keys'] ?? [] as $jwk) {
            if (($jwk['kty'] ?? null) !== 'OKP' || ($jwk['crv'] ?? null) !== 'Ed25519') continue;
            $x = self::decode($jwk['x']);
            if (strlen($x) === SODIUM_CRYPTO_SIGN_PUBLICKEYBYTES) $found[$jwk['kid']] = $x;
        }
        return $found;
    }

    private static function decode(string $part): string
    {
        try {
            return sodium_base642bin($part, SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING);
        } catch (SodiumException) {
            throw new Refused('base64');
        }
    }

    private static function json(string $text): array
    {
        $value = json_decode($text, true, 32);
        return is_array($value) ? $value : throw new Refused('json');
    }
}

if (realpath($argv[0]) === __FILE__) {
    $verifier = new TokenVerifier($argv[1], $argv[2]);
    while (($line = fgets(STDIN)) !== false) {
        try {
            $role = $verifier->verify(trim($line))['grants'][0]['role'];
            echo "OK $role\n";
        } catch (Refused) {
            echo "REFUSED\n";
        }
    }
}
