// A certificate on a PKCS#11 token (SoftHSM), from its registration to the evidence.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { calculateJwkThumbprint, exportJWK, flattenedVerify, importX509 } from "jose";

import { document } from "./cli_support.mjs";
import { TokenDesk, enrolledWithToken as enrolled, module, token } from "./token_desk.mjs";

globalThis.crypto ??= webcrypto;  // jose expects it; Node 18 keeps it in a module

/// What jose says of the signature, with the key of the certificate in it.
async function verifiedByJose({ payload, signature }) {
    const [header, , value] = signature.split(".");
    const { x5c, kid } = JSON.parse(Buffer.from(header, "base64url"));
    const pem = `-----BEGIN CERTIFICATE-----\n${x5c[0]}\n-----END CERTIFICATE-----\n`;
    const key = await importX509(pem, "ES256", { extractable: true });
    assert.equal(await calculateJwkThumbprint(await exportJWK(key)), kid);
    const bytes = Buffer.from(payload, "base64url");
    const jws = { protected: header, payload: bytes, signature: value };
    const options = { algorithms: ["ES256"], crit: { b64: true } };
    const { protectedHeader } = await flattenedVerify(jws, key, options);
    bytes[bytes.length >> 1] ^= 1;
    await assert.rejects(flattenedVerify({ ...jws, payload: bytes }, key, options));
    return protectedHeader;
}

test("a declaration is signed with a certificate, lodged and proved", async (t) => {
    const desk = await enrolled(t);
    desk.person("Anna Jensen", "01");
    desk.declaration("good.json", "QS-CERT-1");
    const signing = [...token, "--token-key", "Anna Jensen"];
    assert.equal(desk.code(["submit", "good.json", ...signing]), "certificate_unknown");

    const { kid, status } = document(desk.run(["certificate", "register", ...signing, "--json"]));
    assert.equal(status, "active");
    const again = document(desk.run(["certificate", "register", ...signing, "--json"]));
    assert.deepEqual(again, { kid, status });

    assert.equal(desk.run(["sign", "good.json", ...signing, "-o", "envelope.json"]).status, 0);
    const envelope = JSON.parse(desk.read("envelope.json"));
    const header = await verifiedByJose(envelope);
    assert.deepEqual(Object.keys(header), ["alg", "b64", "crit", "iat", "kid", "typ", "x5c"]);
    assert.equal(header.alg, "ES256");
    assert.equal(header.kid, kid);
    assert.equal(header.typ, "quayside-declaration+jws");

    const wait = ["--wait", "--timeout", "60", "--json"];
    const answer = document(desk.run(["submit", "envelope.json", ...wait]));
    assert.equal(answer.receipt.kid, kid);
    const id = answer.submission.id;
    assert.equal(desk.run(["evidence", id, "-o", "evidence.json"]).status, 0);
    const evidence = JSON.parse(desk.read("evidence.json"));
    assert.equal(evidence.signature, envelope.signature);
    assert.ok(!("publicKey" in evidence));
    await verifiedByJose(evidence);

    const verify = (...more) => ["verify", "evidence.json", "--json", ...more];
    const unchecked = document(desk.run(verify()));
    assert.ok(unchecked.notes.includes("evidence.certificate_issuer_not_checked"));
    assert.equal(unchecked.holder.commonName, "Anna Jensen");
    assert.equal(unchecked.holder.organizationIdentifier, "VATDK-12345678");
    const checked = document(desk.run(verify("--certificate-authorities", "authority.pem")));
    assert.deepEqual(checked.failures, []);
    for (const holds of ["signature", "key", "receipt_key", "certificate_issuer",
        "certificate_validity"]) {
        assert.ok(checked.holds.includes(`evidence.${holds}`), holds);
    }
    assert.ok(!checked.notes.includes("evidence.certificate_issuer_not_checked"));
    desk.authority("other");
    const other = document(desk.run(verify("--certificate-authorities", "other.pem")), 1);
    assert.deepEqual(other.failures, ["evidence.certificate_issuer"]);

    // In one step, with the PIN in a file.
    desk.declaration("second.json", "QS-CERT-2");
    desk.write("pin", "1234\n");
    const more = ["submit", "second.json", ...signing, "--pin-file", "pin", "--json"];
    const second = desk.run(more, { env: { QUAYSIDE_PIN: "" } });
    assert.equal(document(second).receipt.kid, kid);
    assert.match(second.stderr, /Anna Jensen, VATDK-12345678/);

    const revoke = ["certificate", "revoke", kid, "--json"];
    assert.deepEqual(document(desk.run(revoke)), { kid, status: "revoked" });
    assert.deepEqual(document(desk.run(revoke)), { kid, status: "revoked" });
    desk.declaration("third.json", "QS-CERT-3");
    assert.equal(desk.code(["submit", "third.json", ...signing]), "certificate_revoked");
    assert.equal(desk.code(["certificate", "register", ...signing]), "certificate_revoked");
});

