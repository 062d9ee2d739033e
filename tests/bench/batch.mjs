// One signature for many declarations: how many times as fast as one for each, natively and in
// WebAssembly, in the same run. Medians of the rounds' ratios.
//
//     ./dev build; node tests/bench/batch.mjs [COUNT [ROUNDS]]
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const count = Number(process.argv[2] ?? 100000);
const rounds = Number(process.argv[3] ?? 3);
const file = join(root, "tests/bench/h7.json");

const programs = {
    native: [join(root, "build/bin/quayside-batch-bench")],
    WebAssembly: [process.execPath, "--no-experimental-fetch",
        join(root, "build/wasm/quayside-batch-bench.js")],
};

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

for (const [name, [program, ...before]] of Object.entries(programs)) {
    const runs = [];
    for (let i = 0; i < rounds; ++i) {
        const text = execFileSync(program, [...before, file, String(count)], { encoding: "utf8" });
        runs.push(JSON.parse(text.trim().split("\n").pop()));
    }
    const times = (one) => `${median(runs.map(one)).toFixed(1)}x`;
    const ms = (one) => `${Math.round(median(runs.map(one)))} ms`;
    console.log(`${name}, ${count} declarations of ${runs[0].bytes} bytes: signing ` +
        `${times((r) => r.signEach / r.signBatch)} (${ms((r) => r.signEach)} to ` +
        `${ms((r) => r.signBatch)}), verifying ${times((r) => r.verifyEach / r.verifyBatch)} (` +
        `${ms((r) => r.verifyEach)} to ${ms((r) => r.verifyBatch)}); without writing ` +
        `down the proofs signing is ${times((r) => r.signEach / r.signRoot)} (` +
        `${ms((r) => r.signRoot)})`);
}
