// Every vector gets the same verdict, byte for byte, from the rules as a native program, as
// WebAssembly and behind the server; and it is the verdict that the vector expects.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { Harbour, exchange, root } from "../support/processes.mjs";
import { signedInTrader } from "../support/trader.mjs";

const folder = join(root, "tests", "vectors", "rules");
const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
const vectors = files.flatMap((file) =>
    JSON.parse(readFileSync(file, "utf8")).map((one) => ({ file, ...one })),
);

const programs = process.env.QUAYSIDE_PROGRAMS ?? join(root, "build", "bin");
const native = join(programs, "quayside-verdict");
const wasm = join(root, "build", "wasm", "quayside-verdict.js");

/// What the program prints for all files, line by line. Its output goes to a file: a pipe that is
/// full would end a program that cannot wait.
function verdictsOf(command, language) {
    const temporary = mkdtempSync(join(tmpdir(), "quayside-verdicts-"));
    try {
        const output = join(temporary, "verdicts");
        const opened = openSync(output, "w");
        const { status, error, stderr } = spawnSync(
            command[0],
            [...command.slice(1), language, ...files],
            { stdio: ["ignore", opened, "pipe"], encoding: "utf8", timeout: 60_000 },
        );
        closeSync(opened);
        assert.ifError(error);
        assert.equal(status, 0, `${command.join(" ")}: ${stderr}`);
        const lines = readFileSync(output, "utf8").split("\n");
        assert.equal(lines.pop(), "", "the last line ends");
        return lines;
    } finally {
        rmSync(temporary, { recursive: true });
    }
}

/// One request after the other, with the declaration as the file has it.
async function verdictsOfServer(trader, language) {
    const verdicts = [];
    for (const { asOf, declaration } of vectors) {
        const path = `/api/v1/check?asOf=${asOf}&lang=${language}`;
        const answer = await exchange(trader.origin + path, {
            method: "POST",
            headers: { "Content-Type": "application/json", Cookie: trader.cookie },
            body: JSON.stringify(declaration),
        });
        assert.equal(answer.status, 200, answer.body);
        verdicts.push(answer.body);
    }
    return verdicts;
}

function assertSame(found, expected) {
    assert.equal(found.length, vectors.length);
    assert.equal(expected.length, vectors.length);
    for (const [i, { file, name }] of vectors.entries()) {
        assert.equal(found[i], expected[i], `${file}: ${name}`);
    }
}

describe("verdicts", () => {
    let harbour, trader;
    const byNative = {};

    before(async () => {
        harbour = await Harbour.open({ customs: false });
        trader = await signedInTrader(harbour.origin);
        for (const language of ["en", "da"]) byNative[language] = verdictsOf([native], language);
    });
    after(() => harbour?.close());

    test("there are vectors, some accepted and some not", () => {
        const accepted = vectors.filter(({ expect }) => expect.length === 0).length;
        assert.ok(vectors.length >= 209, `${vectors.length} vectors`);
        assert.ok(accepted > 0 && accepted < vectors.length);
    });

    test("name exactly the issues that the vectors expect", () => {
        assert.equal(byNative.en.length, vectors.length);
        for (const [i, { file, name, asOf, declaration, expect }] of vectors.entries()) {
            const verdict = JSON.parse(byNative.en[i]);
            const found = verdict.issues.map(({ rule, at }) => ({ rule, at }));
            assert.deepEqual(found, expect, `${file}: ${name}`);
            assert.equal(verdict.asOf, asOf);
            assert.equal(verdict.profile, declaration.profile ?? "");
        }
    });

    for (const language of ["en", "da"]) {
        test(`are the same bytes from WebAssembly (${language})`, () => {
            const command = [process.execPath, "--no-experimental-fetch", wasm];
            assertSame(verdictsOf(command, language), byNative[language]);
        });

        test(`are the same bytes from the server (${language})`, async () => {
            assertSame(await verdictsOfServer(trader, language), byNative[language]);
        });
    }

    test("speak to people in their language", () => {
        for (const [i, english] of byNative.en.entries()) {
            const danish = JSON.parse(byNative.da[i]).issues.map((issue) => issue.message);
            for (const { rule, message } of JSON.parse(english).issues) {
                assert.ok(!danish.includes(message), `${rule}: ${message}`);
            }
        }
    });
});
