// The terminal program: exit codes, what stands where, and files that are not what they should be.
import assert from "node:assert/strict";
import { readFileSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { Desk, goodDeclaration, root } from "./cli_support.mjs";

const asOf = ["--as-of", "2026-11-24"];

function withError() {
    const declaration = goodDeclaration();
    delete declaration.lrn;
    return declaration;
}

/// Standard output is exactly one JSON document.
function document(result) {
    assert.ok(result.stdout.endsWith("\n"), result.stderr);
    return JSON.parse(result.stdout);
}

function assertNotDone(result, code) {
    assert.equal(result.status, 2, result.stderr);
    const { error } = document(result);
    assert.equal(error.code, code);
    assert.ok(error.hint.length > 0, "no hint");
    assert.match(result.stderr, /quayside: /);
}

describe("validate", () => {
    test("finds nothing wrong with a good declaration", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const result = desk.run(["validate", "good.json", ...asOf]);
        assert.equal(result.status, 0, result.stderr);
        assert.match(result.stdout, /good\.json: nothing wrong found/);
        assert.equal(result.stderr, "");
    });

    test("says what is wrong, and exits with 1", (t) => {
        const desk = new Desk(t);
        desk.write("bad.json", JSON.stringify(withError()));
        const result = desk.run(["validate", "bad.json", ...asOf, "--json"]);
        assert.equal(result.status, 1);
        const verdict = document(result);
        assert.equal(verdict.profile, "dk");
        assert.equal(verdict.asOf, "2026-11-24");
        assert.match(verdict.ruleSet, /^[0-9a-f]{64}$/);
        assert.deepEqual(
            verdict.issues.map((issue) => issue.at[0]),
            ["/lrn"],
        );
        for (const member of ["rule", "source", "severity", "kind", "de", "message", "hint"]) {
            assert.ok(verdict.issues[0][member].length > 0, member);
        }
        assert.ok(result.stderr.includes(verdict.issues[0].message));
    });

    test("says what begins to be wrong on a day", (t) => {
        const desk = new Desk(t);
        const declaration = goodDeclaration();
        declaration.goodsShipment.goodsItems[0].additionalProcedures = [{ code: "C07" }];
        desk.write("c07.json", JSON.stringify(declaration));
        const run = (day) =>
            desk.run(["validate", "c07.json", "--as-of", "2026-06-30", "--breaks-on", day, "--json"]);
        assert.deepEqual(document(run("2026-06-30")).issues, []);
        const broken = document(run("2026-07-01"));
        assert.equal(broken.asOf, "2026-07-01");
        assert.ok(broken.issues.some((issue) => issue.rule === "codes.additional_procedure_is_in_force"));
        assert.equal(run("yesterday").status, 64);
    });

    test("reads standard input", (t) => {
        const input = JSON.stringify(goodDeclaration());
        assert.equal(new Desk(t).run(["validate", "-", ...asOf], { input }).status, 0);
    });

    test("takes a byte order mark and blanks before the first character", (t) => {
        const input = "\ufeff \r\n\t" + JSON.stringify(goodDeclaration());
        assert.equal(new Desk(t).run(["validate", "-", ...asOf], { input }).status, 0);
    });

    test("judges several files, one result each, and exits with the worst", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        desk.write("bad.json", JSON.stringify(withError()));
        const two = desk.run(["validate", "good.json", "bad.json", ...asOf, "--json"]);
        assert.equal(two.status, 1);
        const results = document(two);
        assert.deepEqual(
            results.map((one) => [one.file, one.verdict.issues.length]),
            [["good.json", 0], ["bad.json", 1]],
        );
        const three = desk.run(["validate", "bad.json", "absent.json", "good.json", "--json"]);
        assert.equal(three.status, 2);
        assert.equal(document(three)[1].error.code, "file_missing");
    });

    test("judges by the day it is given", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const result = desk.run(["validate", "good.json", "--as-of", "2027-02-28", "--json"]);
        assert.equal(document(result).asOf, "2027-02-28");
    });

    test("speaks Danish when asked, by option or environment", (t) => {
        const desk = new Desk(t);
        desk.write("bad.json", JSON.stringify(withError()));
        const english = document(desk.run(["validate", "bad.json", "--json"]));
        const byOption = document(desk.run(["validate", "bad.json", "--json", "--lang", "da"]));
        const env = { LANG: "da_DK.UTF-8" };
        const byLang = document(desk.run(["validate", "bad.json", "--json"], { env }));
        assert.notEqual(byOption.issues[0].message, english.issues[0].message);
        assert.deepEqual(byLang, byOption);
    });

    test("gives a terminal no control characters of a file", (t) => {
        const declaration = goodDeclaration();
        declaration.additionalDeclarationType = "\u001b[31mD\u009b\u202e";
        const desk = new Desk(t);
        desk.write("coloured.json", JSON.stringify(declaration));
        const result = desk.run(["validate", "coloured.json", ...asOf]);
        assert.equal(result.status, 1);
        assert.doesNotMatch(result.stdout + result.stderr, /[\u001b\u009b\u202e]/);
    });
});

