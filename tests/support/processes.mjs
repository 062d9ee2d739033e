// Starts and stops the programs of Quayside for tests: on loopback, with free ports, in folders of
// their own. Only processes started here are ended, each by its own id.
//
// Programs are taken from build/bin, or from the folder that QUAYSIDE_PROGRAMS names.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const programs = process.env.QUAYSIDE_PROGRAMS ?? join(root, "build", "bin");
export const programPath = (name) => join(programs, name);
const readyWithinMs = 20_000;
const endsWithinMs = 10_000;
const logMax = 256 * 1024;
const token = "token-of-the-tests-token-of-the-tests";

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/// Waits until `condition` yields something true, and returns it.
export async function eventually(condition, { within = 20_000, every = 50, what = "it" } = {}) {
    const deadline = Date.now() + within;
    for (;;) {
        const value = await condition();
        if (value) return value;
        if (Date.now() > deadline) throw new Error(`${what} did not come within ${within} ms`);
        await pause(every);
    }
}

/// A port that nobody used a moment ago. Needed where two programs must know each other's.
export async function freePort() {
    const server = createServer();
    await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

/// One exchange over a connection of its own: { status, headers, body }. Rejects when there is no
/// whole answer.
export function exchange(url, { method = "GET", headers = {}, body, timeoutMs = 10_000 } = {}) {
    return new Promise((resolve, reject) => {
        const bytes = body === undefined ? undefined : Buffer.from(body);
        const length = bytes ? { "Content-Length": bytes.length } : {};
        const outgoing = request(url, { method, headers: { ...headers, ...length }, agent: false });
        outgoing.setTimeout(timeoutMs, () => outgoing.destroy(new Error("no answer in time")));
        outgoing.once("error", reject);
        outgoing.once("response", (answer) => {
            const parts = [];
            answer.on("data", (part) => parts.push(part));
            answer.once("error", reject);
            answer.once("aborted", () => reject(new Error("the answer broke off")));
            answer.once("end", () =>
                resolve({
                    status: answer.statusCode,
                    headers: answer.headers,
                    body: Buffer.concat(parts).toString("utf8"),
                }),
            );
        });
        outgoing.end(bytes);
    });
}

/// A running program that has said its ready line.
class Program {
    constructor(name, child) {
        this.name = name;
        this.child = child;
        this.log = "";
        this.url = "";
        this.ended = new Promise((resolve) => child.once("exit", resolve));
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding("utf8");
            stream.on("data", (text) => (this.log = (this.log + text).slice(-logMax)));
        }
    }

    get isRunning() {
        return this.child.exitCode === null && this.child.signalCode === null;
    }

    /// kill -9: what a crash or a power cut of the process looks like.
    async kill() {
        if (this.isRunning) this.child.kill("SIGKILL");
        await this.ended;
    }

    /// SIGTERM; fails when the program does not end by itself.
    async stop() {
        if (!this.isRunning) return;
        this.child.kill("SIGTERM");
        const late = setTimeout(() => this.child.kill("SIGKILL"), endsWithinMs);
        await this.ended;
        clearTimeout(late);
        if (this.child.signalCode === "SIGKILL") throw new Error(`${this.name} did not stop`);
    }
}

/// Starts build/bin/NAME and waits for "NAME listening on URL". `wrapper` is a command that ends by
/// running, in its own place, the program and the arguments that follow.
export async function startProgram(name, args, { env = {}, wrapper = [] } = {}) {
    const [command, ...rest] = [...wrapper, programPath(name), ...args];
    const child = spawn(command, rest, {
        env: { PATH: process.env.PATH, TZ: "UTC", ...env },
        stdio: ["ignore", "pipe", "pipe"],
    });
    const failed = new Promise((resolve, reject) => child.once("error", reject));
    const program = new Program(name, child);
    const ready = new RegExp(`${name} listening on (http://\\S+)\\n`);
    try {
        program.url = await Promise.race([
            failed,
            eventually(
                () => {
                    if (!program.isRunning) throw new Error(`${name} ended:\n${program.log}`);
                    return ready.exec(program.log)?.[1];
                },
                { within: readyWithinMs, every: 5, what: `the ready line of ${name}` },
            ),
        ]);
    } catch (error) {
        child.kill("SIGKILL");
        throw error;
    }
    return program;
}

function bundledPage(folder) {
    const built = join(root, "build", "web");
    if (existsSync(join(built, "manifest.json"))) return built;
    const page = join(folder, "web"); // the tests of the API need no page
    mkdirSync(page, { recursive: true });
    writeFileSync(join(page, "manifest.json"), '{"files":[]}');
    return page;
}

/// What the operator of a server with an access point writes: who speaks to whom.
export const as4Template = `<?xml version="1.0" encoding="UTF-8"?>
<UserMessage xmlns="http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/">
  <PartyInfo>
    <From><PartyId type="string">CVR_12345678_UID_12345678_AS4</PartyId><Role>initiator</Role></From>
    <To><PartyId type="string">SKAT-MFT-AS4</PartyId><Role>responder</Role></To>
  </PartyInfo>
  <CollaborationInfo><Service type="string">DMS.Import2</Service></CollaborationInfo>
  <MessageProperties>
    <Property name="originalSender">quayside</Property>
    <Property name="finalRecipient">customs</Property>
    <Property name="lang">EN</Property>
    <Property name="procedureType">H7</Property>
  </MessageProperties>
</UserMessage>
`;

