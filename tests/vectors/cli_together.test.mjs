// quayside validate with several files, and with a history.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { describe, test } from "node:test";

import { Desk, goodDeclaration } from "./cli_support.mjs";

const asOf = ["--as-of", "2026-11-24"];

/// Two declarations that have the LRN alone in common.
function two() {
    const first = goodDeclaration();
    const second = structuredClone(first);
    second.goodsShipment.importer.name = "Bo Larsen";
    return [first, second];
}

function desk(t, ...declarations) {
    const made = new Desk(t);
    declarations.forEach((one, i) => made.write(`${"abc"[i]}.json`, JSON.stringify(one)));
    return made;
}

const rules = (entry) => entry.together.map((issue) => issue.rule);

describe("validate, several files", () => {
    test("compares them with each other", (t) => {
        const result = desk(t, ...two()).run(["validate", "a.json", "b.json", ...asOf, "--json"]);
        assert.equal(result.status, 1, result.stderr);
        const [first, second] = JSON.parse(result.stdout);
        assert.deepEqual(first.verdict.issues, []);
        assert.deepEqual(rules(first), ["together.lrn_is_used_once"]);
        assert.deepEqual(rules(second), [], "a problem is reported once");
        assert.deepEqual(first.together[0].places, [
            { at: ["/lrn"], declaration: 0, name: "a.json" },
            { at: ["/lrn"], declaration: 1, name: "b.json" },
        ]);
        assert.match(first.together[0].message, /b\.json/);
    });

    test("tells people what was found, after the verdict on each", (t) => {
        const { stdout } = desk(t, ...two()).run(["validate", "a.json", "b.json", ...asOf]);
        const at = stdout.indexOf("errors: 1, warnings: 0");
        assert.ok(at > stdout.indexOf("b.json: nothing wrong found"), stdout);
        assert.match(stdout.slice(at),
            /together\.lrn_is_used_once \[EUCDM\] a\.json \/lrn; b\.json \/lrn/);
    });

    test("finds nothing between declarations that have nothing in common", (t) => {
        const [first, second] = two();
        second.lrn = "QS-2026-000002";
        const result = desk(t, first, second).run(["validate", "a.json", "b.json", ...asOf, "--json"]);
        assert.equal(result.status, 0, result.stderr);
        assert.deepEqual(JSON.parse(result.stdout).map(rules), [[], []]);
    });

    test("leaves out what cannot be read, and keeps the order", (t) => {
        const made = desk(t, ...two());
        made.write("broken.json", "{");
        const files = ["broken.json", "a.json", "b.json"];
        const result = made.run(["validate", ...files, ...asOf, "--json"]);
        assert.equal(result.status, 2);
        const entries = JSON.parse(result.stdout);
        assert.equal(entries[0].error.code, "json_malformed");
        assert.deepEqual(entries.map(rules), [[], ["together.lrn_is_used_once"], []]);
    });

    test("says nothing of others when asked what breaks on a day", (t) => {
        const result = desk(t, ...two()).run(
            ["validate", "a.json", "b.json", ...asOf, "--breaks-on", "2027-01-01", "--json"],
        );
        assert.ok(JSON.parse(result.stdout).every((entry) => entry.together === undefined));
    });
});

describe("validate --history", () => {
    const record = (declaration, status) =>
        JSON.stringify({ declaration, id: "s1", status, at: "2026-11-20T09:00:00Z" }) + "\n";

    test("compares one file with JSON lines", (t) => {
        const [first, second] = two();
        const made = desk(t, first);
        made.write("sent.jsonl", record(second, "released"));
        const args = ["validate", "a.json", "--history", "sent.jsonl", ...asOf];
        const result = made.run([...args, "--json"]);
        assert.equal(result.status, 1, result.stderr);
        const entry = JSON.parse(result.stdout);
        assert.equal(entry.file, "a.json");
        assert.deepEqual(rules(entry), ["together.lrn_is_used_once"]);
        assert.match(entry.together[0].message, /accepted, 20 November 2026/);
        made.write("sent.jsonl", record(second, "rejected"));
        assert.equal(made.run(args).status, 0, "what was rejected does not count");
    });

    test("takes a folder of drafts, without the file itself", (t) => {
        const made = desk(t, ...two());
        made.write("notes.txt", "not a declaration");
        const result = made.run(["validate", "a.json", "--history", ".", ...asOf, "--json"]);
        assert.equal(result.status, 0, result.stderr);
        const { together } = JSON.parse(result.stdout);
        assert.deepEqual(
            together.map(({ rule, places }) => [rule, places.map(({ name }) => name)]),
            [["together.lrn_is_kept_for_one_declaration", ["a.json", "b.json"]]],
        );
        assert.match(result.stderr, /Left out of the history: .*notes\.txt/);
    });

    test("takes several, and the list that status --all prints", (t) => {
        const [first] = two();
        const made = desk(t, first);
        const view = { charges: [], dataSet: "H7", errors: [], id: "9", lrn: first.lrn, mrn: "",
            paymentAmount: "", paymentReference: "", status: "sent", timeline: [],
            updatedAt: "2026-11-20T09:00:00Z" };
        made.write("all.json", JSON.stringify({ submissions: [view] }, null, 2));
        made.write("none.jsonl", "");
        const history = ["--history", "none.jsonl", "--history", "all.json"];
        const result = made.run(["validate", "a.json", ...history, ...asOf, "--json"]);
        assert.deepEqual(rules(JSON.parse(result.stdout)), ["together.lrn_is_used_once"]);
    });

    test("says which line of the history is wrong", (t) => {
        const [first] = two();
        const made = desk(t, first);
        made.write("sent.jsonl", record(first, "released") + "{\"status\":7}\n");
        const result = made.run(["validate", "a.json", "--history", "sent.jsonl", "--json"]);
        assert.equal(result.status, 2);
        const { error } = JSON.parse(result.stdout);
        assert.match(error.message, /line 2/);
        assert.ok(error.hint.length > 0);
        const absent = made.run(["validate", "a.json", "--history", "absent", "--json"]);
        assert.equal(JSON.parse(absent.stdout).error.code, "file_missing");
        mkdirSync(made.path("empty"));
        assert.equal(made.run(["validate", "a.json", "--history", "empty", ...asOf]).status, 0);
    });
});

describe("explain and rules", () => {
    test("know the rules over several declarations", (t) => {
        const made = new Desk(t);
        for (const code of ["CDS12003", "CDS12062", "CDS12046", "together.goods_have_one_code"]) {
            const result = made.run(["explain", code]);
            assert.equal(result.status, 0, result.stderr);
            assert.match(result.stdout, /together\./);
        }
        const { rules: listed } = JSON.parse(made.run(["rules", "--json"]).stdout);
        assert.ok(listed.some(({ id }) => id === "together.invoice_is_declared_once"));
    });
});