describe("files that are not what they should be", () => {
    const cases = [
        ["neither XML nor JSON", "lrn;gross mass\nA;1\n", "file_not_recognised"],
        ["a spreadsheet", "PK\u0003\u0004...", "file_not_recognised"],
        ["a list", "[]", "file_not_recognised"],
        ["an empty file", "", "file_empty"],
        ["blanks only", " \r\n\t ", "file_empty"],
        ["UTF-16", Buffer.from("\ufeff{}", "utf16le"), "file_encoding"],
        ["UTF-16 without mark", Buffer.from("<a/>", "utf16le"), "file_encoding"],
        ["Latin-1 in JSON", Buffer.from('{"lrn":"\xe6"}', "latin1"), "json_malformed"],
        ["JSON cut short", '{"lrn":"A"', "json_malformed"],
        ["an unknown member", '{"lrn":"A","lrm":"B"}', "json_unknown_member"],
        ["a member given twice", '{"lrn":"A","lrn":"B"}', "json_duplicate_member"],
        ["a number for a text", '{"lrn":1}', "json_wrong_type"],
        ["JSON 100 levels deep", '{"a":'.repeat(100) + "1" + "}".repeat(100), "json_too_deep"],
        ["XML cut short", "<Declaration><FunctionCode>9", "xml_malformed"],
        ["a web page", "<html><body>Not found</body></html>", "message_not_a_declaration"],
        [
            "an entity bomb",
            '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;&b;">]><a>&c;</a>',
            "xml_doctype",
        ],
        [
            "an entity that names a file",
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
            "xml_doctype",
        ],
        ["XML 10 000 levels deep", "<a>".repeat(10000) + "</a>".repeat(10000), "xml_too_deep"],
    ];
    for (const [name, content, code] of cases) {
        test(`${name}: ${code}`, (t) => {
            const desk = new Desk(t);
            desk.write("file", content);
            assertNotDone(desk.run(["validate", "file", "--json"]), code);
            assertNotDone(desk.run(["convert", "file", "--to", "json", "--json"]), code);
            assertNotDone(desk.run(["sign", "file", "--json"]), code);
        });
    }

    test("50 MB are refused before they are read", (t) => {
        const desk = new Desk(t);
        desk.write("big.json", Buffer.alloc(50 * 1024 * 1024, " "));
        const started = Date.now();
        assertNotDone(desk.run(["validate", "big.json", "--json"]), "file_too_large");
        assert.ok(Date.now() - started < 5000);
        const input = Buffer.alloc(50 * 1024 * 1024, " ");
        const piped = desk.run(["validate", "-", "--json"], { input });
        assertNotDone(piped, "file_too_large");
    });

    test("4 MiB are the limit", (t) => {
        const desk = new Desk(t);
        const json = JSON.stringify(goodDeclaration());
        const limit = 4 * 1024 * 1024;
        desk.write("limit.json", json + " ".repeat(limit - Buffer.byteLength(json)));
        assert.equal(desk.run(["validate", "limit.json", ...asOf]).status, 0);
        desk.write("over.json", json + " ".repeat(limit + 1 - Buffer.byteLength(json)));
        assertNotDone(desk.run(["validate", "over.json", "--json"]), "file_too_large");
    });

    test("a folder and a missing file are named", (t) => {
        const desk = new Desk(t);
        mkdirSync(desk.path("folder"));
        assertNotDone(desk.run(["validate", "folder", "--json"]), "file_is_a_folder");
        assertNotDone(desk.run(["validate", "absent.json", "--json"]), "file_missing");
        assert.match(desk.run(["validate", "absent.json"]).stderr, /absent\.json/);
    });

    test("an unknown element of a message is named", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const xml = desk.run(["convert", "good.json", "--to", "xml"]).stdout;
        const surprise = "<ns2:Surprise>42</ns2:Surprise>";
        const more = xml.replace("<ns2:Submitter>", surprise + "$&");
        assert.notEqual(more, xml);
        const result = desk.run(["convert", "-", "--to", "json", "-o", "out.json", "--json"], {
            input: more,
        });
        assert.equal(result.status, 0, result.stderr);
        assert.deepEqual(document(result).notCarried, [
            { path: "Declaration/Surprise", value: "42" },
        ]);
        assert.match(result.stderr, /Declaration\/Surprise: 42/);
    });
});

