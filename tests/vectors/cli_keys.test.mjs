// The terminal program and its key file: another passphrase, another recovery code, today's cost.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { describe, test } from "node:test";

import { Desk, document } from "./cli_support.mjs";

const next = "another long passphrase";

function deskWithKey(t) {
    const desk = new Desk(t);
    const { recoveryCode } = document(desk.run(["keygen", "--key", "key.json", "--json"]));
    return { desk, recoveryCode };
}

const code = (run) => document(run, 2).error.code;
const recover = (desk, recoveryCode) => {
    desk.write("code.txt", recoveryCode);
    return desk.run(["recover", "--key", "key.json", "--recovery-code-file", "code.txt", "--json"]);
};

describe("key", () => {
    test("passphrase: the new one opens, the old one and the recovery code are as they should be", (t) => {
        const { desk, recoveryCode } = deskWithKey(t);
        desk.write("new.txt", next + "\n");
        const change = ["key", "passphrase", "--key", "key.json", "--new-passphrase-file", "new.txt", "--json"];
        assert.equal(code(desk.run(change, { env: { QUAYSIDE_PASSPHRASE: "a wrong passphrase" } })), "wrong_passphrase");
        document(desk.run(change));
        assert.equal(statSync(desk.path("key.json")).mode & 0o777, 0o600);
        assert.equal(code(desk.run(change)), "wrong_passphrase");
        document(desk.run(change, { env: { QUAYSIDE_PASSPHRASE: next } }));
        document(recover(desk, recoveryCode));
    });

    test("passphrase: a short one is refused and changes nothing", (t) => {
        const { desk } = deskWithKey(t);
        const before = desk.read("key.json");
        const run = desk.run(["key", "passphrase", "--key", "key.json", "--json"], { env: { QUAYSIDE_NEW_PASSPHRASE: "short" } });
        assert.equal(code(run), "passphrase_too_short");
        assert.equal(desk.read("key.json"), before);
    });

    test("recovery-code: the new one opens, the old one is void", (t) => {
        const { desk, recoveryCode } = deskWithKey(t);
        const renewed = document(desk.run(["key", "recovery-code", "--key", "key.json", "--json"]));
        assert.notEqual(renewed.recoveryCode, recoveryCode);
        assert.equal(code(recover(desk, recoveryCode)), "wrong_recovery_code");
        document(recover(desk, renewed.recoveryCode));
    });

    test("a file of an old cost is wrapped anew at today's when it is opened", (t) => {
        const desk = new Desk(t);
        const vectors = JSON.parse(readFileSync(new URL("key_files.json", import.meta.url)));
        for (const name of ["the passphrase opens", "version 1 opens with the passphrase", "the most passes"]) {
            const old = vectors.find((one) => one.name === name);
            desk.write("key.json", old.file);
            const env = { QUAYSIDE_PASSPHRASE: old.passphrase };
            document(desk.run(["key", "recovery-code", "--key", "key.json", "--json"], { env }));
            const file = JSON.parse(desk.read("key.json"));
            const { passes } = JSON.parse(old.file);
            assert.deepEqual([file.format, file.kid, file.passes, file.memoryKib],
                ["quayside-vault-2", old.expect.kid, Math.max(3, passes), 65536]);
            document(desk.run(["key", "recovery-code", "--key", "key.json", "--json"], { env }));
        }
    });

    test("without saying what is to be changed it is wrong use", (t) => {
        assert.equal(new Desk(t).run(["key"]).status, 64);
    });
});
