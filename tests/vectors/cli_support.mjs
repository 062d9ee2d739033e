// How the tests of the terminal program call it: in a folder of their own, without terminal.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const programs = process.env.QUAYSIDE_PROGRAMS ?? join(root, "build", "bin");

/// A folder that is gone after the test, with the environment that keeps the program inside it.
export class Desk {
    constructor(test) {
        this.folder = mkdtempSync(join(tmpdir(), "quayside-cli-"));
        this.env = {
            PATH: process.env.PATH,
            HOME: this.folder,
            XDG_CONFIG_HOME: join(this.folder, "config"),
            QUAYSIDE_PASSPHRASE: "four plain words here",
            TZ: "Europe/Copenhagen",
        };
        test.after(() => rmSync(this.folder, { recursive: true, force: true }));
    }

    path(name) {
        return join(this.folder, name);
    }

    write(name, content) {
        writeFileSync(this.path(name), content);
        return name;
    }

    read(name) {
        return readFileSync(this.path(name), "utf8");
    }

    /// { status, stdout, stderr }; `input` goes to standard input.
    run(args, { input = "", env = {} } = {}) {
        const result = spawnSync(join(programs, "quayside"), args, {
            cwd: this.folder,
            env: { ...this.env, ...env },
            input,
            encoding: "utf8",
            timeout: 120_000,
            maxBuffer: 64 * 1024 * 1024,
            detached: true, // no terminal to ask on
        });
        // EPIPE: the program stopped reading its input, as it does at its limit.
        if (result.error && result.error.code !== "EPIPE") throw result.error;
        if (result.signal) throw new Error(`ended by ${result.signal}: ${result.stderr}`);
        return result;
    }
}

/// A declaration without errors, from the vectors of the rules.
export function goodDeclaration() {
    const name = "codes.additional_declaration_type_is_listed.json";
    const vectors = JSON.parse(readFileSync(join(root, "tests", "vectors", "rules", name), "utf8"));
    const clean = vectors.find((vector) => vector.name === "D is listed");
    return structuredClone(clean.declaration);
}

async function freePort() {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

function start(test, name, args, env) {
    const child = spawn(join(programs, name), args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (bytes) => (log += bytes));
    }
    test.after(
        () =>
            new Promise((resolve) => {
                if (child.exitCode !== null || child.signalCode !== null) return resolve();
                child.once("exit", resolve);
                child.kill("SIGTERM");
                setTimeout(() => child.kill("SIGKILL"), 5000).unref();
            }),
    );
    return { child, log: () => log };
}

async function answers(url, started) {
    for (let i = 0; i < 200; ++i) {
        if (started.child.exitCode !== null) throw new Error(`ended at once:\n${started.log()}`);
        const reached = await new Promise((resolve) => {
            const request = get(url, (answer) => resolve(answer.resume().statusCode < 500));
            request.on("error", () => resolve(false));
        });
        if (reached) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${url} does not answer:\n${started.log()}`);
}

/// Server and customs simulator with data in the desk's folder; the server's address.
export async function startServer(test, desk, more = []) {
    const [port, customsPort] = [await freePort(), await freePort()];
    const env = { ...desk.env, QUAYSIDE_CUSTOMS_TOKEN: "token-of-the-test-token-of-the-test" };
    const origin = `http://127.0.0.1:${port}`;
    for (const folder of ["simulator", "server", "web"]) mkdirSync(desk.path(folder));
    desk.write("web/manifest.json", JSON.stringify({ files: [] })); // no page is needed here
    const customs = `http://127.0.0.1:${customsPort}`;
    const simulator = start(
        test,
        "quayside-customs-simulator",
        ["--listen", `127.0.0.1:${customsPort}`, "--notify", `${origin}/customs/dk/notifications`,
            "--data", desk.path("simulator")],
        env,
    );
    const server = start(
        test,
        "quayside-server",
        ["--listen", `127.0.0.1:${port}`, "--data", desk.path("server"),
            "--web", desk.path("web"), "--customs", customs, "--demonstration", ...more],
        env,
    );
    await answers(`${customs}/dms/ledger`, simulator);
    await answers(`${origin}/api/v1/server`, server);
    return origin;
}

const who = ["--eori", "DK12345678", "--organisation", "Havnens Spedition ApS",
    "--person", "Anna Jensen"];

/// The JSON that the program printed, once it has ended as it should.
export function document(result, status = 0) {
    assert.equal(result.status, status, result.stderr);
    return JSON.parse(result.stdout);
}

/// A desk whose key is enrolled with a server of its own.
export async function enrolledDesk(t) {
    const desk = new Desk(t);
    const origin = await startServer(t, desk);
    desk.run(["keygen"]);
    const answer = document(desk.run(["enrol", "--server", origin, ...who, "--json"]));
    assert.equal(answer.status, "active");
    return desk;
}