/// A server and a customs simulator that know each other, with their data in a temporary folder.
export class Harbour {
    static async open(options = {}) {
        const harbour = new Harbour();
        try {
            [harbour.serverPort, harbour.customsPort] = [await freePort(), await freePort()];
            if (options.customs !== false) await harbour.startCustoms(options);
            await harbour.startServer(options);
        } catch (error) {
            await harbour.close().catch(() => {});
            throw error;
        }
        return harbour;
    }

    constructor() {
        this.folder = mkdtempSync(join(tmpdir(), "quayside-test-"));
        this.env = { QUAYSIDE_CUSTOMS_TOKEN: token };
    }

    get origin() {
        return `http://127.0.0.1:${this.serverPort}`;
    }

    get dataFolder() {
        return join(this.folder, "server");
    }

    get connectionFile() {
        return join(this.folder, "hmrc.json");
    }

    get customsUrl() {
        return `http://127.0.0.1:${this.customsPort}`;
    }

    /// The folder that server and access point share, with the template in it.
    get filesFolder() {
        const folder = join(this.folder, "as4");
        if (!existsSync(folder)) {
            mkdirSync(folder);
            writeFileSync(join(folder, "metadata.xml"), as4Template);
        }
        return folder;
    }

    /// `pull`: British notifications wait to be fetched. `files`: Danish customs is reached through
    /// the folders of an access point. `callsPerSecond`: what British customs permits.
    async startCustoms({ paceMs = 50, schema = process.env.QUAYSIDE_DMS_SCHEMA, pull,
        files = this.files, callsPerSecond } = {}) {
        const args = ["--listen", `127.0.0.1:${this.customsPort}`];
        this.files = files;
        if (files) args.push("--files", this.filesFolder);
        else args.push("--notify", `${this.origin}/customs/dk/notifications`);
        args.push("--notify-gb", pull ? "pull" : `${this.origin}/customs/gb/notifications`);
        args.push("--data", join(this.folder, "customs"), "--pace-ms", String(paceMs));
        if (schema) args.push("--schema", schema);
        if (callsPerSecond) args.push("--calls-per-second", String(callsPerSecond));
        this.customs = await startProgram("quayside-customs-simulator", args, this);
    }

    /// `wrapper` makes a wrapper (see startProgram) from the data folder's name. `hmrc` are members
    /// of the file of the connection to HMRC; without them there is none.
    async startServer({ demonstration = true, wrapper, hmrc = this.hmrc, files = this.files } = {}) {
        const args = ["--listen", `127.0.0.1:${this.serverPort}`];
        args.push("--data", this.dataFolder, "--web", bundledPage(this.folder));
        this.files = files;
        if (files) args.push("--customs-files", this.filesFolder);
        else args.push("--customs", this.customsUrl);
        if (demonstration) args.push("--demonstration");
        this.hmrc = hmrc;
        if (hmrc) args.push("--customs-gb", this.writeConnection(hmrc));
        const options = { env: this.env, wrapper: wrapper?.(this.dataFolder) };
        this.server = await startProgram("quayside-server", args, options);
    }

    writeConnection(members) {
        const connection = {
            address: this.customsUrl,
            uploadAddress: this.customsUrl,
            apiVersion: "2.0",
            clientId: "quayside",
            clientSecret: "simulated",
            grant: "client_credentials",
            notificationToken: token,
            timeoutMs: "5000",
            settleMs: "6000",
            ...members,
        };
        writeFileSync(this.connectionFile, JSON.stringify(connection), { mode: 0o600 });
        return this.connectionFile;
    }

    /// kill -9 and start again on the same data and the same port.
    async crashServer() {
        await this.server.kill();
        await this.startServer();
    }

    async crashCustoms(options = {}) {
        await this.customs.kill();
        await this.startCustoms(options);
    }

    /// What customs has received: [{ messageId, lrn, count }].
    async ledger() {
        return JSON.parse((await exchange(`${this.customsUrl}/dms/ledger`)).body);
    }

    /// The same of the United Kingdom's customs; each time it received a message is an entry.
    async britishLedger() {
        return JSON.parse((await exchange(`${this.customsUrl}/simulator/ledger`)).body);
    }

    /// Moves customs' clock on; ours stands still beside it.
    async letDaysPass(days) {
        const url = `${this.customsUrl}/simulator/clock?days=${days}`;
        const { status } = await exchange(url, { method: "POST" });
        if (status !== 204) throw new Error(`the simulated clock was not moved: ${status}`);
    }

    async close() {
        try {
            for (const program of [this.server, this.customs]) await program?.stop();
        } finally {
            rmSync(this.folder, { recursive: true, force: true });
        }
    }
}
