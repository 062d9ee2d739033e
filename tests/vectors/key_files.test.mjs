// Key files, sound and hostile: each comes to what the vector says, as a native program and as
// WebAssembly; and the program that wrote them still writes the same.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { programPath, root } from "../support/processes.mjs";

const folder = join(root, "tests", "vectors");
const file = join(folder, "key_files.json");
const vectors = JSON.parse(readFileSync(file, "utf8"));

function outcomes(command, args) {
    const run = spawnSync(command, args, { encoding: "utf8", timeout: 120_000 });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

function expectAll(found) {
    assert.equal(found.length, vectors.length);
    vectors.forEach((vector, i) => assert.deepEqual(found[i], vector.expect, vector.name));
}

test("every key file comes to what is expected, natively", () => {
    expectAll(outcomes(programPath("quayside-key-files"), [file]));
});

test("every key file comes to what is expected, as WebAssembly", () => {
    const program = join(root, "build", "wasm", "quayside-key-files.js");
    expectAll(outcomes(process.execPath, ["--no-experimental-fetch", program, file]));
});

test("each name says one thing, and there are sound files among them", () => {
    assert.equal(new Set(vectors.map((one) => one.name)).size, vectors.length);
    assert.ok(vectors.filter((one) => one.expect.kid).length >= 10);
});

test("the description of the format is enough to write the same files", (t) => {
    const elsewhere = mkdtempSync(join(tmpdir(), "quayside-key-files-"));
    t.after(() => rmSync(elsewhere, { recursive: true }));
    copyFileSync(join(folder, "make_key_files.py"), join(elsewhere, "make_key_files.py"));
    const run = spawnSync("/usr/bin/python3", [join(elsewhere, "make_key_files.py")], { encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.equal(readFileSync(join(elsewhere, "key_files.json"), "utf8"), readFileSync(file, "utf8"));
});
