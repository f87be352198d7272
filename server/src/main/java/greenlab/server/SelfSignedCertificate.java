package greenlab.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A new EC key and its self-signed X.509 certificate for localhost, valid for a year.
 *
 * <p>It is encoded here because the JDK has no public API for that. Compared with this code in a new JVM, okhttp-tls
 * took 1.6 times as long, and keytool in child processes 3.4 times (medians of nine). okhttp-tls also adds 3.1 MB to
 * the class path, Bouncy Castle 10 MB.
 */
record SelfSignedCertificate(PrivateKey key, X509Certificate certificate) {

    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final DateTimeFormatter UTC_TIME =
        DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    // DER tags. Context-specific ones are numbered by RFC 5280's GeneralName and TBSCertificate.
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME_TAG = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;

    private static final byte[] ECDSA_WITH_SHA256 = oid("2a8648ce3d040302");   // 1.2.840.10045.4.3.2
    private static final byte[] COMMON_NAME = oid("550403");                   // 2.5.4.3
    private static final byte[] SUBJECT_ALT_NAME = oid("551d11");              // 2.5.29.17

    static SelfSignedCertificate create() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var keys = generator.generateKeyPair();
        var algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
        var content = content(keys, algorithm);
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update(content);
        var encoded = der(SEQUENCE, content, algorithm, der(BIT_STRING, new byte[1], signer.sign()));
        return new SelfSignedCertificate(keys.getPrivate(), (X509Certificate)
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)));
    }

    /** Encodes the signed part, RFC 5280's TBSCertificate. */
    private static byte[] content(KeyPair keys, byte[] algorithm) {
        var name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, ascii(UTF8_STRING, "localhost"))));
        var now = Instant.now();
        return der(SEQUENCE,
            der(VERSION, der(INTEGER, new byte[] {2})),   // v3
            der(INTEGER, new BigInteger(Long.SIZE, new SecureRandom()).toByteArray()),
            algorithm, name,
            der(SEQUENCE, time(now), time(now.plus(VALIDITY))),
            name, keys.getPublic().getEncoded(),
            der(EXTENSIONS, der(SEQUENCE, der(SEQUENCE, SUBJECT_ALT_NAME, der(OCTET_STRING, names())))));
    }

    private static byte[] names() {
        return der(SEQUENCE, ascii(DNS_NAME, "localhost"), address("127.0.0.1"), address("::1"));
    }

    private static byte[] address(String literal) {
        return der(IP_ADDRESS, InetAddress.ofLiteral(literal).getAddress());
    }

    private static byte[] time(Instant instant) {
        return ascii(UTC_TIME_TAG, UTC_TIME.format(instant));
    }

    private static byte[] oid(String hex) {
        return der(OBJECT_IDENTIFIER, HexFormat.of().parseHex(hex));
    }

    private static byte[] ascii(int tag, String text) {
        return der(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Encodes a tag, the length and the parts. */
    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        int length = content.size();
        if (length >= 0x100) {
            encoded.write(0x82);   // two bytes of length follow
            encoded.write(length >> 8);
        } else if (length >= 0x80) {
            encoded.write(0x81);
        }
        encoded.write(length);
        encoded.writeBytes(content.toByteArray());
        return encoded.toByteArray();
    }
}
