// Danish customs through the folders of an AS4 access point, which the simulator plays: states of a
// message, failures on the line, and a server that is killed (kill -9) at random moments.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { eventually, Harbour, pause } from "../support/processes.mjs";
import { h7Declaration, signedInTrader } from "../support/trader.mjs";
import { submitUnderFire } from "../support/under_fire.mjs";

const submissions = Number(process.env.QUAYSIDE_FAULT_SUBMISSIONS ?? 60);
const wholeLife = ["submitted", "sent", "CWMRCV", "CWMTAX", "CWMACC", "CWMROG", "CWMCLE"];

const eventsOf = (view) => view.timeline.map(({ event }) => event);

/// Messages lie in IN in no order, so the last one may be read before others: waits for them all.
async function assertWholeLife(trader, { id }) {
    const isThere = (events) => wholeLife.every((event) => events.includes(event));
    const view = await eventually(
        async () => {
            const now = await trader.submission(id);
            return isThere(eventsOf(now)) ? now : undefined;
        },
        { what: `the whole life of ${id}` },
    );
    assert.equal(view.status, "cleared");
    assert.deepEqual(eventsOf(view).sort(), [...wholeLife].sort(), "each once");
    assert.match(view.mrn, /^\d\dDK[A-Z0-9]{12}R\d$/);
}

const list = (harbour, name) => {
    try {
        return readdirSync(join(harbour.filesFolder, name));
    } catch {
        return [];
    }
};

/// The folders below SENT or FAILED that hold a message with that LRN.
const foldersOf = (harbour, where, lrn) =>
    list(harbour, where).filter((name) => {
        const folder = join(harbour.filesFolder, where, name);
        const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
        return texts.some((text) => text.includes(`>${lrn}<`));
    });

/// Messages that customs has received with each LRN.
async function timesReceived(harbour) {
    const times = new Map();
    for (const { lrn, count } of await harbour.ledger()) {
        times.set(lrn, (times.get(lrn) ?? 0) + count);
    }
    return times;
}

describe("Danish customs through the folders of an access point", { concurrency: true }, () => {
    let harbour;
    let trader;

    before(async () => {
        harbour = await Harbour.open({ paceMs: 100, files: true });
        trader = await signedInTrader(harbour.origin);
    });
    after(() => harbour?.close());

    async function lodgeUntil(status, lrn, options = {}) {
        const lodged = await trader.lodge(h7Declaration({ lrn, ...options }), options);
        const view = await trader.waitFor(lodged.id, status);
        assert.equal((await timesReceived(harbour)).get(lrn), 1, `customs received ${lrn} once`);
        return view;
    }

    test("the whole life of a declaration; metadata names the action and us", async () => {
        const view = await lodgeUntil("cleared", "PLAIN-1", { items: 2 });
        await assertWholeLife(trader, view);
        assert.equal((await trader.submission(view.id)).paymentAmount, "105.94");
        const [name] = foldersOf(harbour, "SENT", "PLAIN-1");
        const metadata = readFileSync(
            join(harbour.filesFolder, "OUT", name, "metadata.xml"), "utf8");
        assert.match(metadata, /<Service type="string">DMS\.Import2<\/Service>/);
        assert.match(metadata, /<Action>Declaration\.Submit<\/Action>/);
        assert.ok(metadata.includes(`<ConversationId>quayside-${name}</ConversationId>`));
        assert.match(metadata, /<Property name="procedureType">H7<\/Property>/);
    });

    test("sending fails twice: it is sent again, and customs has it once", async () => {
        await assertWholeLife(trader, await lodgeUntil("cleared", "HTTP500-1"));
        assert.equal(foldersOf(harbour, "FAILED", "HTTP500-1").length, 2);
    });

    test("sending takes eight seconds, and customs is silent meanwhile", async () => {
        await assertWholeLife(trader, await lodgeUntil("cleared", "SLOW-MUTE-1"));
    });

    test("the message arrives only after eight seconds", async () => {
        await assertWholeLife(trader, await lodgeUntil("cleared", "LATE-1"));
    });

    test("the receipt is lost: customs may have it, so it is not sent again", async () => {
        await assertWholeLife(trader, await lodgeUntil("cleared", "RESET-MUTE-1"));
    });

    test("every notification twice, and in reverse order", async () => {
        const view = await lodgeUntil("cleared", "DUPLICATE-REORDER-1");
        await pause(2000); // the second of the last one
        await assertWholeLife(trader, view);
    });

    test("customs rejects", async () => {
        const view = await lodgeUntil("rejected", "REJECT-1");
        assert.equal(view.errors.length, 2);
    });

    test("what cannot be a message stops no other", async () => {
        const inbox = join(harbour.filesFolder, "IN");
        mkdirSync(join(inbox, "half"), { recursive: true });
        writeFileSync(join(inbox, "half", "notification.xml"), "<Notification>");
        symlinkSync("/etc", join(inbox, "link"));
        mkdirSync(join(inbox, "quayside", "big\n\"name"), { recursive: true });
        writeFileSync(join(inbox, "quayside", "big\n\"name", "metadata.xml"), "<UserMessage/>");
        writeFileSync(join(inbox, "quayside", "big\n\"name", "x.xml"), "x".repeat(5_000_000));
        await assertWholeLife(trader, await lodgeUntil("cleared", "GARBAGE-1"));
        await eventually(() => list(harbour, "REFUSED").length === 1, { what: "the refusal" });
        assert.ok(!harbour.server.log.includes("big"), "names from outside are not logged");
        assert.deepEqual(list(harbour, "IN").sort(), ["half", "link", "quayside"]);
    });

    test("what is stored is put away", async () => {
        await lodgeUntil("cleared", "STORED-1");
        await eventually(() => list(harbour, "DONE").length >= 5, { what: "messages in DONE" });
    });
});

