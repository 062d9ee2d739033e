// Every vector gets the same verdict, byte for byte, from the rules as a native program, as
// WebAssembly and behind the server; and it is the verdict that the vector expects.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
    closeSync,
    mkdtempSync,
    openSync,
    readFileSync,
    readdirSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { Harbour, exchange, pause, root } from "../support/processes.mjs";
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

/// The same numbers between 0 and 1 in every run (mulberry32).
function randomFrom(seed) {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

/// The text members and the lists anywhere in a declaration.
function placesIn(owner, found = { texts: [], lists: [] }) {
    for (const [name, value] of Object.entries(owner)) {
        if (typeof value === "string") found.texts.push({ owner, name });
        else placesIn(value, found);
        if (Array.isArray(value)) found.lists.push(value);
    }
    return found;
}

/// Drafts that nobody wrote: vectors with texts swapped, broken or gone and list elements repeated
/// or missing.
function mutatedDrafts(count) {
    const random = randomFrom(20261127);
    const pick = (list) => list[Math.floor(random() * list.length)];
    const strange = ["", " ", "x ", "0", "-1", "007", "1e9", "\u0000", "æøå", "\u{1F6A2}", "9".repeat(600)];
    return Array.from({ length: count }, (_, i) => {
        const { asOf, declaration } = structuredClone(pick(vectors));
        for (let edits = 1 + Math.floor(random() * 6); edits > 0; edits -= 1) {
            const { texts, lists } = placesIn(declaration);
            const list = pick(lists);
            if (random() < 0.2 && list !== undefined) {
                if (random() < 0.5) list.push(...structuredClone(list));
                else list.splice(Math.floor(random() * list.length), 1);
                continue;
            }
            const { owner, name } = pick(texts);
            if (name === "profile" || name === "dataSet") continue;
            const other = pick(texts);
            owner[name] = random() < 0.5 ? other.owner[other.name] : pick(strange);
        }
        return { file: "mutated", name: `draft ${i}`, asOf, declaration };
    });
}

/// What the program prints for all files, line by line. Its output goes to a file: a pipe that is
/// full would end a program that cannot wait.
function verdictsOf(command, language, inputs = files) {
    const temporary = mkdtempSync(join(tmpdir(), "quayside-verdicts-"));
    try {
        const output = join(temporary, "verdicts");
        const opened = openSync(output, "w");
        const { status, error, stderr } = spawnSync(
            command[0],
            [...command.slice(1), language, ...inputs],
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
async function verdictsOfServer(trader, language, cases = vectors) {
    const verdicts = [];
    for (const { asOf, declaration } of cases) {
        const path = `/api/v1/check?asOf=${asOf}&lang=${language}`;
        const ask = () =>
            exchange(trader.origin + path, {
                method: "POST",
                headers: { "Content-Type": "application/json", Cookie: trader.cookie },
                body: JSON.stringify(declaration),
            });
        let answer = await ask();
        // There are more cases than the server takes from one address at a stretch.
        for (let waited = 0; answer.status === 429 && waited < 60; ++waited) {
            await pause(1000);
            answer = await ask();
        }
        assert.equal(answer.status, 200, answer.body);
        verdicts.push(answer.body);
    }
    return verdicts;
}

function assertSame(found, expected, cases = vectors) {
    assert.equal(found.length, cases.length);
    assert.equal(expected.length, cases.length);
    for (const [i, { file, name }] of cases.entries()) {
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

    test("are the same bytes everywhere for drafts that nobody wrote", async () => {
        const drafts = mutatedDrafts(400);
        const temporary = mkdtempSync(join(tmpdir(), "quayside-drafts-"));
        try {
            const file = join(temporary, "drafts.json");
            writeFileSync(file, JSON.stringify(drafts));
            const expected = verdictsOf([native], "da", [file]);
            const issues = expected.map((verdict) => JSON.parse(verdict).issues.length);
            assert.ok(issues.filter((count) => count > 0).length > drafts.length / 2);
            const command = [process.execPath, "--no-experimental-fetch", wasm];
            assertSame(verdictsOf(command, "da", [file]), expected, drafts);
            assertSame(await verdictsOfServer(trader, "da", drafts), expected, drafts);
        } finally {
            rmSync(temporary, { recursive: true });
        }
    });

    test("speak to people in their language", () => {
        for (const [i, english] of byNative.en.entries()) {
            const danish = JSON.parse(byNative.da[i]).issues.map((issue) => issue.message);
            for (const { rule, message } of JSON.parse(english).issues) {
                assert.ok(!danish.includes(message), `${rule}: ${message}`);
            }
        }
    });
});
