// A stranger checks an evidence package of a real server with public tools only: exactly the
// commands that shared/wire/README.md gives.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Desk, document, enrolledDesk, goodDeclaration, root, startServer } from "./cli_support.mjs";
import { enrolledWithToken, token } from "./token_desk.mjs";

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
    ["an issue that the check did not find", false, (e) => { e.verdict.issues.push({ rule: "x", severity: "warning" }); }],
    ["another message of customs", false, (e) => { e.messages[0] = rewritten(e.messages[0], "CWM", "CWX"); }],
    ["a message of customs less", false, (e) => { e.messages.shift(); }],
    ["the first message of customs less, with its entry", false, (e) => { e.messages.shift(); e.messageEntries.shift(); }],
    ["messages of customs without entries", false, (e) => { delete e.messageEntries; }],
    ["a log less", true, (e) => { delete e.log; }],
    ["a key's other organisation", false, (e) => { e.keys[0].eori = "DK87654321"; }],
    ["an enrolment that the key did not sign", true, (e) => { e.keys[0].enrolment.payload = rewritten(e.keys[0].enrolment.payload, "Anna", "Anne"); }],
    ["nothing of the keys", false, (e) => { e.keys = []; }],
    ["a payload that is not canonical", true, (e) => { e.payload = rewritten(e.payload, "{", "{ "); }],
];

test("the commands of the page check a package of a real server", async (t) => {
    assert.ok(commands.includes("openssl pkeyutl -verify") && script.includes("flattenedVerify"));
    const { desk, evidence } = await packageOfAServer(t);
    const good = await found(t, desk, evidence, alterations);
    assert.equal(good.shell.stdout.match(/Signature Verified Successfully/g).length, 4);
    assert.ok(evidence.messages.length > 1);
    assert.match(good.shell.stdout, /Signed declaration\n=+\nSigned for: DK12345678\n/);
    assert.match(good.jose.stdout, /declaration: verified\nreceipt: verified\ntree-head: verified\nenrolment: verified\n/);
});

/// Whether each check finds what was altered in a package that holds before.
async function found(t, desk, evidence, alterations) {
    const good = byHand(t, evidence);
    assert.equal(good.shell.status, 0, good.shell.stderr + good.shell.stdout);
    assert.equal(good.jose.status, 0, good.jose.stderr);
    for (const [what, signature, alter] of alterations) {
        await t.test(`${what} is found`, (step) => {
            const altered = structuredClone(evidence);
            alter(altered);
            assert.notDeepEqual(altered, evidence);
            const { shell, jose } = byHand(step, altered);
            assert.notEqual(shell.status, 0, "the commands");
            assert.equal(jose.status !== 0, signature, "the JOSE library");
            desk.write("altered.json", JSON.stringify(altered));
            const ours = document(desk.run(["verify", "altered.json", "--json"]), 1);
            assert.ok(ours.failures.length > 0);
        });
    }
    return good;
}

function write(desk, name, change) {
    desk.write(name, JSON.stringify({ ...goodDeclaration(), additionalDeclarationType: "A", ...change }));
    return name;
}

function evidenceOf(desk, id) {
    const result = desk.run(["evidence", id, "-o", "evidence.json"]);
    assert.equal(result.status, 0, result.stderr);
    return JSON.parse(desk.read("evidence.json"));
}

test("they check a package that was signed in a batch", async (t) => {
    const desk = await enrolledDesk(t);
    const files = [1, 2, 3].map((i) => write(desk, `${i}.json`, { lrn: `HAND-B-${i}` }));
    assert.equal(desk.run(["sign", ...files, "-o", "batch.jsonl"]).status, 0);
    document(desk.run(["submit", "batch.jsonl", "--json"]));
    const { submissions } = document(desk.run(["status", "--all", "--json"]));
    await found(t, desk, evidenceOf(desk, submissions[1].id), [
        ["another place in the batch", false, (e) => { e.batch.index = String((Number(e.batch.index) + 1) % 3); }],
        ["another hash in the batch's proof", false, (e) => { e.batch.path[0] = flipped(e.batch.path[0]); }],
        ["another root of the batch", true, (e) => { e.batch.head.root = flipped(e.batch.head.root); }],
        ["no batch", true, (e) => { delete e.batch; }],
    ]);
});

test("they check a package that was signed with a certificate", async (t) => {
    const desk = await enrolledWithToken(t);
    desk.person("Anna Jensen", "01");
    desk.person("Bo Holm", "02");
    desk.declaration("good.json", "HAND-C-1");
    const signing = [...token, "--token-key", "Anna Jensen"];
    document(desk.run(["certificate", "register", ...signing, "--json"]));
    const { submission } = document(desk.run(["submit", "good.json", ...signing, "--json"]));
    const signed = desk.run(["sign", "good.json", ...token, "--token-key", "Bo Holm", "-o", "other.json"]);
    assert.equal(signed.status, 0, signed.stderr);
    const other = JSON.parse(desk.read("other.json"));
    const good = await found(t, desk, evidenceOf(desk, submission.id), [
        ["another LRN", true, (e) => { e.payload = rewritten(e.payload, "HAND-C-1", "HAND-C-2"); }],
        ["another signature", true, (e) => { e.signature = flipped(e.signature, e.signature.length - 20); }],
        ["another certificate", true, (e) => { e.signature = other.signature; }],
    ]);
    assert.match(good.shell.stdout, /Verified OK/);
    assert.match(good.shell.stdout, /Anna Jensen/);
});

