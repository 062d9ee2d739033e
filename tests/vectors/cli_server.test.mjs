// The terminal program with a server and the customs simulator: from the key to the evidence.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Desk, document, enrolledDesk, goodDeclaration, startServer } from "./cli_support.mjs";

/// Of goods that are here already: customs goes on to the end without waiting for their arrival.
function write(desk, name, lrn) {
    const more = { lrn, additionalDeclarationType: "A" };
    desk.write(name, JSON.stringify({ ...goodDeclaration(), ...more }));
}

describe("submit", () => {
    test("a declaration goes all the way, and its evidence holds without a server", async (t) => {
        const desk = await enrolledDesk(t);
        write(desk, "good.json", "QS-CLI-0001");
        assert.equal(desk.run(["sign", "good.json", "-o", "envelope.json"]).status, 0);
        const submit = ["submit", "envelope.json", "--receipt", "receipt.json", "--wait",
            "--timeout", "60", "--json"];
        const answer = document(desk.run(submit));
        assert.ok(["released", "cleared"].includes(answer.submission.status));
        assert.ok(answer.submission.mrn.length > 0);
        const saved = JSON.parse(desk.read("receipt.json"));
        assert.deepEqual(saved.receipt, answer.receipt);

        const again = document(desk.run(["submit", "envelope.json", "--json"]));
        assert.deepEqual(again.receipt, answer.receipt);

        const id = answer.receipt.submissionId;
        const view = document(desk.run(["status", id, "--json"]));
        assert.equal(view.lrn, "QS-CLI-0001");
        const { submissions } = document(desk.run(["status", "--all", "--json"]));
        assert.deepEqual(submissions.map((one) => one.id), [id]);

        assert.equal(desk.run(["evidence", id, "-o", "evidence.json"]).status, 0);
        const report = document(desk.run(["verify", "evidence.json", "--json"]));
        assert.deepEqual(report.failures, []);
        assert.ok(report.holds.includes("evidence.signature"));

        const evidence = JSON.parse(desk.read("evidence.json"));
        const bytes = Buffer.from(evidence.payload, "base64url");
        const altered = Buffer.from(bytes.toString().replace("Paper notebooks", "Paper notebookz"));
        assert.notDeepEqual(altered, bytes);
        evidence.payload = altered.toString("base64url");
        desk.write("altered.json", JSON.stringify(evidence));
        const broken = document(desk.run(["verify", "altered.json", "--json"]), 1);
        assert.ok(broken.failures.includes("evidence.signature"));
    });

    test("a trial says what would be refused, and lodges nothing", async (t) => {
        const desk = await enrolledDesk(t);
        write(desk, "good.json", "QS-CLI-0009");
        const trial = ["submit", "good.json", "--trial", "--json"];
        const answer = document(desk.run(trial));
        assert.deepEqual(answer.problems, []);
        assert.equal(answer.connected, true);
        assert.match(answer.message, /QS-CLI-0009/);
        const { submissions } = document(desk.run(["status", "--all", "--json"]));
        assert.deepEqual(submissions, []);
        assert.equal(desk.run(["submit", "good.json"]).status, 0);
        const again = desk.run(trial);
        assert.deepEqual(document(again, 1).problems.map(({ code }) => code), ["lrn_already_used"]);
        assert.match(again.stderr, /new LRN/);
        const words = desk.run(["submit", "good.json", "--trial"]).stdout;
        assert.match(words, /What only customs can check\n {2}\S/);
    });

    test("what was lodged becomes a new declaration", async (t) => {
        const desk = await enrolledDesk(t);
        write(desk, "good.json", "QS-CLI-0010");
        const { receipt } = document(desk.run(["submit", "good.json", "--json"]));
        const id = receipt.submissionId;
        assert.equal(desk.run(["evidence", id, "-o", "evidence.json"]).status, 0);
        const copy = ["convert", "evidence.json", "--to", "json", "--as-new", "QS-CLI-0011"];
        assert.equal(desk.run([...copy, "-o", "copy.json"]).status, 0);
        const lodged = JSON.parse(desk.read("good.json"));
        assert.deepEqual(JSON.parse(desk.read("copy.json")), { ...lodged, lrn: "QS-CLI-0011" });
        assert.equal(desk.run(["submit", "copy.json"]).status, 0);
    });

    test("signs and submits a declaration in one step", async (t) => {
        const desk = await enrolledDesk(t);
        write(desk, "good.json", "QS-CLI-0002");
        const result = desk.run(["submit", "good.json", "--json"]);
        assert.equal(document(result).submission.lrn, "QS-CLI-0002");
        assert.match(result.stderr, /QS-CLI-0002/);

        write(desk, "other.json", "QS-CLI-0002");
        const second = document(desk.run(["submit", "other.json", "--json"]), 2);
        assert.equal(second.error.code, "lrn_already_used");
    });

    test("sends nothing that has errors", async (t) => {
        const desk = await enrolledDesk(t);
        const declaration = goodDeclaration();
        delete declaration.customsOffice;
        desk.write("bad.json", JSON.stringify(declaration));
        const { error, verdict } = document(desk.run(["submit", "bad.json", "--json"]), 1);
        assert.equal(error.code, "declaration_has_errors");
        assert.equal(verdict.issues.length, 1);
        assert.deepEqual(document(desk.run(["status", "--all", "--json"])).submissions, []);
    });

    test("an altered envelope is refused", async (t) => {
        const desk = await enrolledDesk(t);
        write(desk, "good.json", "QS-CLI-0003");
        desk.run(["sign", "good.json", "-o", "envelope.json"]);
        const envelope = JSON.parse(desk.read("envelope.json"));
        const text = Buffer.from(envelope.payload, "base64url").toString();
        envelope.payload = Buffer.from(text.replace("0003", "0004")).toString("base64url");
        desk.write("altered.json", JSON.stringify(envelope));
        const { error } = document(desk.run(["submit", "altered.json", "--json"]), 2);
        assert.equal(error.code, "jws_bad_signature");
    });
});