describe("fix", () => {
    const broken = () => {
        const declaration = goodDeclaration();
        const [item] = declaration.goodsShipment.goodsItems;
        item.commodity.goodsMeasure.grossMass = "1,5 kg";
        item.commodity.commodityCode.harmonizedSystemSubHeadingCode = "4820.10";
        return declaration;
    };

    test("makes the corrections that rules know, and says each", (t) => {
        const desk = new Desk(t);
        desk.write("broken.json", JSON.stringify(broken()));
        assert.equal(desk.run(["validate", "broken.json"]).status, 1);
        const result = desk.run(["fix", "broken.json", "-o", "fixed.json", "--json"]);
        assert.equal(result.status, 0, result.stderr);
        const told = JSON.parse(result.stdout);
        assert.deepEqual(told.fixes.map((fix) => fix.rule).sort(), [
            "format.hs_code_has_six_digits", "format.number_is_plain",
        ]);
        assert.match(told.fixes.flatMap((fix) => fix.edits).join(), /“1,5 kg” becomes “1.5”/);
        assert.equal(told.written, "fixed.json");
        assert.equal(desk.run(["validate", "fixed.json"]).status, 0);
    });

    test("makes only those asked for, and exits with 1 while errors remain", (t) => {
        const desk = new Desk(t);
        desk.write("broken.json", JSON.stringify(broken()));
        const result = desk.run(["fix", "broken.json", "--rule", "format.number_is_plain"]);
        assert.equal(result.status, 1, result.stderr);
        const [item] = JSON.parse(result.stdout).goodsShipment.goodsItems;
        assert.equal(item.commodity.goodsMeasure.grossMass, "1.5");
        assert.equal(item.commodity.commodityCode.harmonizedSystemSubHeadingCode, "4820.10");
    });

    test("leaves the choice between two entries to a person, unless the rule is named", (t) => {
        const desk = new Desk(t);
        const declaration = goodDeclaration();
        declaration.goodsShipment.grossMass = "0.1";
        desk.write("light.json", JSON.stringify(declaration));
        const rule = "mass.shipment_is_not_lighter_than_its_items";
        const offered = JSON.parse(desk.run(["validate", "light.json", "--json"]).stdout).issues;
        assert.ok(offered.find((issue) => issue.rule === rule).fixes.length > 0);
        assert.deepEqual(JSON.parse(desk.run(["fix", "light.json", "--json"]).stdout).fixes, []);
        const named = JSON.parse(desk.run(["fix", "light.json", "--rule", rule, "--json"]).stdout);
        assert.deepEqual(named.fixes.map((fix) => fix.rule), [rule]);
    });

    test("takes the codes of customs, and refuses one that no rule has", (t) => {
        const desk = new Desk(t);
        desk.write("broken.json", JSON.stringify(broken()));
        const told = JSON.parse(desk.run(["fix", "broken.json", "--rule", "cds10021", "--json"]).stdout);
        assert.deepEqual(told.fixes.map((fix) => fix.rule), ["format.number_is_plain"]);
        assertNotDone(desk.run(["fix", "broken.json", "--rule", "CDS1002", "--json"]), "code_unknown");
    });

    test("leaves what is right as it is", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const result = desk.run(["fix", "good.json"]);
        assert.equal(result.status, 0, result.stderr);
        assert.deepEqual(JSON.parse(result.stdout), goodDeclaration());
        assertNotDone(desk.run(["fix", "absent.json", "--json"]), "file_missing");
    });
});

