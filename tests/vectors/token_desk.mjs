// A desk with a PKCS#11 token (SoftHSM) on it, whose keys and certificates are made anew.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";

import { Desk, document, goodDeclaration, startServer } from "./cli_support.mjs";

export const module = "/usr/lib/softhsm/libsofthsm2.so";
export const token = ["--token-module", module, "--token", "quay"];

const who = ["--eori", "DK12345678", "--organisation", "Havnens Spedition ApS",
    "--person", "Anna Jensen"];

/// A desk with a token of its own; keys and certificates are made anew.
export class TokenDesk extends Desk {
    constructor(test) {
        super(test);
        mkdirSync(this.path("tokens"));
        this.write("softhsm2.conf", `directories.tokendir = ${this.path("tokens")}\n`);
        Object.assign(this.env, { SOFTHSM2_CONF: this.path("softhsm2.conf"), QUAYSIDE_PIN: "1234" });
        this.tool("softhsm2-util", "--init-token", "--free", "--label", "quay", "--pin", "1234",
            "--so-pin", "12345678");
        this.authority("authority");
    }

    tool(program, ...args) {
        const done = spawnSync(program, args, { cwd: this.folder, env: this.env, encoding: "utf8" });
        assert.equal(done.status, 0, `${program} ${args.join(" ")}\n${done.stderr}`);
    }

    key(name, kind) {
        const what = kind === "RSA" ? ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
            : ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${kind}`];
        this.tool("openssl", "genpkey", ...what, "-out", `${name}.key`);
    }

    authority(name) {
        this.key(name, "P-256");
        this.tool("openssl", "req", "-x509", "-key", `${name}.key`, "-out", `${name}.pem`,
            "-days", "30", "-subj", `/CN=${name}`,
            "-addext", "keyUsage=critical,keyCertSign,cRLSign");
    }

    /// A key and its certificate on the token, under this label.
    person(name, id, { issuer = "authority", kind = "P-256", usage = "nonRepudiation",
        basic = "CA:FALSE", more = [] } = {}) {
        this.key(name, kind);
        this.tool("openssl", "req", "-new", "-key", `${name}.key`, "-out", `${name}.csr`,
            "-subj", `/CN=${name}/organizationIdentifier=VATDK-12345678`);
        this.write(`${name}.ext`, `basicConstraints=critical,${basic}\nkeyUsage=critical,${usage}\n`);
        this.tool("openssl", "x509", "-req", "-in", `${name}.csr`, "-CA", `${issuer}.pem`,
            "-CAkey", `${issuer}.key`, "-days", "20", "-extfile", `${name}.ext`,
            "-out", `${name}.pem`);
        this.tool("openssl", "x509", "-in", `${name}.pem`, "-outform", "DER", "-out", `${name}.der`);
        const on = ["--module", module, "--token-label", "quay", "--login", "--pin", "1234",
            "--label", name, "--id", id];
        this.tool("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", `${name}.key`,
            "-outform", "DER", "-out", `${name}.p8`);
        this.tool("pkcs11-tool", ...on, "--write-object", `${name}.p8`, "--type", "privkey", ...more);
        this.tool("pkcs11-tool", ...on, "--write-object", `${name}.der`, "--type", "cert");
    }

    declaration(name, lrn) {
        const declaration = { ...goodDeclaration(), lrn, additionalDeclarationType: "A" };
        this.write(name, JSON.stringify(declaration));
    }

    code(args, more) {
        return document(this.run([...args, "--json"], more), 2).error.code;
    }
}

export async function enrolledWithToken(t, more) {
    const desk = new TokenDesk(t);
    const origin = await startServer(t, desk, more?.(desk) ??
        ["--certificate-authorities", desk.path("authority.pem")]);
    desk.run(["keygen"]);
    document(desk.run(["enrol", "--server", origin, ...who, "--json"]));
    return desk;
}
