// The cases of tests/vectors/together: as expected, and the same bytes natively and as WebAssembly.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { root } from "./cli_support.mjs";

const folder = join(root, "tests", "vectors", "together");
const files = readdirSync(folder).sort().map((name) => join(folder, name));
const cases = files.flatMap((file) =>
    JSON.parse(readFileSync(file, "utf8")).map((one) => ({ file, ...one })),
);
const programs = process.env.QUAYSIDE_PROGRAMS ?? join(root, "build", "bin");
const native = [join(programs, "quayside-verdict")];
const wasm = [
    process.execPath,
    "--no-experimental-fetch",
    join(root, "build", "wasm", "quayside-verdict.js"),
];

function linesOf(command, language) {
    const { status, error, stdout, stderr } = spawnSync(
        command[0],
        [...command.slice(1), language, ...files],
        { encoding: "utf8", timeout: 60_000, maxBuffer: 16 * 1024 * 1024 },
    );
    assert.ifError(error);
    assert.equal(status, 0, `${command.join(" ")}: ${stderr}`);
    const lines = stdout.split("\n");
    assert.equal(lines.pop(), "", "the last line ends");
    assert.equal(lines.length, cases.length);
    return lines;
}

describe("declarations together", () => {
    test("have exactly the issues that the vectors expect", () => {
        for (const [i, line] of linesOf(native, "en").entries()) {
            const { asOf, issues } = JSON.parse(line);
            const found = issues.map(({ rule, places }) => ({
                rule,
                places: places.map(({ declaration, at }) => ({ declaration, at })),
            }));
            assert.deepEqual(found, cases[i].expect, `${cases[i].file}: ${cases[i].name}`);
            assert.equal(asOf, cases[i].asOf);
        }
    });

    test("speak to people in their language", () => {
        const danish = linesOf(native, "da");
        for (const [i, line] of linesOf(native, "en").entries()) {
            const others = JSON.parse(danish[i]).issues.map((issue) => issue.message);
            for (const { rule, message, hint } of JSON.parse(line).issues) {
                assert.ok(!others.includes(message), `${rule}: ${message}`);
                assert.ok(!/[{}]/.test(message + hint), `${rule}: a gap in ${message} ${hint}`);
            }
        }
    });

    for (const language of ["en", "da"]) {
        test(`are judged with the same bytes by WebAssembly (${language})`, () => {
            assert.deepEqual(linesOf(wasm, language), linesOf(native, language));
        });
    }
});
