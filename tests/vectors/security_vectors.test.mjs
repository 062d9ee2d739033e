// The published security vectors, natively and as WebAssembly; and that a JOSE library verifies
// what we sign, for each purpose. The figures are written to build/tables/security_vectors.csv.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { webcrypto } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { calculateJwkThumbprint, flattenedVerify, importJWK } from "jose";

import { root } from "./cli_support.mjs";

globalThis.crypto ??= webcrypto;  // jose expects it; Node 18 keeps it in a module

const programs = process.env.QUAYSIDE_PROGRAMS ?? join(root, "build", "bin");
const reference = join(root, "..", "shared", "reference");
const builds = {
    native: (args) => spawnSync(join(programs, "quayside-security"), args, { encoding: "utf8" }),
    WebAssembly: (args) => spawnSync(process.execPath,
        ["--no-experimental-fetch", join(root, "build", "wasm", "quayside-security.js"), ...args], { encoding: "utf8" }),
};
const purposes = ["sign-in", "enrolment", "declaration", "receipt", "tree-head", "approval", "mandate",
    "key-event", "policy", "batch"];
const rows = [];

after(() => {
    const folder = join(root, "build", "tables");
    mkdirSync(folder, { recursive: true });
    const quoted = (row) => row.map((cell) => `"${cell}"`).join(",");
    const head = ["build", "suite", "cases", "agreed", "skipped"];
    writeFileSync(join(folder, "security_vectors.csv"), [head, ...rows].map(quoted).join("\n") + "\n");
});

const lines = (result) => {
    assert.equal(result.status, 0, result.stderr);
    return result.stdout.trimEnd().split("\n").map((line) => line.split("\t"));
};

for (const [build, run] of Object.entries(builds)) {
    test(`the published vectors agree, ${build}`, (t) => {
        if (!existsSync(join(reference, "security"))) return t.skip("the reference data is not at hand");
        const suites = lines(run(["suites", reference]));
        rows.push(...suites.map((suite) => [build, ...suite]));
        assert.equal(suites.length, 8);
        for (const [name, cases, agreed] of suites) {
            assert.ok(Number(cases) > 0, name);
            assert.equal(agreed, cases, name);
        }
    });

    test(`jose verifies what is signed for each purpose, ${build}`, async () => {
        let thumbprints = 0;
        const signatures = [];
        for (const seed of ["quay", "harbour", "æøå"]) {
            const text = `{"seed":"${seed}"}`;
            for (const [kid, jwk, typ, jws] of lines(run(["sign", seed, text]))) {
                assert.equal(await calculateJwkThumbprint(JSON.parse(jwk)), kid);
                ++thumbprints;
                const [header, empty, signature] = jws.split(".");
                assert.equal(empty, "");
                const key = await importJWK(JSON.parse(jwk), "EdDSA");
                const parts = { protected: header, payload: Buffer.from(text), signature };
                const options = { algorithms: ["EdDSA"], crit: { b64: true } };
                const { protectedHeader } = await flattenedVerify(parts, key, options);
                assert.equal(protectedHeader.typ, typ);
                await assert.rejects(
                    flattenedVerify({ ...parts, payload: Buffer.from(`${text} `) }, key, options));
                signatures.push(typ);
            }
        }
        assert.deepEqual([...new Set(signatures)], purposes.map((name) => `quayside-${name}+jws`));
        rows.push([build, "RFC 7638, thumbprints as jose calculates them", thumbprints, thumbprints, 0]);
        rows.push([build, "RFC 7515, 7797, 8037: signatures that jose verifies", signatures.length, signatures.length, 0]);
    });
}

test("both builds sign the same bytes", () => {
    const args = ["sign", "quay", "the same text"];
    assert.equal(builds.native(args).stdout, builds.WebAssembly(args).stdout);
});
