// A signature of ours is one that any JOSE library can check (RFC 7515, 7797, 8037, 7638).
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { calculateJwkThumbprint, flattenedVerify, importJWK } from "jose";

import { Desk, goodDeclaration } from "./cli_support.mjs";

globalThis.crypto ??= webcrypto;  // jose expects it; Node 18 keeps it in a module

function signed(t) {
    const desk = new Desk(t);
    const { publicKey, kid } = JSON.parse(desk.run(["keygen", "--json"]).stdout);
    desk.write("good.json", JSON.stringify(goodDeclaration()));
    const args = ["sign", "good.json", "--eori", "DK12345678", "--as-of", "2026-11-24"];
    const result = desk.run(args);
    assert.equal(result.status, 0, result.stderr);
    const envelope = JSON.parse(result.stdout);
    const [header, empty, signature] = envelope.signature.split(".");
    assert.equal(empty, "");
    const payload = Buffer.from(envelope.payload, "base64url");
    return { publicKey, kid, payload, header, signature };
}

test("jose verifies a signed declaration", async (t) => {
    const { publicKey, kid, payload, header, signature } = signed(t);
    assert.equal(await calculateJwkThumbprint(publicKey), kid);
    const key = await importJWK(publicKey, "EdDSA");
    const verified = await flattenedVerify({ protected: header, payload, signature }, key, {
        algorithms: ["EdDSA"],
        crit: { b64: true },
    });
    assert.deepEqual(Buffer.from(verified.payload), payload);
    const { alg, b64, crit, typ, iat } = verified.protectedHeader;
    assert.deepEqual({ alg, b64, crit, typ, kid: verified.protectedHeader.kid }, {
        alg: "EdDSA",
        b64: false,
        crit: ["b64"],
        typ: "quayside-declaration+jws",
        kid,
    });
    assert.ok(Math.abs(iat - Date.now() / 1000) < 60);
});

test("jose refuses it with another byte", async (t) => {
    const { publicKey, payload, header, signature } = signed(t);
    const key = await importJWK(publicKey, "EdDSA");
    for (const at of [0, payload.length >> 1, payload.length - 1]) {
        const altered = Buffer.from(payload);
        altered[at] ^= 1;
        const jws = { protected: header, payload: altered, signature };
        await assert.rejects(flattenedVerify(jws, key));
    }
});
