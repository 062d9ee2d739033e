// People, mandates, approvals and batches at the terminal, each person at a desk of their own.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Desk, document, enrolledDesk, goodDeclaration, startServer } from "./cli_support.mjs";

const client = "DK12345678";
const broker = "DK87654321";

/// Another person at another desk, enrolled with the same server.
function colleague(t, origin, eori, person, more = []) {
    const desk = new Desk(t);
    desk.run(["keygen"]);
    document(desk.run(["enrol", "--server", origin, "--eori", eori, "--organisation",
        "Havnens Spedition ApS", "--person", person, ...more, "--json"]));
    return desk;
}

function invited(t, owner, origin, role, person) {
    const view = document(owner.run(["member", "invite", "--person", person, "--role", role,
        "--json"]));
    const { id } = view.invitations.find((one) => one.person === person);
    return colleague(t, origin, client, person, ["--invitation", id]);
}

async function organisation(t) {
    const owner = new Desk(t);
    const origin = await startServer(t, owner);
    owner.run(["keygen"]);
    document(owner.run(["enrol", "--server", origin, "--eori", client, "--organisation",
        "Havnens Spedition ApS", "--person", "Anna Jensen", "--json"]));
    return { owner, origin };
}

function code(result) {
    assert.equal(result.status, 2, result.stdout + result.stderr);
    return JSON.parse(result.stdout).error.code;
}

function write(desk, name, change) {
    desk.write(name, JSON.stringify({ ...goodDeclaration(), ...change }));
    return name;
}

describe("people", () => {
    test("are invited, change roles, and lose their keys", async (t) => {
        const { owner, origin } = await organisation(t);
        const auditor = invited(t, owner, origin, "auditor", "Bo Holm");
        const seen = document(auditor.run(["organisation", "--json"]));
        assert.deepEqual(seen.members.map((one) => [one.person, one.role]).sort(),
            [["Anna Jensen", "owner"], ["Bo Holm", "auditor"]]);
        write(auditor, "good.json", { lrn: "QS-P-1" });
        assert.equal(code(auditor.run(["submit", "good.json", "--json"])), "role_missing");

        const { id, keys } = seen.members.find((one) => one.person === "Bo Holm");
        assert.equal(code(auditor.run(["member", "role", id, "owner", "--json"])), "role_missing");
        document(owner.run(["member", "role", id, "declarant", "--json"]));
        assert.equal(auditor.run(["submit", "good.json"]).status, 0);

        const [{ kid }] = keys;
        document(owner.run(["revoke-key", kid, "--since", "2026-11-01T00:00:00Z", "--json"]));
        assert.equal(code(auditor.run(["status", "--all", "--json"])), "sign_in_refused");
        const after = document(owner.run(["organisation", "--json"]));
        const lost = after.members.find((one) => one.person === "Bo Holm").keys[0];
        assert.equal(lost.status, "revoked");
        assert.equal(lost.distrustedFrom, "2026-11-01T00:00:00Z");
        assert.equal(code(owner.run(["revoke-key", after.members.find((one) =>
            one.person === "Anna Jensen").keys[0].kid, "--json"])), "last_owner");
    });

    test("of two, one signs and the other approves the same bytes", async (t) => {
        const { owner, origin } = await organisation(t);
        const signer = invited(t, owner, origin, "approver", "Bo Holm");
        const approver = invited(t, owner, origin, "approver", "Carla Dam");
        document(owner.run(["policy", "--others", "device", "--data-set", "dk/H7=approval",
            "--json"]));
        write(signer, "good.json", { lrn: "QS-P-2", additionalDeclarationType: "A" });
        const answer = document(signer.run(["submit", "good.json", "--json"]));
        const id = answer.receipt.submissionId;
        assert.equal(answer.submission.status, "awaitingApproval");
        assert.equal(answer.receipt.person, "Bo Holm");
        assert.equal(code(signer.run(["approve", id, "--json"])), "self_approval");
        const approved = document(approver.run(["approve", id, "--json"]));
        assert.notEqual(approved.status, "awaitingApproval");
        assert.deepEqual(approved.timeline.slice(0, 2).map((one) => one.event),
            ["submitted", "approved"]);

        assert.equal(owner.run(["evidence", id, "-o", "evidence.json"]).status, 0);
        const report = document(owner.run(["verify", "evidence.json", "--json"]));
        assert.deepEqual(report.failures, []);
        assert.ok(report.holds.includes("evidence.approval"));
        const package_ = JSON.parse(owner.read("evidence.json"));
        package_.approvals[0].signature = package_.signature;
        owner.write("forged.json", JSON.stringify(package_));
        assert.deepEqual(document(owner.run(["verify", "forged.json", "--json"]), 1).failures,
            ["evidence.approval"]);

        write(signer, "second.json", { lrn: "QS-P-3" });
        const second = document(signer.run(["submit", "second.json", "--json"]));
        const refused = document(approver.run(["refuse", second.receipt.submissionId, "--reason",
            "Wrong value", "--json"]));
        assert.equal(refused.status, "withdrawn");
        assert.equal(refused.statements[0].text, "Wrong value");
        assert.equal(signer.run(["submit", "second.json"]).status, 0); // the LRN is free again
    });

    test("a policy of sessions takes what nobody signed, and says so", async (t) => {
        const { owner } = await organisation(t);
        write(owner, "good.json", { lrn: "QS-P-4" });
        const unsigned = ["submit", "good.json", "--unsigned", "--json"];
        assert.equal(code(owner.run(unsigned)), "signature_too_weak");
        document(owner.run(["policy", "--others", "session", "--json"]));
        const { receipt } = document(owner.run(unsigned));
        owner.run(["evidence", receipt.submissionId, "-o", "evidence.json"]);
        const report = document(owner.run(["verify", "evidence.json", "--json"]));
        assert.deepEqual(report.failures, []);
        assert.ok(report.notes.includes("evidence.not_signed"));
    });
});

