// The disk of the server is full, or cannot be written to. The server says so, loses nothing that
// it has acknowledged, and goes on when there is space again.
//
// The small disk is a tmpfs in a mount namespace of the server's own.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { exchange, Harbour, startProgram } from "../support/processes.mjs";
import { h7Declaration, Refused, signedInTrader } from "../support/trader.mjs";

const namespace = ["unshare", "--user", "--map-root-user", "--mount"];

/// A wrapper that mounts a tmpfs on the folder, then runs what follows.
function onDisk(mountOptions) {
    return (folder) => {
        mkdirSync(folder, { recursive: true });
        const script = 'mount -t tmpfs -o "$0" tmpfs "$1" && shift && exec "$@"';
        return [...namespace, "sh", "-c", script, mountOptions, folder];
    };
}

function whyNoNamespaces() {
    const [command, ...options] = namespace;
    try {
        execFileSync(command, [...options, "true"], { stdio: "pipe" });
        return false;
    } catch {
        return "this system lets nobody make mount namespaces";
    }
}
const skip = whyNoNamespaces();

/// What a program says that cannot start.
async function lastWords(t, program, mountOptions, optionsFor) {
    const folder = mkdtempSync(join(tmpdir(), "quayside-test-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const data = join(folder, "data");
    const args = ["--listen", "127.0.0.1:0", "--data", data, ...optionsFor(folder)];
    const started = startProgram(program, args, { wrapper: onDisk(mountOptions)(data) });
    const error = await started.then(
        async (running) => {
            await running.kill();
            throw new Error(`${program} started on a disk with ${mountOptions}`);
        },
        (failure) => failure,
    );
    return error.message;
}

const serverOptions = (folder) => ["--web", bundle(folder), "--customs", "http://127.0.0.1:9"];
const customsOptions = () => ["--notify", "http://127.0.0.1:9/customs/dk/notifications"];

function bundle(folder) {
    appendFileSync(join(folder, "manifest.json"), '{"files":[]}');
    return folder;
}

test("the server does not start on a full disk and says why", { skip }, async (t) => {
    const words = await lastWords(t, "quayside-server", "size=64k", serverOptions);
    assert.match(words, /the disk of the data folder is full/);
    assert.match(words, /Free some space/);
});

test("the server does not start on a disk without room for its key", { skip }, async (t) => {
    const words = await lastWords(t, "quayside-server", "nr_inodes=2", serverOptions);
    assert.match(words, /server_key could not be written\nCheck .* space/);
});

test("the server does not start on a read-only folder and says why", { skip }, async (t) => {
    const words = await lastWords(t, "quayside-server", "ro", serverOptions);
    assert.match(words, /the data folder cannot be written to\nGive --data a folder/);
});

test("customs does not start on a read-only folder and says why", { skip }, async (t) => {
    const words = await lastWords(t, "quayside-customs-simulator", "ro", customsOptions);
    assert.match(words, /the ledger cannot be read or written/);
});

/// Takes all space there is; gives back what frees it again.
function fill(folder) {
    const ballast = join(folder, "ballast");
    for (let size = 64 * 1024; size >= 512; size /= 2) {
        try {
            for (;;) appendFileSync(ballast, Buffer.alloc(size));
        } catch (error) {
            assert.equal(error.code, "ENOSPC");
        }
    }
    return () => rmSync(ballast);
}

/// Submits until the server has no more room: what it took, and the one it refused.
async function submitUntilFull(trader, prefix) {
    const taken = [];
    for (let i = 0; i < 200; ++i) {
        const signed = trader.sign(h7Declaration({ lrn: `${prefix}-${i}` }));
        try {
            taken.push({ signed, answer: await trader.submit(signed) });
        } catch (error) {
            if (!(error instanceof Refused)) throw error;
            return { taken, refused: signed, error };
        }
    }
    throw new Error("the disk did not become full");
}

test("the disk becomes full: submissions are refused, none is lost", { skip }, async (t) => {
    const harbour = await Harbour.open({ paceMs: 20, wrapper: onDisk("size=4m") });
    t.after(() => harbour.close());
    const trader = await signedInTrader(harbour.origin);
    const early = await trader.lodge(h7Declaration({ lrn: "SPACE-1" }));
    const free = fill(`/proc/${harbour.server.child.pid}/root${harbour.dataFolder}`);

    const { taken, refused, error } = await submitUntilFull(trader, "FULL");
    assert.deepEqual([error.status, error.code], [503, "storage_full"]);
    const page = await exchange(`${harbour.origin}/api/v1/server`);
    assert.equal(page.status, 200, "what is there can still be read");

    free();
    taken.push({ signed: refused, answer: await trader.submit(refused) });
    for (const { signed, answer } of taken) {
        await trader.waitFor(signed.id, "cleared");
        assert.equal((await trader.submit(signed)).receipt, answer.receipt);
    }
    await trader.waitFor(early.id, "cleared");
    const counts = (await harbour.ledger()).map(({ count }) => count);
    assert.deepEqual(counts, Array(taken.length + 1).fill(1), "customs has each once");
});