test("issuers between travel along, and a key that asks for its PIN each time gets it", async (t) => {
    const desk = await enrolled(t);
    desk.person("issuing", "01", { basic: "CA:TRUE", usage: "keyCertSign" });
    desk.person("Bo Holm", "02", { issuer: "issuing", more: ["--always-auth"] });
    const signing = [...token, "--token-key", "Bo Holm"];
    const register = ["certificate", "register", ...signing];
    assert.equal(desk.code(register), "certificate_not_trusted");
    const chain = ["--certificate-chain", "issuing.pem"];
    assert.equal(desk.run([...register, ...chain]).status, 0);
    desk.declaration("good.json", "QS-CERT-4");
    assert.equal(desk.code(["submit", "good.json", ...signing]), "certificate_not_trusted");
    const answer = document(desk.run(["submit", "good.json", ...signing, ...chain, "--json"]));
    assert.equal(desk.run(["evidence", answer.submission.id, "-o", "evidence.json"]).status, 0);
    const args = ["verify", "evidence.json", "--certificate-authorities", "authority.pem", "--json"];
    assert.deepEqual(document(desk.run(args)).failures, []);
    // An issuer signs no declarations.
    assert.equal(desk.code(["sign", "good.json", ...token, "--token-key", "issuing"]),
        "certificate_not_for_signatures");
});

test("a server without authorities takes no certificate", async (t) => {
    const desk = await enrolled(t, () => []);
    desk.person("Anna Jensen", "01");
    assert.equal(desk.code(["certificate", "register", ...token]), "certificates_not_taken");
});

test("what is wrong with a token is said", (t) => {
    const desk = new TokenDesk(t);
    desk.declaration("good.json", "QS-CERT-5");
    const sign = (...more) =>
        desk.code(["sign", "good.json", "--eori", "DK12345678", "--as-of", "2026-11-24", ...more]);
    assert.equal(sign("--token-module", "absent.so"), "token_module_missing");
    assert.equal(sign("--token-module", "/lib/x86_64-linux-gnu/libc.so.6"), "token_module_missing");
    assert.equal(sign("--token-module", module, "--token", "other"), "token_missing");
    assert.equal(sign(...token), "token_key_missing");
    desk.person("Anna Jensen", "01");
    desk.person("RSA", "02", { kind: "RSA" });
    desk.person("P-384", "03", { kind: "P-384" });
    assert.equal(sign(...token), "token_key_ambiguous");
    assert.equal(sign(...token, "--token-key", "nobody"), "token_key_missing");
    assert.equal(sign(...token, "--token-key", "RSA"), "token_key_not_p256");
    assert.equal(sign(...token, "--token-key", "P-384"), "certificate_key_not_supported");
    desk.write("pin", "9999\n");
    const key = ["--token-key", "Anna Jensen"];
    assert.equal(sign(...token, ...key, "--pin-file", "pin"), "token_pin_wrong");
    desk.write("pin", "\n");
    assert.equal(sign(...token, ...key, "--pin-file", "pin"), "token_pin_missing");
    assert.equal(sign(...token, ...key, "--certificate-chain", "good.json"),
        "certificates_malformed");
    desk.tool("pkcs11-tool", "--module", module, "--token-label", "quay", "--login", "--pin", "1234",
        "--delete-object", "--type", "cert", "--id", "01");
    assert.equal(sign(...token, ...key), "token_certificate_missing");
    desk.tool("softhsm2-util", "--init-token", "--free", "--label", "second", "--pin", "1234",
        "--so-pin", "12345678");
    assert.equal(sign("--token-module", module), "token_ambiguous");
});