describe("key replace", () => {
    test("puts a new key of the same person in place of the old one", async (t) => {
        const { owner, origin } = await organisation(t);
        const person = invited(t, owner, origin, "declarant", "Bo Holm");
        write(person, "good.json", { lrn: "QS-K-1" });
        const before = document(person.run(["submit", "good.json", "--json"]));
        const replaced = document(person.run(["key", "replace", "--new-key", "new.json", "--json"],
            { env: { QUAYSIDE_NEW_PASSPHRASE: "another four plain words" } }));
        assert.equal(code(person.run(["status", "--all", "--json"])), "sign_in_refused");
        const fresh = { env: { QUAYSIDE_PASSPHRASE: "another four plain words" } };
        const { submissions } = document(
            person.run(["status", "--all", "--key", "new.json", "--json"], fresh));
        assert.deepEqual(submissions.map((one) => one.id), [before.receipt.submissionId]);
        const view = document(owner.run(["organisation", "--json"]));
        const revoked = view.members.flatMap((one) => one.keys)
            .filter((key) => key.status === "revoked");
        assert.deepEqual(revoked.map((key) => key.kid), [replaced.revoked]);
        // What the old key signed before stays evidence.
        const id = before.receipt.submissionId;
        person.run(["evidence", id, "--key", "new.json", "-o", "e.json"], fresh);
        assert.deepEqual(document(person.run(["verify", "e.json", "--json"])).failures, []);
    });
});

describe("mandate", () => {
    const represented = (lrn) => ({
        lrn,
        representative: { identificationNumber: broker, status: "2" },
    });

    test("lets the broker declare within its bounds until it is revoked", async (t) => {
        const { owner, origin } = await organisation(t);
        const agent = colleague(t, origin, broker, "Dina Brok");
        write(agent, "for.json", represented("QS-M-1"));
        assert.equal(code(agent.run(["submit", "for.json", "--json"])), "mandate_missing");

        const give = ["mandate", "give", "--broker", broker, "--data-set", "dk/H7", "--until",
            "2099-12-31", "--json"];
        document(owner.run([...give, "--value-cap", "DKK 1.00"]));
        assert.equal(code(agent.run(["submit", "for.json", "--json"])), "mandate_value");
        document(owner.run(give));
        const { receipt, submission } = document(agent.run(["submit", "for.json", "--json"]));
        assert.equal(submission.client, client);
        assert.equal(submission.lodgedBy, broker);

        // The client sees it, and its evidence, and nobody's key was lent.
        const { submissions } = document(owner.run(["status", "--all", "--json"]));
        assert.deepEqual(submissions.map((one) => one.id), [receipt.submissionId]);
        assert.equal(owner.run(["evidence", receipt.submissionId, "-o", "e.json"]).status, 0);
        const report = document(owner.run(["verify", "e.json", "--json"]));
        assert.deepEqual(report.failures, []);
        assert.ok(report.holds.includes("evidence.mandate"));

        const { mandates } = document(owner.run(["mandate", "list", "--json"]));
        for (const { carried } of mandates) {
            const { id } = JSON.parse(Buffer.from(carried.payload, "base64url"));
            document(owner.run(["mandate", "revoke", id, "--json"]));
        }
        write(agent, "again.json", represented("QS-M-2"));
        assert.equal(code(agent.run(["submit", "again.json", "--json"])), "mandate_missing");
        agent.write("old.json", JSON.stringify({ mandates: mandates.map((one) => ({ ...one })) }));
        assert.equal(
            code(agent.run(["submit", "again.json", "--mandates", "old.json", "--json"])),
            "mandate_revoked");
    });
});