describe("convert", () => {
    test("to XML and back gives the same declaration", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        assert.equal(desk.run(["convert", "good.json", "--to", "xml", "-o", "good.xml"]).status, 0);
        const back = desk.run(["convert", "good.xml", "--to", "json"]);
        assert.equal(back.status, 0, back.stderr);
        assert.deepEqual(JSON.parse(back.stdout), goodDeclaration());
    });

    test("leaves nothing behind where it cannot write", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const args = ["convert", "good.json", "--to", "xml", "-o", "absent/good.xml", "--json"];
        assertNotDone(desk.run(args), "file_not_written");
    });
});

describe("explain and rules", () => {
    test("every rule can be explained, in both languages, by id and by source", (t) => {
        const desk = new Desk(t);
        const { rules } = document(desk.run(["rules", "--json"]));
        assert.ok(rules.length > 50);
        for (const rule of rules) {
            for (const member of ["message", "hint", "meaning", "law"]) {
                assert.ok(rule[member].length > 0, `${rule.id}: ${member}`);
                assert.doesNotMatch(rule[member], /[{}]/, `${rule.id}: ${member}`);
            }
            assert.ok(rule.source.length > 0, rule.id);
        }
        const danish = document(desk.run(["rules", "--json", "--lang", "da"])).rules;
        assert.equal(danish.filter((rule, i) => rule.message === rules[i].message).length, 0);
        for (const rule of rules.slice(0, 3)) {
            const byId = document(desk.run(["explain", rule.id, "--json"]));
            assert.deepEqual(byId.rules, [rule]);
        }
    });

    test("codes of customs are found however they are written", (t) => {
        const desk = new Desk(t);
        for (const code of ["DK1018", "dk1018", "R0221", "VR #49", "VR#49", "vr49"]) {
            const result = desk.run(["explain", code, "--json"]);
            assert.equal(result.status, 0, code);
            assert.ok(document(result).rules.length > 0, code);
        }
    });

    test("of a code that customs alone decides it says who, and from which catalogue", (t) => {
        const desk = new Desk(t);
        const [told] = document(desk.run(["explain", "CDS12005", "--json"])).customs;
        assert.equal(told.catalogue, "gb");
        assert.notEqual(told.heldBy, "");
        for (const lang of ["en", "da"]) {
            const result = desk.run(["explain", "CDS12005", "--lang", lang]);
            assert.equal(result.status, 0, result.stderr);
            assert.match(result.stdout, /CDS12005.*HMRC/);
            assert.doesNotMatch(result.stdout, /held\./, "a name that has no words");
        }
    });

    test("of a code whose condition is not published it says what is known", (t) => {
        const desk = new Desk(t);
        const [told] = document(desk.run(["explain", "CDS12095", "--json"])).customs;
        assert.match(told.known, /country of dispatch.*does not publish/);
        assert.match(desk.run(["explain", "CDS12095"]).stdout, /country of dispatch/);
        assert.match(desk.run(["explain", "CDS12095", "--lang", "da"]).stdout, /afsendelses/);
    });

    test("an unknown code is not explained", (t) => {
        assertNotDone(new Desk(t).run(["explain", "DK9999999", "--json"]), "code_unknown");
    });

    test("coverage counts rules, decidable and covered", (t) => {
        const { catalogues } = document(new Desk(t).run(["rules", "--coverage", "--json"]));
        for (const one of catalogues) {
            assert.equal(one.rules, one.decidable + one.customsOnly.length);
            assert.equal(one.covered, one.decidable - one.open.length);
            assert.ok(one.covered >= 50);
        }
        // The table of the whole catalogue says the same.
        const table = readFileSync(join(root, "tests", "vectors", "coverage_dk.csv"), "utf8");
        const rows = table.trim().split("\n").slice(1);
        const open = rows.filter((row) => row.endsWith(",not yet")).map((row) => row.split(",")[0]);
        const all = catalogues.find((one) => one.name === "dk");
        assert.equal(all.rules, rows.length);
        assert.deepEqual(all.open, open);
    });
});

