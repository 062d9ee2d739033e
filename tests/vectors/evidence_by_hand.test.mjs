// A stranger checks an evidence package of a real server with public tools only: exactly the
// commands that shared/wire/README.md gives.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Desk, document, enrolledDesk, goodDeclaration, root } from "./cli_support.mjs";

const readme = readFileSync(join(root, "shared", "wire", "README.md"), "utf8");
const blocks = (language) =>
    [...readme.matchAll(new RegExp("^```" + language + "\\n(.*?)^```$", "gms"))].map(([, code]) => code);
const commands = blocks("sh").join("\n");
const [script] = blocks("js");

/// What the commands of the page make of a package, in a folder of its own.
function byHand(t, evidence) {
    const desk = new Desk(t);
    desk.write("evidence.json", JSON.stringify(evidence));
    desk.write("check.mjs", script);
    symlinkSync(join(root, "node_modules"), desk.path("node_modules"));
    const run = (program, args) =>
        spawnSync(program, args, { cwd: desk.folder, env: desk.env, encoding: "utf8" });
    return { shell: run("/bin/sh", ["-c", commands]), jose: run(process.execPath, ["check.mjs", "evidence.json"]) };
}

/// The evidence of the third of several declarations, so that its proof has a way to go.
async function packageOfAServer(t) {
    const desk = await enrolledDesk(t);
    const lodge = (lrn) => {
        desk.write("one.json", JSON.stringify({ ...goodDeclaration(), lrn, additionalDeclarationType: "A" }));
        return document(desk.run(["submit", "one.json", "--wait", "--json"]));
    };
    const ids = ["HAND-1", "HAND-2", "HAND-3"].map((lrn) => lodge(lrn).receipt.submissionId);
    const result = desk.run(["evidence", ids[2], "-o", "evidence.json"]);
    assert.equal(result.status, 0, result.stderr);
    return { desk, evidence: JSON.parse(desk.read("evidence.json")) };
}

const flipped = (text, at = 10) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
const rewritten = (text, from, to) =>
    Buffer.from(Buffer.from(text, "base64url").toString().replace(from, to)).toString("base64url");

/// One change each, and whether it touches a signature, which is what the JOSE library looks at.
const alterations = [
    ["another LRN", true, (e) => { e.payload = rewritten(e.payload, "HAND-3", "HAND-4"); }],
    ["another key of the trader", true, (e) => { e.publicKey = e.serverKey; }],
    ["another key of the server", true, (e) => { e.serverKey = e.publicKey; }],
    ["another signature", true, (e) => { e.signature = flipped(e.signature, e.signature.length - 20); }],
    ["the receipt's signature in place of the trader's", true, (e) => { e.signature = e.receiptSignature; }],
    ["another time of receipt", true, (e) => { e.receipt = rewritten(e.receipt, "receivedAt\":\"20", "receivedAt\":\"19"); }],
    ["another signature of the receipt", true, (e) => { e.receiptSignature = flipped(e.receiptSignature, 200); }],
    ["another place in the log", false, (e) => { e.log.index = String(Number(e.log.index) - 1); }],
    ["another hash on the way", false, (e) => { e.log.path[0] = flipped(e.log.path[0]); }],
    ["a hash less on the way", false, (e) => { e.log.path.pop(); }],
    ["another root", true, (e) => { e.log.head.root = flipped(e.log.head.root); }],
    ["another size of the log", true, (e) => { e.log.head.size = String(Number(e.log.head.size) + 1); }],
    ["rules that the receipt does not name", false, (e) => { e.verdict.ruleSet = flipped(e.verdict.ruleSet); }],
    ["a payload that is not canonical", true, (e) => { e.payload = rewritten(e.payload, "{", "{ "); }],
];

test("the commands of the page check a package of a real server", async (t) => {
    assert.ok(commands.includes("openssl pkeyutl -verify") && script.includes("flattenedVerify"));
    const { desk, evidence } = await packageOfAServer(t);
    const good = byHand(t, evidence);
    assert.equal(good.shell.status, 0, good.shell.stderr + good.shell.stdout);
    assert.equal(good.shell.stdout.match(/Signature Verified Successfully/g).length, 3);
    assert.match(good.shell.stdout, /Signed declaration\n=+\nSigned for: DK12345678\n/);
    assert.equal(good.jose.status, 0, good.jose.stderr);
    assert.match(good.jose.stdout, /declaration: verified\nreceipt: verified\ntree-head: verified\n/);

    for (const [what, signature, alter] of alterations) {
        await t.test(`${what} is found`, (step) => {
            const altered = structuredClone(evidence);
            alter(altered);
            assert.notDeepEqual(altered, evidence);
            const { shell, jose } = byHand(step, altered);
            assert.notEqual(shell.status, 0, "the commands");
            assert.equal(jose.status !== 0, signature, "the JOSE library");
            // Whose rules the server checked by is a note to the program, and no failure.
            desk.write("altered.json", JSON.stringify(altered));
            const ours = document(desk.run(["verify", "altered.json", "--json"]),
                what.startsWith("rules") ? 0 : 1);
            assert.ok(ours.failures.length > 0 || ours.notes.includes("evidence.different_rule_set"));
        });
    }
});

test("what was signed is printed, and nothing of what the package only says", async (t) => {
    const { desk, evidence } = await packageOfAServer(t);
    const good = desk.run(["verify", "evidence.json", "--print"]);
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stderr, /All of it holds/);
    assert.ok(good.stdout.endsWith(evidence.rendering), "the same text as the server's");
    assert.match(good.stdout, /^Evidence package\n=+\nKey that signed: /);

    desk.write("told.json", JSON.stringify({ ...evidence, rendering: "Nothing was signed.\n" }));
    const told = desk.run(["verify", "told.json", "--print", "--lang", "da"]);
    assert.equal(told.status, 0, told.stderr);
    assert.match(told.stderr, /Ingen underskriver den tekst/);
    assert.match(told.stdout, /Underskrevet angivelse/);
    assert.doesNotMatch(told.stdout, /Nothing was signed/);
    const document_ = document(desk.run(["verify", "told.json", "--print", "--json"]));
    assert.match(document_.text, /Signed declaration/);
});
