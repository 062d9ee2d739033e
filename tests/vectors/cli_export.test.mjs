// Everything of an organisation out of a real server, and the end of what is old.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { document, enrolledDesk, goodDeclaration, root } from "./cli_support.mjs";

const programs = process.env.QUAYSIDE_PROGRAMS ?? join(root, "build", "bin");
const thisYear = new Date().getUTCFullYear();

function lodge(desk, lrn) {
    desk.write("one.json", JSON.stringify({ ...goodDeclaration(), lrn, additionalDeclarationType: "A" }));
    return document(desk.run(["submit", "one.json", "--wait", "--json"])).receipt.submissionId;
}

function python(desk, code, ...args) {
    const result = spawnSync("/usr/bin/python3", ["-c", `import sqlite3,sys; db=sqlite3.connect(${
        JSON.stringify(desk.path("server/quayside.db"))}); ${code}; db.commit()`, ...args], { encoding: "utf8" });
    assert.equal(result.status, 0, result.stderr);
    return result.stdout.trim();
}

const retention = (desk, ...args) => spawnSync(join(programs, "quayside-server"),
    ["retention", "--data", desk.path("server"), ...args], { encoding: "utf8" });

describe("quayside export", () => {
    test("saves all that the organisation has, a line for each", async (t) => {
        const desk = await enrolledDesk(t);
        const ids = ["EXPORT-1", "EXPORT-2"].map((lrn) => lodge(desk, lrn));
        const { lines, written } = document(desk.run(["export", "-o", "all.ndjson", "--json"]));
        assert.equal(written, "all.ndjson");
        const all = desk.read("all.ndjson").trimEnd().split("\n").map((line) => JSON.parse(line));
        assert.equal(all.length, Number(lines));
        assert.deepEqual(all.map(({ kind }) => kind), ["export", "organisation", "key", "statement", "mandates",
            "submission", "submission", "end"]);
        assert.deepEqual(all.slice(5, 7).map(({ submission }) => submission.id), ids);
        assert.equal(statSync(desk.path("all.ndjson")).mode & 0o777, 0o600);
        desk.write("evidence.json", JSON.stringify(all[5].evidence));
        assert.equal(desk.run(["verify", "evidence.json"]).status, 0);
        const out = desk.run(["export"]);
        assert.equal(out.status, 0, out.stderr);
        assert.match(out.stderr, /Everything is saved: 8 lines/);
        assert.equal(out.stdout.trimEnd().split("\n").length, 8);
    });

    test("leaves nothing behind when it fails", async (t) => {
        const desk = await enrolledDesk(t);
        const result = desk.run(["export", "-o", "no/such/folder.ndjson", "--json"]);
        assert.equal(result.status, 2);
        assert.equal(JSON.parse(result.stdout).error.code, "file_not_written");
        assert.deepEqual(readdirSync(desk.folder).filter((name) => name.includes("ndjson")), []);
        assert.ok(!existsSync(desk.path("no")));
    });
});

describe("quayside-server retention", () => {
    test("lists, and removes beside the running server; the log only grows", async (t) => {
        const desk = await enrolledDesk(t);
        const [old, kept] = ["OLD-1", "KEPT-1"].map((lrn) => lodge(desk, lrn));
        document(desk.run(["log", "audit", "--json"]));
        const longAgo = Date.UTC(thisYear - 11, 11, 31);
        python(desk, `db.execute('UPDATE submissions SET received_at = ? WHERE id = ?', (${longAgo}, sys.argv[1]))`, old);

        const listed = retention(desk);
        assert.equal(listed.status, 0, listed.stderr);
        assert.match(listed.stdout, new RegExp(`^dk  ${old}  DK12345678  ${thisYear - 11}-12-31T`));
        assert.match(listed.stdout, /dk: 1 submissions would be removed/);
        assert.equal(desk.run(["evidence", old, "-o", "old.json"]).status, 0, "listing removes nothing");

        const removed = retention(desk, "--apply");
        assert.equal(removed.status, 0, removed.stderr);
        assert.match(removed.stdout, /^dk: 1 submissions removed/);
        assert.equal(desk.run(["evidence", old]).status, 2);
        assert.equal(desk.run(["evidence", kept, "-o", "kept.json"]).status, 0);
        const audit = document(desk.run(["log", "audit", "old.json", "kept.json", "--json"]));
        assert.equal(audit.continued, true);
        assert.deepEqual(audit.entries.map(({ inLog }) => inLog), [true, true], "what was proved stays proved");
        for (const table of ["timeline", "outbox", "events", "notification_links", "applied_notifications"]) {
            assert.equal(python(desk, `print(db.execute('SELECT count(*) FROM ${table} WHERE submission_id = ?',
                (sys.argv[1],)).fetchone()[0])`, old), "0", table);
        }
        assert.equal(python(desk, "print(list(db.execute('PRAGMA foreign_key_check')))"), "[]");
    });

    test("refuses less than the law asks, and what has not ended", async (t) => {
        const desk = await enrolledDesk(t);
        for (const [args, words] of [
            [["--years", "5"], /'gb' have to be kept for 6 years/],
            [["--profile", "dk", "--years", "4"], /'dk' have to be kept for 5 years/],
            [["--before", String(thisYear)], /is kept to the end of/],
            [["--profile", "se"], /no authority is called 'se'/],
        ]) {
            const result = retention(desk, ...args, "--apply");
            assert.equal(result.status, 2, args.join(" "));
            assert.match(result.stderr, words);
        }
    });
});