describe("batch", () => {
    test("is signed once, and each declaration stands alone", async (t) => {
        const desk = await enrolledDesk(t);
        const files = [1, 2, 3, 4, 5].map((i) => write(desk, `${i}.json`, { lrn: `QS-B-${i}` }));
        write(desk, "bad.json", { lrn: "" });
        const signed = desk.run(["sign", ...files, "bad.json", "-o", "batch.jsonl", "--json"]);
        assert.deepEqual(document(signed, 1), { envelopes: "batch.jsonl", refused: 1, signed: 5 });
        const lines = desk.read("batch.jsonl").trim().split("\n").map((line) => JSON.parse(line));
        assert.equal(new Set(lines.map((one) => one.batch.signature)).size, 1);

        const submit = ["submit", "batch.jsonl", "--receipt", "receipts.jsonl", "--json"];
        assert.deepEqual(document(desk.run(submit)), { refused: [], taken: 5 });
        assert.deepEqual(document(desk.run(submit)), { refused: [], taken: 5 }); // the same ones
        const { submissions } = document(desk.run(["status", "--all", "--json"]));
        assert.equal(submissions.length, 5);
        for (const { id } of submissions) {
            desk.run(["evidence", id, "-o", "evidence.json"]);
            const report = document(desk.run(["verify", "evidence.json", "--json"]));
            assert.deepEqual(report.failures, []);
            assert.ok(report.holds.includes("evidence.batch"));
        }
        const evidence = JSON.parse(desk.read("evidence.json"));
        evidence.batch.index = String((Number(evidence.batch.index) + 1) % 5);
        desk.write("moved.json", JSON.stringify(evidence));
        assert.ok(document(desk.run(["verify", "moved.json", "--json"]), 1).failures
            .includes("evidence.batch"));
    });

    test("with a line that is too long, or receipts that cannot be kept, says so", async (t) => {
        const desk = await enrolledDesk(t);
        const files = [1, 2].map((i) => write(desk, `${i}.json`, { lrn: `QS-B-${i}` }));
        assert.equal(desk.run(["sign", ...files, "-o", "batch.jsonl"]).status, 0);
        const [first, second] = desk.read("batch.jsonl").trim().split("\n");
        desk.write("long.jsonl", [first, "x".repeat(9 * 1024 * 1024), second].join("\n"));
        const answer = document(desk.run(["submit", "long.jsonl", "--json"]), 1);
        assert.equal(answer.taken, 2);
        assert.deepEqual(answer.refused.map((one) => [one.line, one.error.code]),
            [[2, "batch_line_too_long"]]);
        const unwritten = desk.run(["submit", "batch.jsonl", "--receipt", "no/such/folder", "--json"]);
        assert.equal(code(unwritten), "file_not_written");
    });

    test("with one proof that belongs to another declaration is refused there alone", async (t) => {
        const desk = await enrolledDesk(t);
        const files = [1, 2, 3].map((i) => write(desk, `${i}.json`, { lrn: `QS-B-${i}` }));
        assert.equal(desk.run(["sign", ...files, "-o", "batch.jsonl"]).status, 0);
        const lines = desk.read("batch.jsonl").trim().split("\n").map((line) => JSON.parse(line));
        lines[1].batch = lines[0].batch;
        desk.write("mixed.jsonl", lines.map((line) => JSON.stringify(line)).join("\n") + "\n");
        const answer = document(desk.run(["submit", "mixed.jsonl", "--json"]), 1);
        assert.equal(answer.taken, 2);
        assert.deepEqual(answer.refused.map((one) => [one.line, one.error.code]),
            [[2, "jws_bad_signature"]]);
    });
});