test("they check who approved, and in whose name it was signed", async (t) => {
    const [client, broker] = ["DK12345678", "DK87654321"];
    const owner = new Desk(t);
    const origin = await startServer(t, owner);
    const enrol = (desk, eori, person, more = []) => {
        desk.run(["keygen"]);
        document(desk.run(["enrol", "--server", origin, "--eori", eori, "--organisation", "Havnens ApS",
            "--person", person, ...more, "--json"]));
        return desk;
    };
    enrol(owner, client, "Anna Jensen");
    const agent = enrol(new Desk(t), broker, "Dina Brok");
    const view = document(agent.run(["member", "invite", "--person", "Carla Dam", "--role", "approver", "--json"]));
    const second = enrol(new Desk(t), broker, "Carla Dam", ["--invitation", view.invitations[0].id]);
    document(owner.run(["mandate", "give", "--broker", broker, "--data-set", "dk/H7", "--until",
        "2099-12-31", "--json"]));
    document(agent.run(["policy", "--others", "approval", "--json"]));
    write(agent, "for.json", { lrn: "HAND-M-1", representative: { identificationNumber: broker, status: "2" } });
    const { receipt } = document(agent.run(["submit", "for.json", "--json"]));
    const waiting = evidenceOf(agent, receipt.submissionId);
    document(second.run(["approve", receipt.submissionId, "--json"]));
    const evidence = evidenceOf(agent, receipt.submissionId);
    assert.ok(evidence.keys.some((key) => key.admission), "the approver was invited");

    const mandate = (e, change) => {
        const payload = JSON.parse(Buffer.from(e.payload, "base64url"));
        change(payload.header.mandate);
        e.payload = Buffer.from(JSON.stringify(payload)).toString("base64url");
    };
    const good = await found(t, agent, evidence, [
        ["no approval", false, (e) => { delete e.approvals; }],
        ["an approval by who signed", true, (e) => { e.approvals[0].publicKey = e.publicKey; }],
        ["another signature of the approval", true, (e) => { e.approvals[0].signature = e.signature; }],
        ["another receipt of the approval", true, (e) => { e.approvals[0].receipt = e.receipt; }],
        ["an approval at another place in the log", false, (e) => { e.approvals[0].log.index = e.log.index; }],
        ["an invitation by somebody else", true, (e) => { e.keys.find((key) => key.admission).admittedBy = e.serverKey; }],
        ["another mandate", true, (e) => mandate(e, (m) => { m.payload = rewritten(m.payload, "2099", "2098"); })],
        ["a mandate with another key", true, (e) => mandate(e, (m) => { m.publicKey = e.serverKey; })],
    ]);
    for (const typ of ["approval", "mandate", "key-event"]) assert.match(good.jose.stdout, new RegExp(`^${typ}: verified$`, "m"));

    assert.notEqual(byHand(t, waiting).shell.status, 0, "before the approval");
    agent.write("waiting.json", JSON.stringify(waiting));
    assert.deepEqual(document(agent.run(["verify", "waiting.json", "--json"]), 1).failures, ["evidence.approval_missing"]);

    // Whose the keys are: as expected, or another one's.
    const jwk = JSON.stringify(evidence.serverKey);
    const { kid } = receipt;
    const clientKid = document(owner.run(["organisation", "--json"])).members[0].keys[0].kid;
    const verify = (...more) => agent.run(["verify", "evidence.json", ...more]);
    const unpinned = verify();
    assert.equal(unpinned.status, 0, unpinned.stderr);
    assert.match(unpinned.stdout, new RegExp(`Key that signed: ${kid}`));
    assert.match(unpinned.stdout, /Whose they are was not checked/);
    const pinned = verify("--server-key", jwk, "--trader-key", kid, "--client-key", clientKid);
    assert.equal(pinned.status, 0, pinned.stdout);
    assert.match(pinned.stdout, /All of it holds\.\n$/);
    for (const [option, ...more] of [["--server-key", kid], ["--trader-key", clientKid], ["--client-key", kid]]) {
        const wrong = document(verify(option, ...more, "--json"), 1);
        assert.deepEqual(wrong.failures, [`evidence.${option.slice(2).replace("-", "_")}_expected`]);
    }
    assert.match(verify("--server-key", "nonsense").stderr, /43/);
});

test("what was signed is printed, and nothing of what the package only says", async (t) => {
    const { desk, evidence } = await packageOfAServer(t);
    const good = desk.run(["verify", "evidence.json", "--print"]);
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stderr, /All of it holds, for the keys named here/);
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
