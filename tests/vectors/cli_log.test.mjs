// The evidence log as an auditor follows it, on a real server; and one that was rewritten.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";

import { document, enrolledDesk, goodDeclaration } from "./cli_support.mjs";

async function auditor(t) {
    const desk = await enrolledDesk(t);
    const lodge = (lrn) => {
        desk.write("one.json", JSON.stringify({ ...goodDeclaration(), lrn }));
        const { receipt, log } = document(desk.run(["submit", "one.json", "--json"]));
        assert.ok(Number(log.index) < Number(log.head.size) && log.signature.length > 0);
        const file = `${lrn}.evidence.json`;
        assert.equal(desk.run(["evidence", receipt.submissionId, "-o", file]).status, 0);
        return file;
    };
    return { desk, lodge };
}

/// As somebody with the database in hand could.
function tamper(desk, sql) {
    const code = "import sqlite3,sys; db=sqlite3.connect(sys.argv[1]); " +
        "db.executescript(sys.argv[2]); db.commit()";
    const result = spawnSync("/usr/bin/python3",
        ["-c", code, desk.path("server/quayside.db"), sql], { encoding: "utf8" });
    assert.equal(result.status, 0, result.stderr);
}

describe("quayside log audit", () => {
    test("follows the log, and finds the evidence in it", async (t) => {
        const { desk, lodge } = await auditor(t);
        const first = document(desk.run(["log", "audit", "--json"]));
        assert.equal(first.before, null);
        const files = [lodge("LOG-1"), lodge("LOG-2")];
        const second = document(desk.run(["log", "audit", ...files, "--json"]));
        assert.equal(second.continued, true);
        assert.deepEqual(second.before, first.now);
        assert.ok(Number(second.now.size) >= Number(first.now.size) + 2);
        assert.deepEqual(second.entries, files.map((file) => ({ failures: [], file, inLog: true })));
        const words = desk.run(["log", "audit", files[0]]);
        assert.match(words.stdout, /It continues the log of \d+ entries/);
        assert.match(words.stdout, /LOG-1\.evidence\.json: in the log, entry \d+\./);
        assert.match(words.stdout, /LOG-1\.evidence\.json: what else the package has in the log is there too, \d+ entries\./);
    });

    test("finds what was altered in a package, or left out of it", async (t) => {
        const { desk } = await auditor(t);
        desk.write("one.json", JSON.stringify({ ...goodDeclaration(), lrn: "LOG-1", additionalDeclarationType: "A" }));
        const { submission } = document(desk.run(["submit", "one.json", "--wait", "--json"]));
        assert.equal(desk.run(["evidence", submission.id, "-o", "e.json"]).status, 0);
        const whole = JSON.parse(desk.read("e.json"));
        assert.ok(whole.messages.length > 1);
        document(desk.run(["log", "audit", "e.json", "--json"]));
        const changes = {
            messages_logged: (e) => { e.messages.length = 1; },
            verdict_hash: (e) => { e.verdict.issues = [{ rule: "x" }]; },
            log_missing: (e) => { delete e.log; },
            key_of_declarant: (e) => { delete e.keys; },
        };
        for (const [failure, change] of Object.entries(changes)) {
            const altered = structuredClone(whole);
            change(altered);
            desk.write("altered.json", JSON.stringify(altered));
            const result = document(desk.run(["log", "audit", "altered.json", "--json"]), 1);
            assert.ok(result.entries[0].failures.includes(`evidence.${failure}`), failure);
            assert.match(desk.run(["log", "audit", "altered.json"]).stdout, /DOES NOT HOLD/);
        }
        const forged = structuredClone(whole);
        forged.messageEntries[0].at = "2026-01-01T00:00:00Z";
        desk.write("altered.json", JSON.stringify(forged));
        const result = document(desk.run(["log", "audit", "altered.json", "--json"]), 1);
        assert.equal(result.entries[0].inLog, false);
    });

    test("a log that was rewritten does not continue what was seen", async (t) => {
        const { desk, lodge } = await auditor(t);
        const file = lodge("LOG-1");
        document(desk.run(["log", "audit", file, "--json"]));
        const seen = desk.read("config/quayside/key.json.log");
        tamper(desk, "UPDATE log_nodes SET hash = randomblob(32)");
        const result = document(desk.run(["log", "audit", file, "--json"]), 1);
        assert.equal(result.continued, false);
        assert.deepEqual(result.entries, [{ failures: [], file, inLog: false }]);
        assert.equal(desk.read("config/quayside/key.json.log"), seen, "the proof is kept");
        assert.ok(existsSync(desk.path("config/quayside/key.json.log.contradiction")));
    });

    test("a log that was cut off does not either", async (t) => {
        const { desk, lodge } = await auditor(t);
        lodge("LOG-1");
        document(desk.run(["log", "audit", "--json"]));
        tamper(desk, "DELETE FROM log_nodes");
        const result = desk.run(["log", "audit"]);
        assert.equal(result.status, 1, result.stderr);
        assert.match(result.stdout, /DOES NOT CONTINUE/);
    });

    test("a head of another server is not taken for this one's", async (t) => {
        const { desk, lodge } = await auditor(t);
        lodge("LOG-1");
        const other = await auditor(t);
        other.lodge("LOG-1");
        document(other.desk.run(["log", "audit", "--json"]));
        desk.write("state", other.desk.read("config/quayside/key.json.log"));
        const result = desk.run(["log", "audit", "--state", "state", "--json"]);
        assert.equal(JSON.parse(result.stdout).error.code, "log_head_of_another");
        assert.equal(result.status, 2);
    });
});
