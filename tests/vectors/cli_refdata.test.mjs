// Reference data from the terminal: official files into a bundle, the bundle in use by the terminal
// program and by the server, and the hash that says so.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { existsSync, readFileSync } from "node:fs";

import { exchange } from "../support/processes.mjs";
import { Desk, root, startServer } from "./cli_support.mjs";

const csrd2 = JSON.stringify({
    messageInformation: { snapshotDate: "2026-10-01" },
    lists: {
        CountryCodesFullList: {
            listEntries: [{ state: "valid", activeFrom: "2026-01-01", code: "QA9", description: "x" }],
        },
        KindOfPackages: {
            listEntries: [{ state: "valid", activeFrom: "2026-01-01", code: "ZX", description: "New" }],
        },
    },
});

function ruleSet(desk, args = [], env = {}) {
    return JSON.parse(desk.run(["version", "--json", ...args], { env }).stdout).ruleSet;
}

test("official files become a bundle with its sources, and the rule set says that it is in use", (t) => {
    const desk = new Desk(t);
    desk.write("RD.json", csrd2);
    const done = desk.run(["refdata", "import", "RD.json", "-o", "bundle", "--json"]);
    assert.equal(done.status, 0, done.stderr);
    const hash = createHash("sha256").update(desk.read("bundle")).digest("hex");
    assert.deepEqual(JSON.parse(done.stdout), { hash, written: "bundle" });

    const shown = JSON.parse(desk.run(["refdata", "show", "bundle", "--json"]).stdout);
    assert.equal(shown.hash, hash);
    assert.deepEqual(shown.sources, [
        {
            edition: "2026-10-01",
            file: "RD.json",
            from: "2026-10-01",
            kind: "CS/RD2",
            sha256: createHash("sha256").update(csrd2).digest("hex"),
            to: "9999-12-31",
        },
    ]);
    assert.equal(shown.lists.find((list) => list.name === "packageType").codes, 1);

    const builtIn = ruleSet(desk);
    const both = createHash("sha256").update(`${builtIn}\n${hash}`).digest("hex");
    assert.equal(shown.ruleSet, both);
    assert.equal(ruleSet(desk, ["--refdata", "bundle"]), both);
    assert.equal(ruleSet(desk, [], { QUAYSIDE_REFDATA: "bundle" }), both);
    const bare = JSON.parse(desk.run(["refdata", "show", "--json"]).stdout);
    assert.deepEqual(bare.sources, []);
    assert.ok(bare.lists.some((list) => list.name === "gb.additionalInformation"));
    assert.deepEqual(bare.nomenclatures, [
        { builtIn: true, from: "2026-01-01", numbers: 9791, to: "2026-12-31" },
    ]);
});

test("what cannot be read says what to do", (t) => {
    const desk = new Desk(t);
    desk.write("text", "nothing known");
    for (const [args, code] of [
        [["refdata", "import", "text"], "refdata_unknown_file"],
        [["refdata", "import", "absent"], "file_missing"],
        [["refdata", "show", "text"], "refdata_malformed"],
        [["version", "--refdata", "text"], "refdata_malformed"],
    ]) {
        const done = desk.run([...args, "--json"]);
        assert.equal(done.status, 2);
        assert.equal(JSON.parse(done.stdout).error.code, code);
        assert.notEqual(JSON.parse(done.stdout).error.hint, "");
    }
    assert.equal(desk.run(["refdata"]).status, 64);
});

test("the server judges by the bundle, states it and hands it out", async (t) => {
    const desk = new Desk(t);
    desk.write("RD.json", csrd2);
    assert.equal(desk.run(["refdata", "import", "RD.json", "-o", "bundle"]).status, 0);
    const origin = await startServer(t, desk, ["--refdata", desk.path("bundle")]);
    const stated = JSON.parse((await exchange(`${origin}/api/v1/server`)).body);
    assert.equal(stated.ruleSet, ruleSet(desk, ["--refdata", "bundle"]));
    assert.equal(stated.referenceData, createHash("sha256").update(desk.read("bundle")).digest("hex"));
    const answer = await exchange(`${origin}/api/v1/refdata/${stated.referenceData}`);
    assert.equal(answer.body, desk.read("bundle"));
    assert.match(answer.headers["cache-control"], /immutable/);
    assert.equal((await exchange(`${origin}/api/v1/refdata/${"0".repeat(64)}`)).status, 404);
});

test("a declaration of a year to come is judged by the nomenclature that was imported", (t) => {
    const desk = new Desk(t);
    desk.write("CN2027.csv", "CN_CODE;NAME;SU\n4802 55 15;Paper;p/st\n");
    assert.equal(desk.run(["refdata", "import", "CN2027.csv", "-o", "bundle"]).status, 0);
    const vectors = JSON.parse(
        readFileSync(join(root, "tests/vectors/rules/identifiers.cus_number_has_its_form.json"), "utf8"),
    );
    desk.write("paper.json", JSON.stringify(vectors[0].declaration));
    const rules = (args) =>
        JSON.parse(
            desk.run(["validate", "paper.json", "--as-of", "2027-03-01", "--json", ...args]).stdout,
        ).issues.map((issue) => issue.rule).filter((rule) => rule.startsWith("tariff."));
    assert.deepEqual(rules([]), ["tariff.nomenclature_is_of_another_year"]);
    assert.deepEqual(rules(["--refdata", "bundle"]), ["tariff.supplementary_unit_is_given"]);
});

const official = join(root, "..", "shared", "reference", "codes");
test("the official files that customs authorities publish are taken", { skip: !existsSync(official) && "the reference data are not at hand" }, (t) => {
    const desk = new Desk(t);
    for (const name of ["hmrc_csrd2/RD_NCTS-P5", "hmrc_csrd2/COL-Generic-20250212", "cn2026/cnCodes_2026"]) {
        desk.write(name.split("/")[1], gunzipSync(readFileSync(join(official, `${name}.json.gz`))));
    }
    const done = desk.run(["refdata", "import", "RD_NCTS-P5", "COL-Generic-20250212", "cnCodes_2026", "-o", "bundle"]);
    assert.equal(done.status, 0, done.stderr);
    const shown = JSON.parse(desk.run(["refdata", "show", "bundle", "--json"]).stdout);
    const codes = Object.fromEntries(shown.lists.map((list) => [list.name, list.codes]));
    assert.equal(codes.unLocode, 99539);
    assert.equal(codes.office, 4162);
    assert.equal(codes.unNumber, 2336);
    assert.equal(codes.packageType, 406);
    assert.equal(codes.cn, 9791);
    assert.equal(codes.cus, 57362);
});