describe("customs", () => {
    test("a rejection is told with its errors, and exits with 1", async (t) => {
        const desk = await enrolledDesk(t);
        write(desk, "good.json", "QS-CLI-REJECT");
        const args = ["submit", "good.json", "--wait", "--timeout", "60", "--json"];
        const { submission } = document(desk.run(args), 1);
        assert.equal(submission.status, "rejected");
        assert.ok(submission.errors.length > 0);
        assert.equal(desk.run(["status", submission.id]).status, 1);
    });

    test("waiting ends when the time is up; the submission goes on", async (t) => {
        const desk = await enrolledDesk(t);
        write(desk, "good.json", "QS-CLI-SLOW");
        const args = ["submit", "good.json", "--wait", "--timeout", "1", "--json"];
        assert.equal(document(desk.run(args), 2).error.code, "still_waiting");
        assert.equal(document(desk.run(["status", "--all", "--json"])).submissions.length, 1);
    });
});

describe("requests", () => {
    const waiting = ["--wait", "--timeout", "60", "--json"];
    const submitted = (desk, file, more = []) =>
        document(desk.run(["submit", file, ...more, ...waiting])).submission;
    const ask = (kind, { id, mrn }, code, text) =>
        ["--as", kind, "--about", id, "--mrn", mrn, "--reason", code, "--reason-text", text];

    // Denied: exit code 1.
    const refused = (desk, more) =>
        document(desk.run(["submit", "after.json", ...more, ...waiting]), 1);

    test("a declaration is amended and then invalidated", async (t) => {
        const desk = await enrolledDesk(t);
        write(desk, "good.json", "QS-CLI-ASK-1");
        const lodged = submitted(desk, "good.json");
        const text = desk.read("good.json").replace("Paper notebooks", "Paper notebooks, ruled");
        desk.write("after.json", text);
        const why = ask("amendment", lodged, "5", "The description was too short.");
        const same = document(desk.run(["submit", "good.json", ...why, "--json"]), 2);
        assert.equal(same.error.code, "nothing_changed");
        const amendment = submitted(desk, "after.json", [...why, "--of", "good.json"]);
        assert.equal(amendment.status, "granted");
        assert.equal(amendment.about, lodged.id);
        assert.match(amendment.mrn, /^\d\dDKCOR/);

        const denied = refused(desk, ask("invalidation", lodged, "124", "Please DENY this one."));
        assert.equal(denied.submission.status, "denied");
        const granted = submitted(desk, "after.json",
            ask("invalidation", lodged, "124", "It was declared twice."));
        assert.equal(granted.status, "granted");
        // Customs says so of the declaration after it has granted the request.
        const state = () => desk.run(["status", lodged.id, "--json"]);
        for (let i = 0; i < 100 && state().status === 0; ++i);
        const end = document(state(), 1);
        assert.equal(end.status, "invalidated");
        assert.ok(end.timeline.some(({ event }) => event === "CWMREQ.denied"));
        assert.equal(desk.run(["evidence", amendment.id, "-o", "evidence.json"]).status, 0);
        assert.deepEqual(document(desk.run(["verify", "evidence.json", "--json"])).failures, []);
    });

    test("goods of a pre-lodged declaration are presented", async (t) => {
        const desk = await enrolledDesk(t);
        desk.write("early.json", JSON.stringify({ ...goodDeclaration(), lrn: "QS-CLI-ASK-2",
            additionalDeclarationType: "D" }));
        const answer = document(desk.run(["submit", "early.json", "--json"]));
        const id = answer.submission.id;
        let view = answer.submission;
        for (let i = 0; i < 100 && !view.mrn; ++i) {
            view = document(desk.run(["status", id, "--json"]));
        }
        const presentation = submitted(desk, "early.json",
            ["--as", "presentation", "--about", id, "--mrn", view.mrn]);
        assert.equal(presentation.status, "granted");
        for (let i = 0; i < 100 && view.status !== "cleared"; ++i) {
            view = document(desk.run(["status", id, "--json"]));
        }
        assert.equal(view.status, "cleared");
        assert.deepEqual(view.changes.map(({ at, value }) => [at, value]),
            [["/additionalDeclarationType", "A"]]);
    });
});

describe("sign-in", () => {
    test("a key that was never enrolled is refused", async (t) => {
        const desk = new Desk(t);
        const origin = await startServer(t, desk);
        desk.run(["keygen"]);
        const args = ["status", "--all", "--server", origin, "--json"];
        assert.equal(document(desk.run(args), 2).error.code, "sign_in_refused");
    });

    test("an absent submission is not found", async (t) => {
        const desk = await enrolledDesk(t);
        const id = "00000000-0000-4000-8000-000000000000";
        assert.equal(document(desk.run(["status", id, "--json"]), 2).error.code, "not_found");
        assert.equal(document(desk.run(["evidence", id, "--json"]), 2).error.code, "not_found");
        const path = ["status", "../challenges", "--json"];
        assert.equal(document(desk.run(path), 2).error.code, "id_malformed");
    });
});