test("the server says what is wrong with the folder or the options", async (t) => {
    const quay = new Harbour();
    t.after(() => quay.close());
    [quay.serverPort, quay.customsPort] = [1, 1];
    const start = () => quay.startServer({ files: true });
    writeFileSync(join(quay.filesFolder, "metadata.xml"), "<UserMessage/>");
    await assert.rejects(start, /metadata\.xml has another root than UserMessage of ebMS 3\.0/);
    writeFileSync(join(quay.filesFolder, "metadata.xml"), "<UserMessage>");
    await assert.rejects(start, /not well-formed/);
});

// For every third one customs is mute for 15 s, so that no notification tells the server what
// became of a delivery it was killed in. Every tenth fails on the line twice.
const lrnOf = (i) => `FILE-${i % 3 === 1 ? "MUTE-" : ""}${i % 10 === 5 ? "HTTP500-" : ""}${i}`;

async function accountInTheEnd(harbour, trader, acknowledged) {
    for (const { signed } of acknowledged) {
        await trader.waitFor(signed.id, "cleared", { within: 120_000 });
        await assertWholeLife(trader, signed);
    }
    const times = await timesReceived(harbour);
    const seen = acknowledged.map(({ lrn }) => times.get(lrn) ?? 0);
    return {
        acknowledged: acknowledged.length,
        lost: seen.filter((count) => count === 0).length,
        duplicated: seen.filter((count) => count > 1).length,
    };
}

for (const who of ["the server", "server and access point"]) {
    test(`${who} killed at random moments: nothing lost, nothing sent twice`, async (t) => {
        const harbour = await Harbour.open({ paceMs: 20, files: true });
        t.after(() => harbour.close());
        const trader = await signedInTrader(harbour.origin);
        let kills = 0;
        const crash = async () => {
            ++kills;
            const both = who !== "the server" && kills % 2 === 0;
            await Promise.all([
                harbour.crashServer(),
                both && pause(randomInt(0, 20)).then(() => harbour.crashCustoms({ paceMs: 20 })),
            ]);
        };
        const fire = { count: submissions, lrnOf, crash };
        const { acknowledged, begun } = await submitUnderFire(harbour, trader, fire);
        const found = await accountInTheEnd(harbour, trader, acknowledged);
        const failed = list(harbour, "FAILED").length;
        console.log(`acknowledged ${found.acknowledged}, lost ${found.lost}, ` +
            `duplicated ${found.duplicated}, kills ${kills}, killed in a delivery ${begun}, ` +
            `failures on the line ${failed}`);
        assert.deepEqual(found, { acknowledged: submissions, lost: 0, duplicated: 0 });
        assert.ok(failed >= Math.floor(submissions / 10) * 2 || who !== "the server");
        assert.deepEqual(list(harbour, "WRITING"), [], "nothing half-written is left");
    });
}