describe("keys", () => {
    test("keygen writes a file for its owner only and shows the recovery code once", (t) => {
        const desk = new Desk(t);
        const made = document(desk.run(["keygen", "--json"]));
        assert.equal(statSync(made.keyFile).mode & 0o777, 0o600);
        assert.match(made.recoveryCode, /^[0-9A-Z]{5}(-[0-9A-Z]{4,5}){5}$/);
        assert.equal(made.publicKey.crv, "Ed25519");
        const again = desk.run(["keygen", "--json"]);
        assertNotDone(again, "file_exists");
    });

    test("a forgotten passphrase is replaced with the recovery code", (t) => {
        const desk = new Desk(t);
        const made = document(desk.run(["keygen", "--json"]));
        const env = { QUAYSIDE_PASSPHRASE: "quite another one" };
        desk.write("code", made.recoveryCode.toLowerCase().replaceAll("-", " ") + "\n");
        const args = ["recover", "--recovery-code-file", "code", "--json"];
        assert.equal(document(desk.run(args, { env })).kid, made.kid);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const sign = ["sign", "good.json", "--eori", "DK12345678", ...asOf, "--json"];
        assertNotDone(desk.run(sign), "wrong_passphrase");
        assert.equal(desk.run(sign, { env }).status, 0);
        desk.write("code", made.recoveryCode.slice(1));
        assertNotDone(desk.run(args, { env }), "wrong_recovery_code");
    });

    test("a short passphrase is refused, and none at all without terminal", (t) => {
        const desk = new Desk(t);
        const short = { QUAYSIDE_PASSPHRASE: "1234567" };
        assertNotDone(desk.run(["keygen", "--json"], { env: short }), "passphrase_too_short");
        const none = { QUAYSIDE_PASSPHRASE: "" };
        assertNotDone(desk.run(["keygen", "--json"], { env: none }), "passphrase_missing");
        desk.write("secret", "from a file, first line\r\nnot this\n");
        const args = ["keygen", "--passphrase-file", "secret", "--json"];
        assert.equal(desk.run(args, { env: none }).status, 0);
    });
});

describe("sign", () => {
    const sign = ["sign", "good.json", "--eori", "DK12345678", ...asOf];

    test("says what is signed and writes an envelope", (t) => {
        const desk = new Desk(t);
        const { kid } = document(desk.run(["keygen", "--json"]));
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const result = desk.run([...sign, "-o", "envelope.json", "--json"]);
        assert.equal(result.status, 0, result.stderr);
        const summary = document(result);
        assert.equal(summary.kid, kid);
        for (const part of ["DK12345678", kid, summary.payloadHash, summary.submissionId,
            goodDeclaration().lrn, "Paper notebooks"]) {
            assert.ok(result.stderr.includes(part), part);
        }
        const envelope = JSON.parse(desk.read("envelope.json"));
        assert.deepEqual(Object.keys(envelope), ["payload", "signature"]);
        const content = JSON.parse(Buffer.from(envelope.payload, "base64url"));
        assert.deepEqual(content.declaration, goodDeclaration());
        assert.equal(content.header.declarant, "DK12345678");
        assert.equal(content.header.asOf, "2026-11-24");
        assert.equal(content.header.submissionId, summary.submissionId);
    });

    test("signs nothing that has errors", (t) => {
        const desk = new Desk(t);
        desk.run(["keygen"]);
        desk.write("bad.json", JSON.stringify(withError()));
        const result = desk.run(["sign", "bad.json", "-o", "envelope.json", "--json"]);
        assert.equal(result.status, 1);
        const { error, verdict } = document(result);
        assert.equal(error.code, "declaration_has_errors");
        assert.equal(verdict.issues[0].at[0], "/lrn");
        assert.throws(() => desk.read("envelope.json"));
    });

    test("signs only for a party of the declaration", (t) => {
        const desk = new Desk(t);
        desk.run(["keygen"]);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const other = ["sign", "good.json", "--eori", "DK99999999", ...asOf, "--json"];
        assertNotDone(desk.run(other), "no_right_to_act");
        assertNotDone(desk.run(["sign", "good.json", ...asOf, "--json"]), "eori_missing");
    });

    test("opens the key with the right passphrase only, and no broken key file", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        assertNotDone(desk.run([...sign, "--json"]), "file_missing");
        const { keyFile } = document(desk.run(["keygen", "--json"]));
        const env = { QUAYSIDE_PASSPHRASE: "not the right one" };
        assertNotDone(desk.run([...sign, "--json"], { env }), "wrong_passphrase");
        desk.write("broken.json", desk.read(keyFile.slice(desk.folder.length)).slice(0, -2));
        assertNotDone(desk.run([...sign, "--key", "broken.json", "--json"]), "vault_malformed");
        desk.write("greedy.json",
            desk.read(keyFile.slice(desk.folder.length)).replace(":65536,", ":4194304,"));
        assertNotDone(desk.run([...sign, "--key", "greedy.json", "--json"]), "vault_cost_refused");
    });
});

describe("servers", () => {
    const cases = [
        [[], "server_missing"],
        [["--server", "ftp://127.0.0.1"], "server_address_malformed"],
        [["--server", "http://127.0.0.1:99999"], "server_address_malformed"],
        [["--server", "http://user@127.0.0.1:80"], "server_address_malformed"],
        [["--server", "http://127.0.0.1:80/path"], "server_address_malformed"],
        [["--server", "http://example.org"], "server_not_secure"],
        [["--server", "http://127.0.0.1.example.org"], "server_not_secure"],
        [["--server", "http://127.0.0.1:1"], "server_unreachable"],
    ];
    for (const [args, code] of cases) {
        test(`${args[1] ?? "none named"}: ${code}`, (t) => {
            const desk = new Desk(t);
            desk.run(["keygen"]);
            assertNotDone(desk.run(["status", "--all", ...args, "--json"]), code);
        });
    }
});

describe("verify", () => {
    test("what is no evidence package is not verified", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        assert.equal(desk.run(["verify", "good.json", "--json"]).status, 2);
        assert.equal(desk.run(["verify", "-", "--json"], { input: "no" }).status, 2);
    });
});

describe("wrong use", () => {
    for (const args of [[], ["frobnicate"], ["validate"], ["validate", "a", "--frobnicate"],
        ["convert", "a"], ["convert", "a", "--to", "yaml"], ["validate", "a", "--profile", "xx"],
        ["validate", "a", "--as-of", "2026-02-30"], ["validate", "a", "--lang", "fr"], ["status"],
        ["status", "1", "--all"], ["submit", "a", "--timeout", "0"]]) {
        test(`quayside ${args.join(" ")}: 64`, (t) => {
            const result = new Desk(t).run(args);
            assert.equal(result.status, 64, result.stderr);
            assert.equal(result.stdout, "");
            assert.match(result.stderr, /^quayside: /);
        });
    }

    test("help and version are no wrong use", (t) => {
        const desk = new Desk(t);
        assert.equal(desk.run(["--help"]).status, 0);
        assert.equal(desk.run(["validate", "--help"]).status, 0);
        assert.match(document(desk.run(["version", "--json"])).version, /^\d+\.\d+\.\d+$/);
    });

    test("a full disk is noticed", (t) => {
        const desk = new Desk(t);
        desk.write("good.json", JSON.stringify(goodDeclaration()));
        const result = desk.run(["convert", "good.json", "--to", "xml", "-o", "/dev/full"]);
        assert.equal(result.status, 2);
    });
});
